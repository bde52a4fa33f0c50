import { everyCase, listCasesDecidedSince, listOpenCases } from '../../database/queries/open-cases.ts'
import { systemActor } from '../../domain/actor.ts'
import type { CaseState, Command } from '../../domain/case.ts'
import type { LocalDate } from '../../domain/dates.ts'
import { movesOf } from '../../domain/recomputation/moves.ts'
import { shanghaiDate } from '../clock.ts'
import type { Record } from '../execution.ts'
import { executeEach } from '../execute-each.ts'
import { basisOf } from './basis.ts'
import type { PublicationWork } from './publications.ts'

/** A case of which a deadline has moved, with its version since. */
export interface MovedCase {
  readonly caseNo: string
  readonly version: number
}

const casesPerPage = 100
const casesAtOnce = 8

/** Moves the deadlines of the next page of open cases. A page that was broken off may be done again. */
export async function movePage(record: Record, work: PublicationWork): Promise<MovedCase[]> {
  return await movePageOf(record, work, await listOpenCases(record.pool, everyCase, work.cursor, casesPerPage))
}

/** Looks once more at the cases that were decided on while some process might still have had the law before. */
export async function settlePage(record: Record, work: PublicationWork): Promise<MovedCase[]> {
  const since = work.inForceSeq ?? 0
  return await movePageOf(record, work, await listCasesDecidedSince(record.pool, since, work.cursor, casesPerPage))
}

async function movePageOf(record: Record, work: PublicationWork, cases: readonly CaseState[]): Promise<MovedCase[]> {
  const approved = await approvedDates(record, work, cases)
  const moved: MovedCase[] = []
  let heldBack = 0
  const queue = cases.values()
  const lane = async () => {
    for (const state of queue) {
      const done = await moveCase(record, work, state, approved)
      heldBack += done.heldBack
      if (done.version !== undefined) moved.push({ caseNo: state.caseNo, version: done.version })
    }
  }
  await Promise.all(Array.from({ length: casesAtOnce }, lane))
  await record.pool.query(
    `UPDATE rule_publications SET
       held_back = CASE WHEN stage = 'moving' THEN held_back + $5 ELSE held_back END,
       cursor = CASE WHEN $6 THEN '' ELSE $4 END,
       cases_done = CASE WHEN stage = 'moving' THEN cases_done + $7 ELSE cases_done END,
       finished_at = CASE WHEN $6 AND stage = 'settling' THEN now() END,
       stage = CASE WHEN NOT $6 THEN stage WHEN stage = 'moving' THEN 'settling' ELSE 'finished' END
     WHERE id = $1 AND stage = $2 AND cursor = $3`,
    [work.id, work.stage, work.cursor, cases.at(-1)?.caseNo ?? '', heldBack, cases.length < casesPerPage, cases.length],
  )
  return moved
}

// The approval reaches down to the dates that the approver saw in the dry run, and no further.
async function approvedDates(
  record: Record,
  work: PublicationWork,
  cases: readonly CaseState[],
): Promise<Map<string, LocalDate>> {
  if (!work.earlierApproved) return new Map()
  const { rows } = await record.pool.query<{ id: string; to_on: LocalDate }>(
    `SELECT case_no || ' ' || key AS id, to_on FROM rule_publication_moves
     WHERE publication_id = $1 AND case_no = ANY($2) AND to_on < from_on`,
    [work.id, cases.map(({ caseNo }) => caseNo)],
  )
  return new Map(rows.map((row) => [row.id, row.to_on]))
}

async function moveCase(
  record: Record,
  work: PublicationWork,
  state: CaseState,
  approved: ReadonlyMap<string, LocalDate>,
) {
  const { id, kind, version: pack, reason, legalBasis, proposedBy, decidedBy } = work
  const moves = movesOf(state, basisOf(work, record.rules, shanghaiDate(await record.clock.now())))
  if (moves.length === 0) return { heldBack: 0 }
  const commands = moves.map(({ key }): Command => {
    const earliest = approved.get(`${state.caseNo} ${key}`)
    const payload = {
      key,
      reason,
      publication: id,
      ...(decidedBy === null ? {} : { approvedBy: decidedBy }),
      ...(kind === 'pack' ? { pack } : {}),
      ...(earliest === undefined ? {} : { earliest }),
    }
    return { type: 'deadline.recompute', payload }
  })
  const { refusals } = await executeEach(record, state.caseNo, commands, {
    actor: systemActor,
    onBehalfOf: proposedBy,
    reason,
    ...(legalBasis === null ? {} : { legalBasis }),
    requestId: `publication/${id}`,
  })
  // Any other refusal means that the deadline was settled in the meantime.
  const heldBack = refusals.filter((code) => code === 'deadline.earlierNeedsApproval').length
  const version = record.known.get(state.caseNo)?.version
  return { heldBack, ...(version === undefined || refusals.length === moves.length ? {} : { version }) }
}
