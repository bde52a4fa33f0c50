import { describe, expect, it } from 'vitest'
import type { Actor } from '../../../domain/actor.ts'
import type { CommandType } from '../../../domain/case.ts'
import { withDatabase } from '../../setup/database.ts'
import { checkEveryCase } from '../../support/fold-check.ts'
import { people } from '../../support/people.ts'
import { proposal } from '../../support/proposal.ts'
import { proposed } from '../lives.ts'
import { withApi } from '../support.ts'

const database = withDatabase()
checkEveryCase(database)
const api = withApi(database)
const { officer, secondOfficer, reviewer, secondReviewer } = people
const agreed = { outcome: 'agreed', comments: '同意' } as const

const today = { fromOn: '2026-04-07', untilOn: '2026-04-10', reason: '年休假' }
const known = async (...actors: Actor[]) => {
  for (const actor of actors) await api.as(actor).ask('/api/v1/sessions')
}
const delegate = async (from: Actor, to: Actor, more: object = {}) => {
  await known(from, to)
  return await api.as(from).ask('/api/v1/delegations', { method: 'POST', body: { delegate: to.id, ...today, ...more } })
}
const standingIn = (delegator: Actor) => ({ ifMatch: '*', headers: { 'x-on-behalf-of': delegator.id } })
const review = async (caseNo: string, by: Actor, delegator: Actor) =>
  await api.as(by).give(caseNo, 'listing.review', agreed, standingIn(delegator))
const end = async (by: Actor, id: string) => await api.as(by).ask(`/api/v1/delegations/${id}`, { method: 'DELETE' })

