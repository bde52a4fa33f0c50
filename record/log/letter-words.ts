import { isDeepStrictEqual } from 'node:util'
import type { RecordedEvent } from '../../domain/case.ts'
import { erasedText } from '../../domain/personal.ts'
import type { RuleBook } from '../../domain/law/rulebook-types.ts'
import type { AnyFacts } from '../../letters/kinds.ts'
import { lawOf } from '../../letters/law.ts'
import type { Letter } from '../../letters/letter.ts'
import { lettersOf } from '../../letters/letters-of.ts'
import { currentTemplate } from '../../letters/templates.ts'
import { catalogue } from '../../rules/catalogue.ts'
import { ruleBook } from '../../rules/index.ts'
import { readLaw } from '../law.ts'
import type { Fault } from './faults.ts'
import type { Database } from './rows.ts'

/** A settled letter as its row has it. */
export interface SettledLetter {
  readonly caseNo: string
  readonly occasion: string
  readonly kind: string
  readonly number: string
  readonly template: number
  readonly facts: AnyFacts
}

type Words = Readonly<Record<string, string | undefined>>

// What these say is looked up in law and catalogue as they stand today, and not in the ledger.
const ofLaw =
  /^(agency|listTitle|listBasis|remedies|removal|title|department|measure|publicity|sharing|(min|max)Term|earliestRepairOn|rule|.+Rule)$/

/** The settled letters of some cases. */
export async function listSettled(db: Database, caseNos: readonly string[]): Promise<SettledLetter[]> {
  const { rows } = await db.query<SettledLetter>(
    `SELECT case_no AS "caseNo", occasion, kind, number, template, facts FROM public.letters
     WHERE case_no = ANY($1) AND template IS NOT NULL`,
    [caseNos],
  )
  return rows
}

// A number without a year of its own may come again in another year.
const yearOf = `CASE WHEN number ~ '\\d{4}\\D' THEN 0 ELSE extract(year FROM drawn_up_at AT TIME ZONE 'Asia/Shanghai') END`

/** Settled letters of one agency that have one number. */
export async function sameNumbers(db: Database): Promise<Fault[]> {
  const { rows } = await db.query<{ caseNo: string; number: string }>(
    `SELECT max(case_no) AS "caseNo", number FROM public.letters JOIN public.cases USING (case_no)
     WHERE template IS NOT NULL GROUP BY agency, number, ${yearOf} HAVING count(*) > 1 ORDER BY number LIMIT 1000`,
  )
  return rows.map(({ caseNo, number }) => ({ code: 'letter.sameNumber', caseNo, name: number }))
}

/** The law by which letters are written anew; that of the release where what was published since makes none. */
export async function lawOfLetters(db: Database): Promise<RuleBook> {
  const published = await readLaw(db).catch((error: unknown) => {
    if (error instanceof Error && 'severity' in error) throw error
    return undefined
  })
  return published ?? ruleBook
}

/**
 * Compares each settled letter of a case with what its ledger calls for: that it does, kind, a number that the act named,
 * and every word that follows from the ledger alone. Of letters in a wording that is no longer used, words that only one of
 * the two has are passed over; so are words that went with an erasure.
 */
export function checkLetters(
  caseNo: string,
  ledger: readonly RecordedEvent[],
  settled: readonly SettledLetter[],
  rules: RuleBook,
): Fault[] {
  const called = new Map(lettersOf(caseNo, ledger, lawOf({ rules, catalogue })).map((one) => [one.occasion, one]))
  const isErased = JSON.stringify(ledger).includes(erasedText)
  return settled.flatMap((letter): Fault[] => {
    const own = called.get(letter.occasion)
    const name = `letter ${letter.occasion}`
    if (!own) return [{ code: 'letter.notCalled', caseNo, name }]
    return isAsCalled(letter, own, isErased) ? [] : [{ code: 'letter.changed', caseNo, name }]
  })
}

function isAsCalled({ kind, number, template, facts }: SettledLetter, letter: Letter, isErased: boolean): boolean {
  if (kind !== letter.kind || (letter.givenNumber !== undefined && letter.givenNumber !== number)) return false
  const isCurrent = currentTemplate(letter.kind).version === template
  const same = (entered: Words, said: Words) =>
    [...new Set([...Object.keys(entered), ...Object.keys(said)])].every((name) => {
      if (ofLaw.test(name) || (!isCurrent && (entered[name] === undefined || said[name] === undefined))) return true
      return entered[name] === said[name] || (isErased && `${entered[name]}${said[name]}`.includes(erasedText))
    })
  const written = JSON.parse(JSON.stringify(letter.facts)) as AnyFacts
  if (!same(facts.words, written.words)) return false
  const lists = [Object.keys(facts.lists), Object.keys(written.lists)].map((names) => names.toSorted())
  if (isCurrent && !isDeepStrictEqual(lists[0], lists[1])) return false
  return Object.entries(facts.lists).every(([name, entries]) => {
    const others = written.lists[name]
    if (others === undefined) return !isCurrent
    return entries.length === others.length && entries.every((entry, at) => same(entry, others[at]!))
  })
}
