import type { Pool } from 'pg'
import type { Actor } from '../domain/actor.ts'
import type { CaseState } from '../domain/case.ts'
import type { Refusal } from '../domain/refusal.ts'
import { refuse } from '../domain/refusal.ts'
import type { Authorship, Step } from './act.ts'

/**
 * What one party may write into one case, all its acts together: characters of what the ledger keeps of them, and acts.
 * A case is read and written whole, so what adds up in it is paid for by all who work on it. A file of a hundred pages
 * has some 100,000 characters, and a case that goes through every track has some fifty acts.
 */
export const room = { characters: 500_000, acts: 1_000 }

// Acts that come to less than all that may be are not added up each time: these many of this length do.
const few = { characters: 2_000, entries: 200 }

/**
 * Refuses steps that would come to more than their party may write into the case. The accounts of the entity are one
 * party; of the authorities each person is, so that nobody takes another's room. The system writes what is due.
 */
export async function roomRefusal(
  pool: Pool,
  before: CaseState | undefined,
  { actor, reason = '', legalBasis = '' }: Pick<Authorship, 'actor' | 'reason' | 'legalBasis'>,
  steps: readonly Step[],
): Promise<Refusal | undefined> {
  if (actor.role === 'system' || steps.length === 0) return undefined
  const texts = steps.map(({ event }) => JSON.stringify(event.data).length)
  const characters = texts.reduce((sum, length) => sum + length + reason.length + legalBasis.length, 0)
  const full = () => refuse('case.roomFull', { characters: room.characters, acts: room.acts })
  if (characters > room.characters) return full()
  if (!before || (characters < few.characters && before.version < few.entries)) return undefined
  const written = await writtenBy(pool, before.caseNo, actor)
  const isFull = written.characters + characters > room.characters || written.acts + steps.length > room.acts
  return isFull ? full() : undefined
}

async function writtenBy(pool: Pool, caseNo: string, { id, role }: Actor) {
  const { rows } = await pool.query<{ characters: number; acts: number }>({
    name: 'written-by-party',
    text: `SELECT count(*)::integer AS acts, coalesce(sum(length(data::text) + coalesce(length(reason), 0)
        + coalesce(length(legal_basis), 0)), 0)::double precision AS characters
      FROM ledger WHERE case_no = $1 AND CASE WHEN $2 = 'entityAgent' THEN role = $2 ELSE actor = $3 END`,
    values: [caseNo, role, id],
  })
  return rows[0]!
}
