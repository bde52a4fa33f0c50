import type { Pool } from 'pg'
import { onDecision } from '../database/queries/cases.ts'
import type { CaseState, Command } from '../domain/case.ts'

const most = 20

/** The other cases of an agency on a decision. */
export const otherCases = `SELECT case_no FROM cases WHERE ${onDecision('$1', '$2', '$3')}
  AND case_no IS DISTINCT FROM $4 ORDER BY case_no LIMIT $5`

/**
 * The other cases of an agency on the decision that a command rests on, however number and code are written; undefined for a
 * command that names no decision. A proposal that was withdrawn is no case to go on with, and does not count.
 */
export async function casesOnDecision(
  pool: Pool,
  command: Command,
  before: CaseState | undefined,
): Promise<readonly string[] | undefined> {
  const named = decisionOf(command, before)
  if (named === undefined) return undefined
  const { rows } = await pool.query<{ case_no: string }>(otherCases, [
    named.agency,
    named.code,
    named.docNo,
    before?.caseNo ?? null,
    most,
  ])
  return rows.map(({ case_no: caseNo }) => caseNo)
}

function decisionOf(command: Command, before: CaseState | undefined) {
  if (command.type === 'listing.propose') {
    const { agency, entity, underlyingDecision } = command.payload
    return { agency, code: entity.code, docNo: underlyingDecision.docNo }
  }
  if (command.type !== 'listing.revise' || !before || !command.payload.underlyingDecision) return undefined
  return { agency: before.agency, code: before.entity.code, docNo: command.payload.underlyingDecision.docNo }
}
