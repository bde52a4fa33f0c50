import { describe, expect, it } from 'vitest'
import { withDatabase } from '../../setup/database.ts'
import { annul, bringTo, handClock, recordOn } from '../../support/world.ts'
import { withKeeper } from './house.ts'
import { changesIn, faultsIn } from './changes-of.ts'

const database = withDatabase()
const keeper = withKeeper(database)
const clock = handClock('2026-04-07')
const record = () => recordOn(database, clock)

const stream = async (caseNo: string) => await changesIn(database.owner, caseNo)
const faults = async (caseNo: string) => await faultsIn(database.owner, caseNo)

describe('a verification tells a change that was', () => {
  it.each([
    [
      'planted',
      `INSERT INTO changes (case_no, case_seq, audience, op) VALUES ($1, 1, 'public', 'remove')`,
      ['1 public'],
    ],
    [
      'altered',
      `UPDATE changes SET record = record || '{"entityName": "另一家（虚构）"}' WHERE case_no = $1 AND audience = 'public'`,
      'public',
    ],
    ['turned', `UPDATE changes SET op = 'resume' WHERE case_no = $1 AND audience = 'shared'`, 'shared'],
    ['emptied', `UPDATE changes SET record = NULL WHERE case_no = $1 AND audience = 'public'`, 'public'],
    ['deleted', `DELETE FROM changes WHERE case_no = $1 AND audience = 'public'`, 'public'],
    ['moved', `UPDATE changes SET position = position + 1000000 WHERE case_no = $1 AND audience = 'shared'`, 'shared'],
    [
      'kept from its position',
      `UPDATE changes SET position = NULL WHERE case_no = $1 AND audience = 'public'`,
      'public',
    ],
  ])('%s', async (_, statement, names) => {
    const caseNo = await bringTo(record(), 'published')
    await keeper.sign()
    const [{ case_seq: seq } = { case_seq: 0 }] = await stream(caseNo)
    expect(await faults(caseNo)).toEqual([])
    await database.owner.query(statement, [caseNo])
    const expected = typeof names === 'string' ? [`${seq} ${names}`] : names
    expect(await faults(caseNo)).toEqual(expected.map((name) => `stream.changed ${name}`))
  })

  it('not forgotten', async () => {
    const caseNo = await bringTo(record(), 'published')
    const [{ record: said } = { record: null }] = await stream(caseNo)
    await annul(record(), caseNo)
    await keeper.sign()
    await database.owner.query(
      `UPDATE changes SET record = $2 WHERE case_no = $1 AND audience = 'public' AND op = 'put'`,
      [caseNo, said],
    )
    expect(await faults(caseNo)).toHaveLength(1)
  })

  it('not when it was taken away as long over', async () => {
    const caseNo = await bringTo(record(), 'published')
    await annul(record(), caseNo)
    await keeper.sign()
    const { rows } = await database.owner.query('SELECT max(position) AS last FROM changes WHERE case_no = $1', [
      caseNo,
    ])
    await database.owner.query('DELETE FROM changes WHERE case_no = $1', [caseNo])
    expect((await faults(caseNo)).length).toBeGreaterThan(5)
    await database.owner.query('UPDATE changes_dropped SET through = $1', [rows[0].last])
    expect(await faults(caseNo)).toEqual([])
    await database.owner.query('UPDATE changes_dropped SET through = 0')
  })
})
