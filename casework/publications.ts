import { createHash } from 'node:crypto'
import type { FastifyBaseLogger } from 'fastify'
import * as moves from '../database/queries/publication-moves.ts'
import type { Actor, Role } from '../domain/actor.ts'
import type { Refusal } from '../domain/refusal.ts'
import { isRefusal } from '../domain/refusal.ts'
import { forDoors, opened } from '../record/door-record.ts'
import type { Given } from '../record/publication/propose.ts'
import { propose } from '../record/publication/propose.ts'
import type { Publication } from '../record/publication/publications.ts'
import * as publications from '../record/publication/publications.ts'
import { approve, reject } from '../record/publication/settle.ts'
import type { Deps } from './deps.ts'

/** Who reads publications of rules, and who of them decides on one. */
export const publicationReaders: readonly Role[] = ['operator', 'citySupervisor', 'auditor']
export const publicationDeciders: readonly Role[] = ['operator', 'citySupervisor']

export const findPublication = forDoors(publications.findPublication)
export const listPublications = forDoors(publications.listPublications)
export const listMoves = forDoors(moves.listMoves)

type Stands = Pick<Deps, 'record' | 'startRecomputation'>

/** A pack or calendar as somebody proposes it, once for its key. */
export interface GivenPublication {
  readonly given: Given
  readonly reason: string
  readonly legalBasis?: string | undefined
  readonly actor: Actor
  readonly requestId: string
  readonly key: string
  readonly log: FastifyBaseLogger
}

/** Proposes a pack or calendar for open cases and begins its dry run; refuses as `propose` does. */
export async function proposeRules(
  { record, startRecomputation }: Stands,
  { given, reason, legalBasis, actor, requestId, key, log }: GivenPublication,
): Promise<{ readonly id: string } | Refusal> {
  const { pool, rules, clock } = opened(record)
  const same = JSON.stringify([given, reason, legalBasis ?? null])
  const idempotency = { key, requestHash: createHash('sha256').update(same).digest('base64') }
  const why = { reason, ...(legalBasis === undefined ? {} : { legalBasis }) }
  const done = await propose(pool, rules, { given, ...why, actor, at: await clock.now(), requestId, idempotency })
  if (!isRefusal(done)) begin(startRecomputation, done.id, log)
  return done
}

/** The decision of a second person on a publication. */
export interface GivenDecision {
  readonly id: string
  readonly actor: Actor
  readonly comments: string
  /** `reject`, or `approve` with whether dates that become earlier are approved too. */
  readonly decides: 'reject' | { readonly earlierToo: boolean }
  readonly log: FastifyBaseLogger
}

/** Puts a publication in force and begins to move open cases, or rejects it; refuses as `approve` and `reject` do. */
export async function decideOnRules(
  { record, startRecomputation }: Stands,
  { id, actor, comments, decides, log }: GivenDecision,
): Promise<Publication | Refusal> {
  const { pool, clock } = opened(record)
  const at = await clock.now()
  const decision = { id, actor, at, comments }
  if (decides === 'reject') return await reject(pool, decision)
  // Accounts are made in real time. A day that stands still has no real instant.
  const realOf = (legal: Date) => (clock.stands ? null : new Date(clock.realInstant(legal.getTime(), at)))
  const done = await approve(pool, { ...decision, realOf }, decides.earlierToo)
  if (!isRefusal(done)) begin(startRecomputation, done.id, log)
  return done
}

// Not waited for: it has been recorded, and the sweep starts what could not be started now.
function begin(startRecomputation: Deps['startRecomputation'], id: string, log: FastifyBaseLogger): void {
  startRecomputation(id).catch((error: unknown) =>
    log.warn({ err: error }, 'recomputation not started; the sweep will'),
  )
}
