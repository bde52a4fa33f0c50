import { expect, it } from 'vitest'
import type { Actor } from '../../domain/actor.ts'
import { shanghaiDate } from '../../record/clock.ts'
import { withDatabase } from '../setup/database.ts'
import { textOfPdf } from '../support/pdf-text.ts'
import { people } from '../support/people.ts'
import { must, proposed } from './lives.ts'
import { withApi } from './support.ts'

const database = withDatabase()
const api = withApi(database)

it('a code is not held by the reviewer who has given it, for whomever they act', async () => {
  const caseNo = await proposed(api)
  const id = `${caseNo}.listing.notice`
  const { officer, reviewer, secondReviewer } = people
  const today = shanghaiDate(await api.clock.now())
  await must(api, caseNo, reviewer, 'listing.review', { outcome: 'agreed', comments: '同意' })
  await api.as(officer).ask(`/api/v1/cases/${caseNo}/letters`, {
    method: 'POST',
    body: { occasion: 'listing.notice' },
  })
  // They are known once they have asked for anything.
  await api.as(secondReviewer).ask('/api/v1/sessions')
  for (const { id: delegate } of [reviewer, secondReviewer]) {
    const body = { delegate, fromOn: today, untilOn: today, reason: '外出（虚构）' }
    expect((await api.as(officer).ask('/api/v1/delegations', { method: 'POST', body })).status).toBe(201)
  }
  const read = async (actor: Actor, headers = {}) => {
    const { body } = await api.as(actor).ask(`/api/v1/letters/${id}`, { headers })
    return /邀请码 ([A-Z2-8]{4}(?:-[A-Z2-8]{4}){3})，/.exec(textOfPdf(Buffer.from(body)).replaceAll('\n', ''))?.[1]
  }
  const readFor = async (actor: Actor) => await read(actor, { 'x-on-behalf-of': officer.id })
  // The code that came with the number is no reviewer's.
  expect(await readFor(reviewer)).toBeDefined()
  await api.as(reviewer).ask(`/api/v1/cases/${caseNo}/invitations`, { method: 'POST' })
  expect(await readFor(reviewer)).toBeUndefined()
  expect(await readFor(secondReviewer)).toBeDefined()
  expect(await read(officer)).toBeDefined()
  // Nor does anybody give a code in another's name.
  const inName = await api.as(reviewer).ask(`/api/v1/cases/${caseNo}/invitations`, {
    method: 'POST',
    headers: { 'x-on-behalf-of': officer.id },
  })
  expect(inName.body.code).toBe('delegation.notHere')
})
