import type { Pool } from 'pg'
import { takenConstraint } from '../../database/errors.ts'
import { dependenceOf } from '../../database/queries/second-person.ts'
import type { Actor } from '../../domain/actor.ts'
import type { Refusal } from '../../domain/refusal.ts'
import { refuse } from '../../domain/refusal.ts'
import { findPublication } from './publications.ts'
import type { Publication } from './publications.ts'

/** A second person's decision on a publication. */
export interface Decision {
  readonly id: string
  readonly actor: Actor
  readonly at: Date
  readonly comments: string
  /** The real instant of a legal one, where there is one; without it the age of the account is not asked for. */
  readonly realOf?: (legal: Date) => Date | null
}

/**
 * Puts a publication in force and lets open cases be moved. `earlier` is the named approval of the dates of the dry run
 * that come earlier; without it those stay. Refuses the proposer, with `secondPerson.sameHand` or `secondPerson.younger` an account
 * that one person may have together with the proposer's, and a dry run on another law than today's. Approved
 * again by the same person, it answers with what is there.
 */
export async function approve(
  pool: Pool,
  { id, actor, at, comments, realOf = () => null }: Decision,
  earlier: boolean,
): Promise<Publication | Refusal> {
  const found = await findPublication(pool, id)
  if (!found) return refuse('publication.unknown', { id })
  if (found.inForceAt && found.decidedBy === actor.id) return found
  if (found.proposedBy === actor.id) return refuse('publication.samePerson')
  if (found.stage !== 'counted') return refuse('publication.notNow', { stage: found.stage })
  const both = { first: found.proposedBy, second: actor.id, since: realOf(found.proposedAt) }
  const dependence = await dependenceOf(pool, both)
  if (dependence) return refuse(dependence)
  try {
    const { rowCount } = await pool.query(
      `UPDATE rule_publications SET stage = 'moving', decided_by = $2, decided_at = $3, comments = $4,
         earlier_approved = $5, in_force_no = law_no + 1, in_force_at = clock_timestamp(),
         in_force_seq = (SELECT coalesce(max(seq), 0) FROM ledger), cursor = '', cases_done = 0,
         cases_total = (SELECT count(*) FROM cases WHERE closed_on IS NULL)
       WHERE id = $1 AND stage = 'counted'
         AND law_no = (SELECT count(*) FROM rule_publications WHERE in_force_no IS NOT NULL)`,
      [id, actor.id, at, comments, earlier],
    )
    if (rowCount === 1) return (await findPublication(pool, id))!
  } catch (error) {
    // Two approvals at the same moment take the same number.
    if (takenConstraint(error) === undefined) throw error
  }
  return refuse('publication.lawChanged')
}

/** Rejects a publication before it is in force; its proposer may, too, and so withdraws it. */
export async function reject(pool: Pool, { id, actor, at, comments }: Decision): Promise<Publication | Refusal> {
  const { rowCount } = await pool.query(
    `UPDATE rule_publications SET stage = 'rejected', decided_by = $2, decided_at = $3, comments = $4, finished_at = $3
     WHERE id = $1 AND stage IN ('counting', 'counted')`,
    [id, actor.id, at, comments],
  )
  const found = await findPublication(pool, id)
  if (!found) return refuse('publication.unknown', { id })
  return rowCount === 1 ? found : refuse('publication.notNow', { stage: found.stage })
}
