import { citation } from '../../domain/citation.ts'
import { termWords } from '../../domain/calendar/words.ts'
import type { CaseState, EventType, RecordedEvent } from '../../domain/case.ts'
import type { Catalogue } from '../../domain/command.ts'
import type { Deadline } from '../../domain/deadline.ts'
import type { ResolvedRule, RuleBook } from '../../domain/rulebook-types.ts'

/** What the wording of a letter is looked up in. */
export interface Law {
  readonly rules: RuleBook
  readonly catalogue: Catalogue
  readonly departmentTitle: (code: string) => string
  readonly agencyTitle: (code: string) => string
}

/** An act that a letter tells of: its event, the case as it then stood, and all that went before. */
export interface AnyAct {
  readonly recorded: RecordedEvent
  /** The state after the event. */
  readonly state: CaseState
  /** The ledger up to the event, which is the last of it. */
  readonly history: readonly RecordedEvent[]
  readonly law: Law
}

type Recorded<T extends EventType> = Extract<RecordedEvent, { readonly type: T }>

/** An act of one type. */
export type Act<T extends EventType> = AnyAct & { readonly recorded: Recorded<T> }

/** The words that every letter may use. The addressee is the entity unless it is named. */
export function commonWords({ state, law }: AnyAct, addressee = state.entity.name) {
  return {
    agency: law.agencyTitle(state.agency),
    addressee,
    caseNo: state.caseNo,
    entityName: state.entity.name,
    entityCode: state.entity.code,
    legalRepresentative: state.entity.legalRepresentative,
  }
}

/** The last event of a type in what went before. Throws when there is none: the act could not have happened. */
export function lastOf<T extends EventType>({ history }: AnyAct, type: T): Recorded<T> {
  const found = history.findLast((recorded) => recorded.type === type)
  if (!found) throw new Error(`A letter speaks of ${type}, which is not in the ledger`)
  return found as Recorded<T>
}

/** A deadline that the act opened. Throws when it did not. */
export function openedBy({ recorded }: AnyAct, topic: Deadline['topic']): Deadline {
  const found = recorded.opens?.find((deadline) => deadline.topic === topic)
  if (!found) throw new Error(`${recorded.type} opened no deadline of ${topic}`)
  return found
}

/** The source of the rule that a deadline was opened under; the article only where it was found in the text. */
export function sourceOf({ law }: AnyAct, { pack, ruleId }: Pick<Deadline, 'pack' | 'ruleId'>): string {
  const rule = law.rules.rule(pack, ruleId)
  return rule ? `依据：${citation(rule).zh}` : `规则：${pack} ${ruleId}`
}

/** The rule of a topic in force at the act, with its term in words. */
export function ruleAt(
  { state, recorded, law }: AnyAct,
  topic: Deadline['topic'],
): ResolvedRule & { readonly words: string; readonly source: string } {
  const found = law.rules.resolve(topic, { on: recorded.on, field: state.field, tier: state.tier })
  const words = found.rule.term ? termWords(found.rule.term).zh : '—'
  return { ...found, words, source: `依据：${citation(found.rule).zh}` }
}

/** The title of the case's list. */
export function listTitle({ state, law }: AnyAct): string {
  return law.catalogue.listType(state.listType)?.title.zh ?? state.listType
}

/** How the decision may be contested. */
export function remedies({ state, law }: AnyAct): string {
  return law.catalogue.listType(state.listType)?.remedies.zh ?? '依法申请行政复议或者提起行政诉讼。'
}

/** Measures of the case as letters name them. */
export function measureEntries({ law }: AnyAct, measures: readonly { code: string; department: string }[]) {
  return measures.map(({ code, department }) => ({
    title: law.catalogue.measure(code)?.title.zh ?? code,
    department: law.departmentTitle(department),
  }))
}

/** What was asked to be put right. */
export function requirementEntries({ state }: AnyAct) {
  return state.listing.proposal.rectification.requirements.map(({ text }) => ({ text }))
}
