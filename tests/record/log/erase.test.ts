import { beforeAll, describe, expect, it } from 'vitest'
import { erasedText } from '../../../domain/personal.ts'
import { checkProof } from '../../../operations/proof/check-proof.mjs'
import { eraseCase } from '../../../operations/commands/erase-case.ts'
import { isRefusal } from '../../../domain/refusal.ts'
import { approveErasure, orderErasure } from '../../../record/log/ordering.ts'
import { proveEntry } from '../../../record/log/proofs.ts'
import { withDatabase } from '../../setup/database.ts'
import { checkEveryCase } from '../../support/fold-check.ts'
import { noStorage } from '../../support/storage.ts'
import { liveCases, withKeeper } from './house.ts'
import { eraseOrdered, orderOf } from './ordered.ts'

const database = withDatabase()
const keeper = withKeeper(database)
checkEveryCase(database)

const planted = { name: '王示范（虚构）', phone: '13800001234', firm: '上海虚构示例有限公司（虚构）' }
const order = { actor: 'operator-1', reason: '本人申请，保存期限已满', legalBasis: '《个人信息保护法》第四十七条' }
let caseNos: string[] = []

beforeAll(async () => {
  caseNos = await liveCases(database, 8, { contact: { name: planted.name, phone: planted.phone } })
  await keeper.sign()
})

const proofOf = async (caseNo: string, caseSeq: number) => {
  const proof = await proveEntry(database.pool, caseNo, caseSeq)
  if (isRefusal(proof)) throw new Error(proof.code)
  return proof
}

/** How many rows of all tables hold a text, for one case or for all. */
async function rowsWith(text: string, caseNo = '%'): Promise<number> {
  const { rows } = await database.owner.query<{ name: string }>(
    `SELECT quote_ident(table_name) AS name FROM information_schema.columns WHERE table_schema = 'public' AND column_name = 'case_no'
     AND table_name IN (SELECT table_name FROM information_schema.tables WHERE table_type = 'BASE TABLE')`,
  )
  let count = 0
  for (const { name } of rows) {
    const found = await database.owner.query(
      `SELECT FROM ${name} AS t WHERE case_no LIKE $1 AND t::text LIKE '%' || $2 || '%'`,
      [caseNo, text],
    )
    count += found.rowCount ?? 0
  }
  return count
}

