import type { Goal, Party, Way } from '../../fictitious/course.ts'
import { normalCode } from '../../domain/identifiers/normal-form.ts'
import { followCourse } from '../../fictitious/course.ts'
import { shanghaiDate } from '../../record/clock.ts'
import { expect } from 'vitest'
import type { Actor } from '../../domain/actor.ts'
import type { Commands, CommandType } from '../../domain/case.ts'
import { people } from '../support/people.ts'
import { proposal } from '../support/proposal.ts'
import type { Api } from './support.ts'

/** Gives a command over HTTP that must be carried out. */
export async function must<T extends CommandType>(
  api: Api,
  caseNo: string,
  actor: Actor,
  type: T,
  payload: Commands[T],
): Promise<void> {
  const answer = await api.as(actor).give(caseNo, type, payload)
  expect(answer, `${type} by ${actor.id}: ${JSON.stringify(answer.body)}`).toMatchObject({
    status: 200,
    body: { caseNo },
  })
}

/** Brings a case to a stage over HTTP, each turn by the usual people, on the day of the clock. */
async function bring(api: Api, { to, begun, changes = {} }: Course): Promise<string> {
  const way: Way = {
    today: async () => shanghaiDate(await api.clock.now()),
    give: async (caseNo, who, type, payload) => {
      if (caseNo === undefined) return { caseNo: await proposed(api, changes) }
      await must(api, caseNo, who === 'entity' ? agentOf(changes) : parties[who], type, payload)
      return { caseNo }
    },
  }
  return await followCourse(way, { to, ...(begun ? { begun } : {}) })
}

interface Course extends Pick<Goal, 'to' | 'begun'> {
  readonly changes?: Parameters<typeof proposal>[0]
}

// Whoever a case is about has an agent of its own; the usual one for the usual entity.
function agentOf({ entity }: NonNullable<Course['changes']>): Actor {
  const usual = people.entity
  const entityCode = normalCode(entity?.code ?? usual.entityCode)
  return entityCode === usual.entityCode ? usual : { id: `${usual.id}-${entityCode}`, role: 'entityAgent', entityCode }
}

const parties = {
  officer: people.officer,
  reviewer: people.reviewer,
  entity: people.entity,
  publisher: people.officer,
} satisfies { [P in Party]: Actor }

/** A case that has been proposed over HTTP; answers with its number. */
export async function proposed(api: Api, changes: Parameters<typeof proposal>[0] = {}): Promise<string> {
  const answer = await api.as(people.officer).propose(proposal(changes))
  expect(answer, JSON.stringify(answer.body)).toMatchObject({ status: 201, body: { version: 1, stage: 'inReview' } })
  return answer.body.caseNo
}

/** A case whose notice was served and whose defence was waived, by 2026-04-09. */
export async function heard(api: Api, changes: Parameters<typeof proposal>[0] = {}): Promise<string> {
  api.clock.set('2026-04-07')
  const caseNo = await bring(api, { to: 'notified', changes })
  api.clock.set('2026-04-09')
  return await bring(api, { to: 'heard', begun: { caseNo, from: 'notified' }, changes })
}

/** A case that was listed on 2026-04-10, published on 2026-04-14, and whose measures are dispatched. */
export async function published(api: Api, changes: Parameters<typeof proposal>[0] = {}): Promise<string> {
  const caseNo = await heard(api, changes)
  api.clock.set('2026-04-10')
  await bring(api, { to: 'listed', begun: { caseNo, from: 'heard' }, changes })
  api.clock.set('2026-04-14')
  return await bring(api, { to: 'published', begun: { caseNo, from: 'listed' }, changes })
}

/** Who carries out which measure of the usual proposal. */
export const carriers = [
  { measure: 'M06', by: people.finance },
  { measure: 'M07', by: people.honours },
  { measure: 'M09', by: people.inspection },
] as const
