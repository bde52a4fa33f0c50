import type { Pool } from 'pg'
import type { RulePack } from '../../domain/law/rulebook-types.ts'
import type { CalendarYear } from '../../domain/calendar/types.ts'
import type { PublicationStage } from '../../domain/recomputation/publication-stage.ts'

/** A publication as those may see it who follow its progress. */
export interface Publication {
  readonly id: string
  readonly kind: 'pack' | 'calendar'
  readonly version: string
  readonly reason: string
  readonly legalBasis: string | null
  readonly proposedBy: string
  readonly proposedAt: Date
  readonly stage: PublicationStage
  /** How many open cases the present stage has done, of how many. */
  readonly casesDone: number
  readonly casesTotal: number
  /** The dry run: how many open deadlines would move. */
  readonly dryRun: { readonly earlier: number; readonly later: number; readonly sameDay: number }
  readonly decidedBy: string | null
  readonly decidedAt: Date | null
  readonly comments: string | null
  /** Whether dates may come earlier, down to those of the dry run. */
  readonly earlierApproved: boolean | null
  readonly inForceAt: Date | null
  readonly moved: number
  /** Deadlines that would have come earlier without an approval, and stayed. */
  readonly heldBack: number
  readonly finishedAt: Date | null
}

const columns = `id, kind, version, reason, legal_basis AS "legalBasis", proposed_by AS "proposedBy",
  proposed_at AS "proposedAt", stage, cases_done AS "casesDone", cases_total AS "casesTotal",
  (SELECT jsonb_build_object('earlier', count(*) FILTER (WHERE to_on < from_on),
      'later', count(*) FILTER (WHERE to_on > from_on), 'sameDay', count(*) FILTER (WHERE to_on = from_on))
    FROM rule_publication_moves WHERE publication_id = id) AS "dryRun",
  decided_by AS "decidedBy", decided_at AS "decidedAt", comments, earlier_approved AS "earlierApproved",
  in_force_at AS "inForceAt",
  (SELECT count(*) FROM ledger WHERE type = 'deadline.moved' AND data ->> 'publication' = id::text) AS moved,
  held_back AS "heldBack", finished_at AS "finishedAt"`

/** A publication by its id. */
export async function findPublication(pool: Pool, id: string): Promise<Publication | undefined> {
  const { rows } = await pool.query<Publication>(`SELECT ${columns} FROM rule_publications WHERE id = $1`, [id])
  return rows[0]
}

/** The latest publications, the newest first. */
export async function listPublications(pool: Pool, limit: number): Promise<Publication[]> {
  const { rows } = await pool.query<Publication>(
    `SELECT ${columns} FROM rule_publications ORDER BY proposed_at DESC, id LIMIT $1`,
    [limit],
  )
  return rows
}

/** What carrying out a publication needs to know of it. */
export interface PublicationWork {
  readonly id: string
  readonly kind: 'pack' | 'calendar'
  readonly version: string
  readonly content: RulePack | CalendarYear | null
  readonly reason: string
  readonly legalBasis: string | null
  readonly proposedBy: string
  readonly decidedBy: string | null
  readonly earlierApproved: boolean | null
  readonly stage: PublicationStage
  readonly casesTotal: number
  readonly cursor: string
  readonly inForceAt: Date | null
  readonly inForceSeq: number | null
}

/** Reads a publication for its next step. */
export async function findWork(pool: Pool, id: string): Promise<PublicationWork | undefined> {
  const { rows } = await pool.query<PublicationWork>(
    `SELECT id, kind, version, content, reason, legal_basis AS "legalBasis", proposed_by AS "proposedBy",
       decided_by AS "decidedBy", earlier_approved AS "earlierApproved", stage, cases_total AS "casesTotal", cursor, in_force_at AS "inForceAt",
       in_force_seq AS "inForceSeq" FROM rule_publications WHERE id = $1`,
    [id],
  )
  return rows[0]
}

/** Publications whose workflow has work to do. */
export async function listUnfinished(pool: Pool): Promise<string[]> {
  const { rows } = await pool.query<{ id: string }>(
    `SELECT id FROM rule_publications WHERE stage IN ('counting', 'moving', 'settling') ORDER BY proposed_at`,
  )
  return rows.map(({ id }) => id)
}
