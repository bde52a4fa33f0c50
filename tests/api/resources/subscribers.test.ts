import { expect, it } from 'vitest'
import { addOperatorAct } from '../../../database/queries/operator-acts.ts'
import type { Actor } from '../../../domain/actor.ts'
import { withDatabase } from '../../setup/database.ts'
import { people } from '../../support/people.ts'
import { registration } from '../../support/subscribers.ts'
import { withApi } from '../support.ts'

const database = withDatabase()
const api = withApi(database)
const first: Actor = { id: 'operator-of-sharing', role: 'operator' }
const second: Actor = { id: 'second-of-sharing', role: 'operator' }
const reason = '按规定共享（虚构）'
const base = '/api/v1/subscribers'
const propose = async (code: string, changes = {}, actor = first) =>
  await api.as(actor).ask(base, { method: 'POST', body: { code, reason, ...registration(), ...changes } })
const decide = async (actor: Actor, id: string, verb = 'approve') =>
  await api.as(actor).ask(`/api/v1/subscriber-proposals/${id}/${verb}`, { method: 'POST', body: {} })
const post = async (actor: Actor, path: string, body: object = {}) =>
  await api.as(actor).ask(`${base}/${path}`, { method: 'POST', body })
const acts = async () =>
  (
    await database.owner.query<{ line: string }>(
      `SELECT concat_ws(' ', actor, act, split_part(about, ' ', 1)) AS line FROM operator_acts ORDER BY id`,
    )
  ).rows.map(({ line }) => line)

it('is proposed by an operator, is nothing until somebody else has approved it, and every step is kept', async () => {
  const { status, body: made } = await propose('delta')
  expect({ status, made }).toMatchObject({ status: 201, made: { code: 'delta', decision: null } })
  expect((await propose('delta', {}, second)).body).toMatchObject({ status: 409, code: 'subscriber.waits' })
  expect((await api.as(first).ask(`${base}/delta`)).body).toMatchObject({ status: 404, code: 'subscriber.unknown' })
  expect((await decide(first, made.id)).body).toMatchObject({ status: 403, code: 'subscriber.samePerson' })
  expect((await decide(second, made.id)).body).toMatchObject({ decision: 'approved', decidedBy: second.id })
  expect((await decide(people.city, made.id)).body).toMatchObject({ status: 409, code: 'subscriber.decided' })
  expect((await api.as(people.auditor).ask(`${base}/delta`)).body).toMatchObject({
    registration: { legalBasis: registration().legalBasis },
    position: 0,
    secrets: [],
  })
  const { body: withdrawn } = await propose('delta', { contact: '虚构乙' })
  await decide(first, withdrawn.id, 'reject')
  expect((await acts()).slice(-4)).toEqual([
    `${first.id} subscriberProposed delta`,
    `${second.id} subscriberApproved delta`,
    `${first.id} subscriberProposed delta`,
    `${first.id} subscriberRejected delta`,
  ])
})

it('is approved by nobody whom its author has made', async () => {
  const { body: made } = await propose('market')
  const own: Actor = { id: 'sup.of-sharing', role: 'citySupervisor' }
  await addOperatorAct(database.pool, { actor: first.id, act: 'accountCreated', about: own.id, requestId: 'r' })
  expect((await decide(own, made.id)).body).toMatchObject({ status: 403, code: 'secondPerson.sameHand' })
})

it.each([
  ['no address', { address: undefined }, 'subscriber.addressNeeded'],
  ['an address that nothing is sent to', { way: 'pull' }, 'subscriber.addressNeeded'],
  ['plain HTTP', { address: 'http://credit.example/in' }, 'subscriber.addressInside'],
  ['this machine', { address: 'https://127.0.0.1/in' }, 'subscriber.addressInside'],
  ['an address inside, written as a number', { address: 'https://0x0a000001/in' }, 'subscriber.addressInside'],
  ['an address inside by IPv6', { address: 'https://[fd00::1]/in' }, 'subscriber.addressInside'],
  ['an account that is not there', { account: 'nobody' }, 'subscriber.unknownAccount'],
])('refuses %s, with a sentence', async (_what, changes, code) => {
  const { status, body } = await propose('refused', changes)
  expect({ status, body }).toMatchObject({ status: 422, body: { code } })
})

it('refuses what no list, district or tier is, and what says nothing', async () => {
  for (const changes of [
    { lists: ['no-such-list'] },
    { districts: ['999999'] },
    { tiers: [] },
    { legalBasis: ' ' },
    { names: { zh: '虚构' } },
    { more: 1 },
  ])
    expect((await propose('wrong', changes)).status, JSON.stringify(changes)).toBe(400)
  expect((await propose('Wrong Code')).status).toBe(400)
})

it('has two secrets while one replaces the other, each shown once', async () => {
  const { body: made } = await propose('rotated')
  await decide(second, made.id)
  const [one, two, three] = [
    await post(first, 'rotated/secrets'),
    await post(first, 'rotated/secrets'),
    await post(first, 'rotated/secrets'),
  ]
  expect([one.status, two.status, three.body]).toMatchObject([201, 201, { status: 409, code: 'subscriber.twoSecrets' }])
  expect(one.body.secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/)
  expect(one.body.secret).not.toBe(two.body.secret)
  const shown = await api.as(first).ask(`${base}/rotated`)
  expect(shown.body.secrets).toHaveLength(2)
  expect(JSON.stringify(shown.body)).not.toContain('whsec_')
  const end = async (id: string) => await api.as(first).ask(`${base}/rotated/secrets/${id}`, { method: 'DELETE' })
  expect((await end(one.body.id)).status).toBe(204)
  expect((await end(two.body.id)).body).toMatchObject({ status: 409, code: 'subscriber.lastSecret' })
})

it('is told nothing once it is disabled, with who said so and why, and can be enabled again', async () => {
  const { body: made } = await propose('stopped')
  await decide(second, made.id)
  expect((await post(first, 'stopped/disable', { reason: '系统迁移（虚构）' })).body).toMatchObject({
    disabledBy: first.id,
    disabledWhy: '系统迁移（虚构）',
  })
  expect((await post(first, 'stopped/disable', { reason: '再次' })).body).toMatchObject({ code: 'subscriber.notSo' })
  expect((await post(first, 'stopped/enable')).body).toMatchObject({ disabledAt: null })
  expect((await post(first, 'nobody-there/enable')).body).toMatchObject({ code: 'subscriber.unknown' })
})

it('begins anew when it is told of other records than before, and goes on when it is not', async () => {
  const approved = async (changes: object) => {
    const { body: made } = await propose('changed', changes)
    await decide(second, made.id)
    const { rows } = await database.owner.query(
      `UPDATE subscribers SET position = position + 7 WHERE code = 'changed' RETURNING position`,
    )
    return rows[0].position
  }
  expect(await approved({})).toBe(7)
  expect(await approved({ contact: '虚构丙' })).toBe(14)
  expect(await approved({ contact: '虚构丙', districts: ['310115'] })).toBe(7)
})