describe('a lawful erasure', () => {
  it('is refused while the case needs the data', async () => {
    expect(
      await eraseOrdered(database, noStorage.store, { caseNo: caseNos[1]!, subjects: ['contact'] as const, ...order }),
    ).toMatchObject({ code: 'erasure.caseOpen' })
    expect(
      await eraseOrdered(database, noStorage.store, {
        caseNo: 'BH-2026-999999',
        subjects: ['contact'] as const,
        ...order,
      }),
    ).toMatchObject({ code: 'case.unknown' })
  })

  it('leaves nothing of the person in the database, every proof as it was, and says who ordered it', async () => {
    const caseNo = caseNos[3]!
    const before = await proofOf(caseNo, 1)
    expect(await rowsWith(planted.name, caseNo)).toBeGreaterThan(1)
    expect(await eraseOrdered(database, noStorage.store, { caseNo, subjects: ['contact'] as const, ...order })).toEqual(
      {
        erased: 2,
        files: 0,
      },
    )
    expect([await rowsWith(planted.name, caseNo), await rowsWith(planted.phone, caseNo)]).toEqual([0, 0])
    expect(await rowsWith(planted.name)).toBeGreaterThan(1)
    await keeper.sign()
    expect(await keeper.verify()).toMatchObject({ good: true, erasures: 1, faults: [] })
    expect(checkProof(before, keeper.publicKey)).toMatch(/^entry 1/)
    const after = await proofOf(caseNo, 1)
    expect(checkProof(after, keeper.publicKey)).toMatch(/^entry 1/)
    expect(after.entry).toEqual(before.entry)
    expect([before, after].map(({ disclosed }) => disclosed['/data/contact/phone']?.value)).toEqual([
      planted.phone,
      undefined,
    ])
    const { rows } = await database.pool.query('SELECT actor, reason, legal_basis AS "legalBasis" FROM erasures')
    expect(rows).toEqual([order])
  })

  it('reaches the entity in case, terms, register and messages too, and is harmless done again', async () => {
    const caseNo = caseNos[4]!
    expect(await rowsWith(planted.firm, caseNo)).toBeGreaterThan(1)
    const done = await eraseOrdered(database, noStorage.store, { caseNo, subjects: ['entity', 'recipient'], ...order })
    expect(isRefusal(done) ? 0 : done.erased).toBeGreaterThan(5)
    for (const text of [planted.firm, '91310115MA1FAKE27N', '回证']) expect(await rowsWith(text, caseNo), text).toBe(0)
    expect(await eraseOrdered(database, noStorage.store, { caseNo, subjects: ['entity'], ...order })).toEqual({
      erased: 0,
      files: 0,
    })
    await keeper.sign()
    expect(await keeper.verify()).toMatchObject({ good: true, faults: [] })
  })

  it('hides no alteration: what is erased can be neither replaced nor brought back unseen', async () => {
    const caseNo = caseNos[3]!
    const replace = (text: string) =>
      database.owner.query(
        `UPDATE ledger SET data = jsonb_set(data, '{contact,name}', to_jsonb($2::text)) WHERE case_no = $1 AND case_seq = 1`,
        [caseNo, text],
      )
    await replace('另一人（虚构）')
    expect((await keeper.verify()).faults[0]).toMatchObject({ code: 'entry.changed', caseNo, caseSeq: 1 })
    await replace(erasedText)
    await database.owner.query(`UPDATE erasures SET reason = '别的理由' WHERE case_no = $1`, [caseNo])
    expect((await keeper.verify()).faults[0]).toMatchObject({ code: 'erasure.changed', caseNo })
    await database.owner.query('UPDATE erasures SET reason = $2 WHERE case_no = $1', [caseNo, order.reason])
    expect((await keeper.verify()).good).toBe(true)
  })

  it('is refused without an order that a second person has approved', async () => {
    const requestId = 'request-of-the-tests'
    const grounds = { reason: order.reason, legalBasis: order.legalBasis, requestId }
    const actor = { id: order.actor, role: 'operator' } as const
    const asked = { ...grounds, actor, caseNo: caseNos[7]!, subjects: ['contact'] as const, files: [] }
    const given = await orderErasure(database.pool, asked)
    if (isRefusal(given)) throw new Error(given.code)
    const ask = (id: string) => eraseCase(database.owner, noStorage.store, id)
    expect(await ask(given.id)).toMatchObject({ code: 'erasure.notApproved' })
    expect(await ask('00000000-0000-4000-8000-000000000000')).toMatchObject({ code: 'erasure.orderUnknown' })
    expect(await approveErasure(database.pool, given.id, { ...grounds, actor })).toMatchObject({
      code: 'erasure.ownOrder',
    })
    const approveBySql = `INSERT INTO erasure_approvals (order_id, approved_by, reason, legal_basis, request_id) VALUES ($1, $2, 'r', 'b', 'q')`
    await expect(database.pool.query(approveBySql, [given.id, order.actor])).rejects.toThrow(/does not approve/)
  })

  it('is a fault where no such order was logged before it, and in an open case', async () => {
    const caseNo = caseNos[1]!
    await database.owner.query(
      `INSERT INTO erasures (case_no, subject, fields, actor, reason, legal_basis) VALUES ($1, 'contact', '[]', 'somebody', 'r', 'b')`,
      [caseNo],
    )
    await keeper.sign()
    const { faults, erasureList } = await keeper.verify()
    expect(faults.map(({ code }) => code)).toEqual(['erasure.noOrder', 'erasure.caseOpen'])
    expect(erasureList.at(-1)).toMatchObject({ caseNo, order: null, beforeOrders: false })
    expect(erasureList[0]).toMatchObject({
      caseNo: caseNos[3],
      order: { orderedBy: order.actor, approvedBy: 'second-operator' },
    })
  })

  it('is not within the application’s power', async () => {
    await expect(database.pool.query('DELETE FROM subject_keys')).rejects.toThrow(/permission denied/)
    const id = await orderOf(database, { caseNo: caseNos[7]!, subjects: ['contact'], ...order })
    if (isRefusal(id)) throw new Error(id.code)
    await expect(eraseCase(database.pool, noStorage.store, id)).rejects.toThrow(/permission denied/)
  })
})

it('the application may change no table that proves anything', async () => {
  const { rows } = await database.owner.query<{ name: string; right: string }>(
    `SELECT table_name AS name, privilege_type AS right FROM information_schema.role_table_grants
     WHERE grantee = 'bihuan_app' AND privilege_type NOT IN ('SELECT', 'INSERT')
       AND table_name IN ('ledger', 'erasures', 'erasure_orders', 'erasure_approvals', 'log_besides', 'subject_keys', 'log_leaves', 'log_subtrees', 'log_checkpoints', 'log_keys')`,
  )
  expect(rows).toEqual([])
})
