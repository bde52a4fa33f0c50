import { citation } from '../../domain/law/citation.ts'
import { codeWithKind } from '../../domain/identifiers/identity.ts'
import { termWords } from '../../domain/calendar/words.ts'
import type { CaseState, EventType, RecordedEvent } from '../../domain/case.ts'
import type { Catalogue } from '../../domain/command.ts'
import type { Deadline } from '../../domain/terms/deadline.ts'
import { orderedOn } from '../../domain/measures/ordered-on.ts'
import type { ResolvedRule, RuleBook } from '../../domain/law/rulebook-types.ts'
import { publicityPeriod } from '../../domain/publicity/period.ts'
import { isForPublic } from '../../domain/publicity/showing.ts'

/** What the wording of a letter is looked up in. */
export interface Law {
  readonly rules: RuleBook
  readonly catalogue: Catalogue
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
    entityCode: codeWithKind(state.entity),
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

/** How long nobody may apply for repair after false material, and by which rule (行政处罚法 Art 44: 内容及依据). */
export function barWords(act: AnyAct) {
  const bar = ruleAt(act, 'repair.fraudBar')
  return { barTerm: bar.words, barRule: bar.source }
}

/**
 * By which of two words a letter speaks of the record, the other being undefined: whether the public sees it, or did
 * before it ended, or it is only shared. Before publication as its rule would have it on the day of the act.
 */
export function showingWords({ state, recorded, law }: AnyAct) {
  const told = state.publicity ?? publicityPeriod(state, { rules: law.rules, today: recorded.on }).data
  const isPublic = isForPublic(state, told)
  return { publicity: isPublic ? '公示' : undefined, sharing: isPublic ? undefined : '共享' }
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
export function measureEntries(act: AnyAct, measures: readonly { code: string; department: string }[]) {
  return measures.map(({ code, department }) => ({
    title: measureTitle(act, code),
    department: departmentTitle(act, department),
  }))
}

/** A measure of the case by the name under which it was ordered. */
export const measureTitle = ({ law, state, recorded }: AnyAct, code: string): string =>
  law.catalogue.measureTitle(code, orderedOn(state, recorded.on)).zh

/** A department by the name that it had on the day of the act. */
export const departmentTitle = ({ law, recorded }: AnyAct, code: string): string =>
  law.catalogue.departmentTitle(code, recorded.on).zh

/** What was asked to be put right. */
export function requirementEntries({ state }: AnyAct) {
  return state.listing.proposal.rectification.requirements.map(({ text }) => ({ text }))
}
