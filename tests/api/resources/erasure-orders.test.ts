import { expect, it } from 'vitest'
import { addOperatorAct } from '../../../database/queries/operator-acts.ts'
import type { Actor } from '../../../domain/actor.ts'
import { withDatabase } from '../../setup/database.ts'
import { people } from '../../support/people.ts'
import { must, proposed } from '../lives.ts'
import { withApi } from '../support.ts'

const database = withDatabase()
const api = withApi(database)
const first: Actor = { id: 'operator-of-orders', role: 'operator' }
const second: Actor = { id: 'second-of-orders', role: 'operator' }
const grounds = { reason: '保存期限已满', legalBasis: '《个人信息保护法》第四十七条' }
const orders = '/api/v1/erasure-orders'
const order = (actor: Actor, body: object) => api.as(actor).ask(orders, { method: 'POST', body })
const approve = (actor: Actor, id: string) =>
  api.as(actor).ask(`${orders}/${id}/approve`, { method: 'POST', body: grounds })

it('an erasure is ordered by an operator for a closed case and approved by somebody else, once', async () => {
  api.clock.set('2026-04-07')
  const caseNo = await proposed(api)
  const asked = { caseNo, subjects: ['contact'], ...grounds }
  expect((await order(first, asked)).body).toMatchObject({ status: 409, code: 'erasure.caseOpen' })
  expect((await order(first, { ...asked, caseNo: 'BH-2026-999999' })).body).toMatchObject({ code: 'case.unknown' })
  await must(api, caseNo, people.officer, 'listing.withdraw', { reason: '证据不足（虚构）' })
  for (const body of [
    { ...asked, subjects: [] },
    { ...asked, reason: ' ' },
    { ...asked, files: ['x'] },
  ])
    expect((await order(first, body)).status, JSON.stringify(body)).toBe(400)
  const { status, body: made } = await order(first, asked)
  expect({ status, made }).toMatchObject({ status: 201, made: { orderedBy: first.id, approvedBy: null, files: [] } })
  expect((await approve(first, made.id)).body).toMatchObject({ code: 'erasure.ownOrder' })
  expect((await approve(second, made.id)).body).toMatchObject({
    approvedBy: second.id,
    approvalBasis: grounds.legalBasis,
    carriedOutAt: null,
  })
  expect((await approve(second, made.id)).body).toMatchObject({ code: 'erasure.decided' })
  expect((await approve(second, '00000000-0000-4000-8000-000000000000')).body).toMatchObject({
    code: 'erasure.orderUnknown',
  })
  const { body: list } = await api.as(people.auditor).ask(orders)
  expect(list.items).toMatchObject([{ id: made.id, caseNo, orderedBy: first.id, approvedBy: second.id }])
})

it('an order is approved by nobody whom its author has made, nor by an account that is younger', async () => {
  api.clock.set('2026-04-07')
  const caseNo = await proposed(api)
  await must(api, caseNo, people.officer, 'listing.withdraw', { reason: '证据不足（虚构）' })
  const { body: made } = await order(first, { caseNo, subjects: ['contact'], ...grounds })
  const own: Actor = { id: 'sup.second', role: 'citySupervisor' }
  const young: Actor = { id: 'sup.young', role: 'citySupervisor' }
  const note = async (actor: string, about: string) =>
    await addOperatorAct(database.pool, { actor, act: 'accountCreated', about, requestId: 'r' })
  await note(first.id, own.id)
  await note('console', young.id)
  expect((await approve(own, made.id)).body).toMatchObject({ status: 403, code: 'secondPerson.sameHand' })
  expect((await approve(young, made.id)).body).toMatchObject({ status: 403, code: 'secondPerson.younger' })
  const { body: later } = await order(first, { caseNo, subjects: ['contact'], ...grounds })
  expect((await approve(young, later.id)).body).toMatchObject({ approvedBy: young.id })
})

it('the application changes neither an order nor a settled letter', async () => {
  for (const statement of [
    `UPDATE erasure_orders SET reason = 'r'`,
    'DELETE FROM erasure_approvals',
    `UPDATE log_besides SET name = 'x'`,
    `UPDATE invitations SET entity_code = 'x'`,
    'UPDATE delegations SET until_on = until_on + 1',
    `UPDATE letters SET kind = 'x'`,
  ])
    await expect(database.pool.query(statement), statement).rejects.toThrow(/permission denied/)
  const caseNo = await proposed(api)
  await database.pool.query(
    `INSERT INTO letters (case_no, occasion, kind, number, drawn_up_by, drawn_up_at) VALUES ($1, 'x', 'x', 'n', 'o', now())`,
    [caseNo],
  )
  const change = (what: string) => database.pool.query(`UPDATE letters SET ${what} WHERE case_no = $1`, [caseNo])
  await expect(change(`number = 'another'`)).rejects.toThrow(/changes only once/)
  await change(`template = 1, facts = '{}'`)
  for (const what of [`facts = '{"a": 1}'`, `number = 'another'`, 'template = NULL'])
    await expect(change(what), what).rejects.toThrow(/changes only once/)
})
