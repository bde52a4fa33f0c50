import { randomUUID } from 'node:crypto'
import type { Pool } from 'pg'
import { isUndoneForOthers, takenConstraint } from '../../database/errors.ts'
import type { Actor } from '../../domain/actor.ts'
import type { Refusal } from '../../domain/refusal.ts'
import { isRefusal, refuse } from '../../domain/refusal.ts'
import type { RuleBook } from '../../domain/law/rulebook-types.ts'
import { untilAnswered } from '../attempts.ts'
import { findReleased } from '../../rules/publication.ts'
import { checkApart } from '../law-apart.ts'

/** What is to be put in force for open cases: a new pack, a new calendar year, or a version that a release brought. */
export type Given = { readonly pack: unknown } | { readonly calendar: unknown } | { readonly released: string }

export interface Proposal {
  readonly given: Given
  readonly reason: string
  readonly legalBasis?: string | undefined
  readonly actor: Actor
  readonly at: Date
  readonly requestId: string
  readonly idempotency: { readonly key: string; readonly requestHash: string }
}

/**
 * Records a proposal; the dry run follows. Refuses content that is not valid or does not fit the law in force, with the
 * place and the reason, and another request under the same key.
 */
export async function propose(pool: Pool, law: RuleBook, proposal: Proposal): Promise<{ id: string } | Refusal> {
  return await untilAnswered<{ id: string } | Refusal>(async () => {
    const before = await findAnswer(pool, proposal)
    if (before) return before
    const checked = await check(law, proposal)
    if (isRefusal(checked)) return checked
    // Undefined: the same request was sent twice at once, and reading again finds the first answer.
    return await insert(pool, proposal, checked)
  })
}

async function check(law: RuleBook, { given, actor }: Proposal) {
  return 'released' in given ? findReleased(law, given.released) : await checkApart(law, given, actor.id)
}

async function findAnswer(pool: Pool, { actor, idempotency }: Proposal): Promise<{ id: string } | Refusal | undefined> {
  const { rows } = await pool.query<{ request_hash: string; id: string }>(
    `SELECT request_hash, answer ->> 'publicationId' AS id FROM idempotency WHERE actor = $1 AND key = $2`,
    [actor.id, idempotency.key],
  )
  const answer = rows[0]
  if (!answer) return undefined
  return answer.request_hash === idempotency.requestHash ? { id: answer.id } : refuse('idempotency.otherRequest')
}

async function insert(
  pool: Pool,
  { actor, at, reason, legalBasis, requestId, idempotency }: Proposal,
  checked: { kind: string; version: string; content?: unknown },
): Promise<{ id: string } | Refusal | undefined> {
  const id = randomUUID()
  try {
    await pool.query(
      `WITH made AS (
         INSERT INTO rule_publications (id, kind, version, content, reason, legal_basis, proposed_by, proposed_at,
           request_id, law_no, cases_total)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9,
           (SELECT count(*) FROM rule_publications WHERE in_force_no IS NOT NULL),
           (SELECT count(*) FROM cases WHERE closed_on IS NULL))
         RETURNING id
       )
       INSERT INTO idempotency (actor, key, request_hash, answer, at)
       SELECT $7, $10, $11, jsonb_build_object('publicationId', id), $8 FROM made`,
      [
        id,
        checked.kind,
        checked.version,
        checked.content ? JSON.stringify(checked.content) : null,
        reason,
        legalBasis ?? null,
        actor.id,
        at,
        requestId,
        idempotency.key,
        idempotency.requestHash,
      ],
    )
    return { id }
  } catch (error) {
    const taken = takenConstraint(error)
    if (taken === 'rule_publications_version') return refuse('rules.versionTaken', { version: checked.version })
    if (taken === 'idempotency_pkey' || isUndoneForOthers(error)) return undefined
    throw error
  }
}
