import { expect, it } from 'vitest'
import { isRefusal } from '../../../domain/refusal.ts'
import { eraseCase } from '../../../operations/commands/erase-case.ts'
import { listOrders } from '../../../record/log/orders.ts'
import { withDatabase } from '../../setup/database.ts'
import { noStorage } from '../../support/storage.ts'
import { liveCases, withKeeper } from './house.ts'
import { orderOf } from './ordered.ts'

const database = withDatabase()
const keeper = withKeeper(database)
const grounds = { actor: 'operator-1', reason: '保存期限已满', legalBasis: '《个人信息保护法》第四十七条' }

/** What the case has been told of since, as an objection to a closed one is, or its going on and closing again. */
async function goOn(caseNo: string): Promise<void> {
  await database.owner.query(
    `INSERT INTO ledger (case_no, case_seq, type, data, on_date, at, actor, role, request_id)
     SELECT case_no, max(case_seq) + 1, 'account.opened', '{"account": "entity-a", "kind": "portal", "reach": "all"}',
       '2026-05-08', now(), 'entity-a', 'entityAgent', 'q' FROM ledger WHERE case_no = $1 GROUP BY case_no`,
    [caseNo],
  )
}

it('An order of erasure counts for the case as it stood: what was entered since is not lost with it', async () => {
  const caseNos = await liveCases(database, 8)
  const [changed, same] = [caseNos[3]!, caseNos[7]!]
  const orders = [changed, same].map((caseNo) => orderOf(database, { caseNo, subjects: ['entity'], ...grounds }))
  const [late, good] = await Promise.all(orders)
  if (isRefusal(late) || isRefusal(good)) throw new Error('No order')
  await keeper.sign()
  await goOn(changed)
  const erase = async (id: string) => await eraseCase(database.owner, noStorage.store, id)
  expect(await erase(late!)).toMatchObject({ code: 'erasure.caseChanged', params: { caseNo: changed } })
  const left = 'SELECT entity_name FROM cases WHERE case_no = $1'
  expect((await database.pool.query(left, [changed])).rows[0].entity_name).toMatch(/虚构/)
  expect(await erase(good!)).toMatchObject({ files: 0 })
  // Again, as after a fault of the store.
  expect(await erase(good!)).toEqual({ erased: 0, files: 0 })
  await goOn(same)
  expect(await erase(good!)).toMatchObject({ code: 'erasure.caseChanged' })
})

it('An approved order that nobody carries out is listed until it is', async () => {
  const [, , , caseNo = ''] = await liveCases(database, 4)
  const order = await orderOf(database, { caseNo, subjects: ['entity'], ...grounds })
  if (isRefusal(order)) throw new Error('No order')
  await keeper.sign()
  const waiting = async () => (await keeper.verify()).ordersWaiting.map(({ id }) => id)
  expect(await waiting()).toContain(order)
  await eraseCase(database.owner, noStorage.store, order)
  expect(await waiting()).not.toContain(order)
  expect((await listOrders(database.pool, null)).find(({ id }) => id === order)?.carriedOutAt).toBeInstanceOf(Date)
})
