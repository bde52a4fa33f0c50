import { readFileSync, readdirSync } from 'node:fs'
import type { Department, PenaltyKind, PublishedListType, PublishedMeasure } from '../domain/law/catalogue-types.ts'
import type { CalendarYear } from '../domain/calendar/types.ts'
import { isRefusal } from '../domain/refusal.ts'
import type { Refusal } from '../domain/refusal.ts'
import type { Precedence } from '../domain/law/rule-choice.ts'
import type { RulePack } from '../domain/law/rulebook-types.ts'
import { checkCalendarYear } from './calendar-schema.ts'
import { checkFields, checkListTypes, checkPenaltyKinds } from './catalogue-schema.ts'
import type { Field } from './catalogue-schema.ts'
import type { Problem } from './check.ts'
import { checkDepartments, checkMeasures } from './measure-schema.ts'
import { checkPack, checkPrecedence } from './schema.ts'

/** Every rule pack in `rules/packs`. Throws with file, place and reason when one is wrong: nothing may start on it. */
export function loadPacks(): RulePack[] {
  return filesIn('packs').map((file) => unlessRefused(checkPack(file, readRules(file))))
}

/** Every calendar year in `rules/calendars`. Throws like `loadPacks`. */
export function loadCalendarYears(): CalendarYear[] {
  return filesIn('calendars').map((file) => unlessRefused(checkCalendarYear(file, readRules(file))))
}

/** Which pack goes before which. Throws like `loadPacks`. */
export function loadPrecedence(): Precedence {
  return unlessRefused(checkPrecedence('precedence.json', readRules('precedence.json')))
}

/** The fields of supervision. Throws like `loadPacks`. */
export function loadFields(): readonly Field[] {
  return unlessRefused(checkFields('fields.json', readRules('fields.json')))
}

/** The list types. Throws like `loadPacks`. */
export function loadListTypes(): readonly PublishedListType[] {
  return unlessRefused(checkListTypes('list-types.json', readRules('list-types.json'), loadFields()))
}

/** The kinds of penalty. Throws like `loadPacks`. */
export function loadPenaltyKinds(): readonly PenaltyKind[] {
  return unlessRefused(checkPenaltyKinds('penalty-kinds.json', readRules('penalty-kinds.json')))
}

/** The measure catalogue. Throws like `loadPacks`. */
export function loadMeasures(): readonly PublishedMeasure[] {
  return unlessRefused(checkMeasures('measures.json', readRules('measures.json'), loadListTypes()))
}

/** The departments and what each carries out. Throws like `loadPacks`. */
export function loadDepartments(): readonly Department[] {
  return unlessRefused(checkDepartments('departments.json', readRules('departments.json'), loadMeasures()))
}

/** The JSON files of a folder of `rules/`, in order of their names. */
export function filesIn(folder: 'packs' | 'calendars'): string[] {
  return readdirSync(new URL(`${folder}/`, import.meta.url))
    .filter((name) => name.endsWith('.json'))
    .toSorted()
    .map((name) => `${folder}/${name}`)
}

/** A file of `rules/` as it stands there. */
export function readRules(file: string): unknown {
  return JSON.parse(readFileSync(new URL(file, import.meta.url), 'utf8'))
}

/** What a file says. Throws with file, place and reason when it was refused: nothing may start on it. */
export function unlessRefused<T extends object>(checked: T | Refusal): T {
  if (!isRefusal(checked)) return checked
  const problems = checked.params['problems'] as readonly Problem[]
  const lines = problems.map(({ place, reason }) => `  ${place}: ${reason}`)
  throw new Error(`rules/${String(checked.params['file'])} is not valid:\n${lines.join('\n')}`)
}
