import type { RegisterEntry } from '../database/queries/register.ts'
import type { CaseState } from '../domain/case.ts'
import type { InterviewKind } from '../domain/interview/types.ts'
import type { MeasureResult } from '../domain/measures/types.ts'
import type { Tier } from '../domain/law/rulebook-types.ts'
import { showingOf } from '../domain/publicity/showing.ts'
import type { Showing } from '../domain/publicity/showing.ts'
import { maskingProfile } from '../rules/masking.ts'
import { publicTexts, registerRow } from './register.ts'

/** A record as the public register shows it. */
export type PublicRecord = RegisterEntry

/**
 * A record as those know it with whom it is shared: what the public would read, whether the public sees it, and what came
 * of interviews (国办发〔2019〕35号) and measures. Of a natural person only what says nothing of who it is.
 */
export interface SharedRecord extends Partial<Omit<PublicRecord, 'tier'>> {
  readonly caseNo: string
  readonly listType: string
  readonly tier: Tier
  readonly publishedOn: string
  readonly until: string
  readonly marked: boolean
  readonly showing: Showing
  readonly interviews: readonly {
    readonly kind: InterviewKind
    readonly outcome: 'held' | 'missed'
    readonly on: string
  }[]
  readonly measures: readonly {
    readonly measure: string
    readonly department: string
    readonly result: MeasureResult['result']
    readonly on: string
  }[]
}

/** The record that the public register shows of a case, or undefined where it shows none. */
export function publicRecordOf(state: CaseState): PublicRecord | undefined {
  const row = registerRow(state)
  if (!row) return undefined
  return {
    caseNo: state.caseNo,
    entityCode: row.entity_code,
    entityName: row.entity_name,
    listType: row.list_type,
    tier: row.tier,
    violation: row.violation,
    legalBasis: row.legal_basis,
    decisionDocNo: row.decision_doc_no,
    publishedOn: row.published_on,
    until: row.until,
    marked: row.marked,
    correction: row.correction,
  }
}

/** The record of a case as it is shared while its publicity runs, or undefined where it is not shared. */
export function sharedRecordOf(state: CaseState): SharedRecord | undefined {
  const { publicity, entity } = state
  if (!publicity) return undefined
  const said = { entityCode: entity.code, ...publicTexts(state) }
  const allowed: readonly string[] = maskingProfile.naturalPersons.platform
  const isAllowed = ([name]: [string, unknown]) => entity.kind !== 'naturalPerson' || allowed.includes(name)
  return {
    caseNo: state.caseNo,
    ...Object.fromEntries(Object.entries(said).filter(isAllowed)),
    listType: state.listType,
    tier: state.tier,
    publishedOn: publicity.from,
    until: publicity.until,
    marked: publicity.marked,
    showing: showingOf(state),
    interviews: state.interviews.flatMap(({ kind, status, concludedOn }) =>
      (status === 'held' || status === 'missed') && concludedOn !== undefined
        ? [{ kind, outcome: status, on: concludedOn }]
        : [],
    ),
    measures: Object.values(state.measures).flatMap(({ code, department, status, result, fedBackOn }) =>
      status === 'fedBack' && result !== undefined && fedBackOn !== undefined
        ? [{ measure: code, department, result, on: fedBackOn }]
        : [],
    ),
  }
}