describe('standing in', () => {
  it('acts with the other’s role, and both names are in the ledger', async () => {
    api.clock.set('2026-04-07')
    const caseNo = await proposed(api)
    expect((await review(caseNo, secondOfficer, reviewer)).body.code).toBe('delegation.none')
    const { status, body: given } = await delegate(reviewer, secondOfficer)
    expect({ status, given }).toMatchObject({
      status: 201,
      given: { delegator: reviewer.id, delegate: secondOfficer.id },
    })
    expect((await review(caseNo, secondOfficer, reviewer)).body).toMatchObject({ stage: 'reviewed' })
    const { items } = (await api.as(officer).ask(`/api/v1/cases/${caseNo}/ledger`)).body
    expect(items.at(-1)).toMatchObject({
      type: 'listing.reviewed',
      actor: secondOfficer.id,
      onBehalfOf: reviewer.id,
      role: 'reviewer',
    })
    expect((await end(reviewer, given.id)).status).toBe(204)
    expect((await review(await proposed(api), secondOfficer, reviewer)).body.code).toBe('delegation.none')
  })

  it('keeps four eyes on both sides: neither who acts nor who is stood in for may have done the first act', async () => {
    api.clock.set('2026-04-07')
    const given = [
      await delegate(reviewer, officer),
      await delegate(officer, secondOfficer),
      await delegate(secondReviewer, secondOfficer),
    ]
    // The proposer stands in for the reviewer.
    expect((await review(await proposed(api), officer, reviewer)).body.code).toBe('listing.sameReviewer')
    // Who proposed for another reviews for a third, and the other reviews for the reviewer.
    const { body } = await api.as(secondOfficer).propose(proposal(), standingIn(officer))
    expect((await review(body.caseNo, secondOfficer, secondReviewer)).body.code).toBe('listing.sameReviewer')
    expect((await review(body.caseNo, officer, reviewer)).body.code).toBe('listing.sameReviewer')
    expect((await api.as(reviewer).give(body.caseNo, 'listing.review', agreed, { ifMatch: '*' })).status).toBe(200)
    for (const { body: one } of given) await end(secondOfficer, one.id)
    await end(officer, given[0]?.body.id)
  })

  it('is for its days, its commands and its list types only', async () => {
    api.clock.set('2026-04-07')
    const later = await delegate(reviewer, secondOfficer, { fromOn: '2026-04-08', untilOn: '2026-04-09' })
    const caseNo = await proposed(api)
    for (const [day, code] of [
      ['2026-04-07', 'delegation.none'],
      ['2026-04-10', 'delegation.none'],
    ] as const) {
      api.clock.set(day)
      expect((await review(caseNo, secondOfficer, reviewer)).body.code, day).toBe(code)
    }
    api.clock.set('2026-04-09')
    expect((await review(caseNo, secondOfficer, reviewer)).status).toBe(200)
    await end(secondOfficer, later.body.id)

    api.clock.set('2026-04-07')
    const otherCommand = await delegate(reviewer, secondOfficer, { commands: ['listing.determine'] })
    expect((await review(await proposed(api), secondOfficer, reviewer)).body.code).toBe('delegation.outOfScope')
    await end(reviewer, otherCommand.body.id)
    const otherList = await delegate(reviewer, secondOfficer, { listTypes: ['another-list'] })
    expect((await review(await proposed(api), secondOfficer, reviewer)).body).toMatchObject({
      status: 403,
      code: 'role.outsideDelegation',
    })
    await end(reviewer, otherList.body.id)
  })

  it('does nothing but commands and reading, and nothing as a person', async () => {
    api.clock.set('2026-04-07')
    const { body: given } = await delegate(reviewer, secondOfficer)
    const headers = { 'x-on-behalf-of': reviewer.id }
    const ask = async (url: string, method: 'GET' | 'POST' | 'DELETE', body?: object) =>
      (await api.as(secondOfficer).ask(url, { method, headers, ...(body ? { body } : {}) })).body?.code
    const password = { current: api.password, next: 'a quiet harbour' }
    expect(await ask('/api/v1/account/password', 'POST', password)).toBe('delegation.notHere')
    expect(await ask('/api/v1/delegations', 'POST', { delegate: officer.id, ...today })).toBe('delegation.notHere')
    expect(await ask('/api/v1/sessions', 'DELETE')).toBe('delegation.notHere')
    expect((await api.as(secondOfficer).ask('/api/v1/cases', { headers })).status).toBe(200)
    await end(reviewer, given.id)
  })

  it('is given to colleagues of the same agency, for days to come, by nobody but oneself', async () => {
    api.clock.set('2026-04-07')
    await known(people.otherReviewer, people.entity)
    for (const to of [
      people.otherReviewer,
      people.entity,
      reviewer,
      { id: 'nobody-there', role: 'reviewer' } as Actor,
    ]) {
      const { body } = await api
        .as(reviewer)
        .ask('/api/v1/delegations', { method: 'POST', body: { delegate: to.id, ...today } })
      expect(body, to.id).toMatchObject({ status: 422, code: 'delegation.notColleague' })
    }
    for (const dates of [{ fromOn: '2026-04-06' }, { untilOn: '2026-04-06' }, { untilOn: '2026-07-08' }]) {
      expect((await delegate(reviewer, officer, dates)).body.code, JSON.stringify(dates)).toBe('delegation.dates')
    }
    expect((await delegate(reviewer, officer, { delegator: secondReviewer.id })).status).toBe(400)
    const { body: given } = await delegate(reviewer, officer)
    expect((await end(secondOfficer, given.id)).body.code).toBe('delegation.unknown')
    const seen = async (by: Actor) =>
      (await api.as(by).ask('/api/v1/delegations')).body.items.map(({ id }: { id: string }) => id)
    expect(await seen(officer)).toContain(given.id)
    expect(await seen(secondReviewer)).not.toContain(given.id)
    expect(await seen({ id: 'auditor', role: 'auditor' })).toContain(given.id)
    await end(officer, given.id)
  })

  it('is given twenty times at most by one, at once and in a day, and read page by page', async () => {
    api.clock.set('2026-04-07')
    const giver: Actor = { ...reviewer, id: 'giver-of-many' }
    const others = [secondOfficer, { ...officer, id: 'other-of-many' }]
    await known(giver, ...others)
    const give = async (more: object = {}) => await delegate(giver, secondOfficer, more)
    const given = await Promise.all(Array.from({ length: 30 }, async () => await give()))
    const codes = given.map(({ status, body }) => body.code ?? status)
    expect(codes.filter((code) => code === 201)).toHaveLength(20)
    expect(new Set(codes)).toEqual(new Set([201, 'delegation.tooMany']))
    const ids = given.flatMap(({ status, body }) => (status === 201 ? [body.id] : []))
    // Another delegate, and ends that make room for no more on the same day.
    expect((await delegate(giver, others[1]!)).body).toMatchObject({ status: 409, code: 'delegation.tooMany' })
    for (const id of ids) expect((await end(giver, id)).status).toBe(204)
    expect((await give()).body.code).toBe('delegation.tooMany')
    // The day after there is room again; and days do not add up to more that stand.
    const dayLater = `UPDATE delegations SET created_at = created_at - interval '25 hours' WHERE delegator = $1`
    await database.owner.query(dayLater, [giver.id])
    const longer = { fromOn: '2026-04-08', untilOn: '2026-07-01' }
    for (let no = 0; no < 20; no += 1) expect((await give(longer)).status).toBe(201)
    await database.owner.query(dayLater, [giver.id])
    expect((await give(longer)).body.code).toBe('delegation.tooMany')
    // Nobody else’s room is taken.
    expect((await delegate(secondReviewer, officer)).status).toBe(201)

    const read = async (query: string) => (await api.as(giver).ask(`/api/v1/delegations${query}`)).body
    const pages = [await read('?limit=15')]
    while (pages.at(-1)?.next !== undefined) pages.push(await read(`?limit=15&cursor=${pages.at(-1).next}`))
    expect(pages.map(({ items }) => items.length)).toEqual([15, 15, 10])
    const all = pages.flatMap(({ items }) => items)
    expect(new Set(all.map(({ id }) => id)).size).toBe(40)
    expect(all.map(({ revokedAt }) => revokedAt === null)).toEqual(all.map((_one, at) => at < 20))
    expect((await api.as(giver).ask('/api/v1/delegations?limit=201')).status).toBe(400)
    expect(await read('?cursor=WyJ4Il0')).toMatchObject({ status: 400, code: 'cursor.invalid' })
  })

  it('names each command and list once, however often they were sent', async () => {
    api.clock.set('2026-04-07')
    const twice = { commands: Array.from({ length: 100 }, () => 'listing.review'), listTypes: ['b', 'a', 'b'] }
    const { body } = await delegate(secondReviewer, officer, twice)
    expect(body).toMatchObject({ commands: ['listing.review'], listTypes: ['b', 'a'] })
  })

  it('ends with the account that is stood in for', async () => {
    api.clock.set('2026-04-07')
    await delegate(secondReviewer, secondOfficer)
    await database.owner.query('UPDATE accounts SET disabled_at = now() WHERE id = $1', [secondReviewer.id])
    const type: CommandType = 'listing.review'
    expect(
      (await api.as(secondOfficer).give(await proposed(api), type, agreed, standingIn(secondReviewer))).body.code,
    ).toBe('delegation.none')
  })
})
