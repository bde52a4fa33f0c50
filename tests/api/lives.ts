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

/** A case that has been proposed over HTTP; answers with its number. */
export async function proposed(api: Api, changes: Parameters<typeof proposal>[0] = {}): Promise<string> {
  const answer = await api.as(people.officer).propose(proposal(changes))
  expect(answer, JSON.stringify(answer.body)).toMatchObject({ status: 201, body: { version: 1, stage: 'inReview' } })
  return answer.body.caseNo
}

/** A case whose notice was served and whose defence was waived, by 2026-04-09. */
export async function heard(api: Api, changes: Parameters<typeof proposal>[0] = {}): Promise<string> {
  api.clock.set('2026-04-07')
  const caseNo = await proposed(api, changes)
  await must(api, caseNo, people.reviewer, 'listing.review', { outcome: 'agreed', comments: '同意' })
  await must(api, caseNo, people.officer, 'listing.serveNotice', {
    method: 'direct',
    servedOn: '2026-04-07',
    proof: '送达回证1',
  })
  api.clock.set('2026-04-09')
  await must(api, caseNo, people.entity, 'listing.waiveDefence', { statement: '放弃陈述申辩' })
  return caseNo
}

/** A case that was listed on 2026-04-10, published on 2026-04-14, and whose measures are dispatched. */
export async function published(api: Api, changes: Parameters<typeof proposal>[0] = {}): Promise<string> {
  const caseNo = await heard(api, changes)
  api.clock.set('2026-04-10')
  await must(api, caseNo, people.reviewer, 'listing.determine', { outcome: 'list', reasons: '事实清楚' })
  await must(api, caseNo, people.officer, 'listing.serveDecision', {
    method: 'direct',
    servedOn: '2026-04-10',
    proof: '送达回证2',
    decisionDocNo: '沪虚认〔2026〕1号',
    repairGuidanceDocNo: '沪虚修〔2026〕1号',
  })
  api.clock.set('2026-04-14')
  await must(api, caseNo, people.officer, 'publicity.publish', {})
  return caseNo
}

/** Who carries out which measure of the usual proposal. */
export const carriers = [
  { measure: 'M06', by: people.finance },
  { measure: 'M07', by: people.honours },
  { measure: 'M09', by: people.inspection },
] as const
