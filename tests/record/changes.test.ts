import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readerOn } from '../../database/reading.ts'
import { refoldStates } from '../../record/refold.ts'
import { withDatabase } from '../setup/database.ts'
import { people } from '../support/people.ts'
import { persons, personsIn } from '../support/persons.ts'
import { proposal } from '../support/proposal.ts'
import { annul, bringTo, done, handClock, recordOn } from '../support/world.ts'
import { withKeeper } from './log/house.ts'
import { changesIn, faultsIn } from './log/changes-of.ts'

const database = withDatabase()
const keeper = withKeeper(database)
const clock = handClock('2026-04-07')
const { officer, reviewer, entity, system } = people
const record = () => recordOn(database, clock)

const stream = async (caseNo: string) => await changesIn(database.owner, caseNo)
const ops = async (caseNo: string) =>
  (await stream(caseNo)).map(({ audience, op, record: is }) => [audience, op, is !== null])
const faults = async (caseNo: string) => await faultsIn(database.owner, caseNo)

describe('the stream of changes', () => {
  it('is written with the command, and gets its positions with the leaves of the log', async () => {
    const caseNo = await bringTo(record(), 'published')
    expect(await ops(caseNo)).toEqual([
      ['public', 'put', true],
      ['shared', 'put', true],
    ])
    expect((await stream(caseNo)).map(({ position }) => position)).toEqual([null, null])
    await keeper.sign()
    const { rows } = await database.owner.query(
      `SELECT position + 1 AS position FROM log_leaves JOIN ledger USING (seq)
       WHERE ledger.case_no = $1 AND type = 'publicity.published'`,
      [caseNo],
    )
    expect((await stream(caseNo)).map(({ position }) => position)).toEqual([rows[0].position, rows[0].position])
    expect(await faults(caseNo)).toEqual([])
  })

  it('forgets in the statement of the command what is not so any more, and all of a record that has ended', async () => {
    const caseNo = await bringTo(record(), 'published')
    await done(record(), caseNo, entity, 'objection.file', { grounds: '有误', evidence: [] })
    expect(await ops(caseNo)).toEqual([
      ['public', 'put', false],
      ['public', 'mark', true],
      ['shared', 'put', false],
      ['shared', 'mark', true],
    ])
    const { rows } = await database.owner.query(
      'SELECT count(*)::integer AS n FROM changes WHERE record IS NOT NULL AND case_no = $1',
      [caseNo],
    )
    expect(rows).toEqual([{ n: 2 }])
    await annul(record(), caseNo)
    expect((await ops(caseNo)).filter(([, , says]) => says)).toEqual([])
    expect((await ops(caseNo)).filter(([audience]) => audience === 'public').map(([, op]) => op)).toEqual([
      'put',
      'mark',
      'suspend',
      'remove',
    ])
    const { rows: found } = await database.owner.query(
      `SELECT case_no FROM changes WHERE case_no = $1 AND strpos(changes::text, $2) + strpos(changes::text, $3) > 0`,
      [caseNo, proposal().entity.name, proposal().entity.code],
    )
    expect(found).toEqual([])
    await keeper.sign()
    expect(await faults(caseNo)).toEqual([])
  })

  it('has nothing of who a natural person is, and nothing of one for everybody', async () => {
    const own = { ...entity, entityCode: persons[0]!.code }
    const by = { officer, reviewer, entity: own, publisher: system }
    const caseNo = await bringTo(record(), 'published', { changes: { entity: persons[0]!, measures: [] }, by })
    expect(await ops(caseNo)).toEqual([['shared', 'put', true]])
    expect(personsIn(JSON.stringify(await stream(caseNo)))).toEqual([])
  })

  it('shows what is only shared to those who may see every case', async () => {
    const readAs = readerOn(database.reading)
    const seen = async (role: string) =>
      (await readAs({ role }).query<{ audience: string }>('SELECT DISTINCT audience FROM changes ORDER BY 1')).rows.map(
        ({ audience }) => audience,
      )
    for (const role of ['citySupervisor', 'auditor', 'operator']) expect(await seen(role)).toEqual(['public', 'shared'])
    for (const role of ['nobody', 'system', 'caseOfficer', 'implementingOfficer', 'entityAgent', 'districtSupervisor'])
      expect(await seen(role)).toEqual(['public'])
  })

  it('takes no position from the login of the application, and none twice', async () => {
    const caseNo = await bringTo(record(), 'published')
    await expect(database.pool.query('UPDATE changes SET position = 1 WHERE case_no = $1', [caseNo])).rejects.toThrow(
      'permission denied',
    )
    await keeper.sign()
    const before = await stream(caseNo)
    await keeper.sign()
    expect(await stream(caseNo)).toEqual(before)
  })
})

it('a record of an earlier release gets the changes that its ledger gives, with their positions', async () => {
  const live = await bringTo(record(), 'published')
  const ended = await bringTo(record(), 'published')
  await annul(record(), ended)
  await keeper.sign()
  // Some entries of today have no leaf yet when a release is put in.
  await done(record(), live, entity, 'objection.file', { grounds: '有误', evidence: [] })
  const before = [await stream(live), await stream(ended)]
  await database.owner.query('DELETE FROM changes')
  await database.owner.query('UPDATE state_form SET form = 16')
  await refoldStates(database.ownerUrl)
  expect([await stream(live), await stream(ended)]).toEqual(before)
  await keeper.sign()
  expect([await faults(live), await faults(ended)]).toEqual([[], []])
})

it('may be read by logical replication as docs/sharing.md says', async () => {
  const page = readFileSync(new URL('../../docs/sharing.md', import.meta.url), 'utf8')
  const [, statement = ''] = /```sql\n(.*)\n```/.exec(page) ?? []
  expect(statement).toMatch(/^CREATE PUBLICATION/)
  await database.owner.query(statement)
  // What the filter and the columns leave out must not stop a command.
  const caseNo = await bringTo(record(), 'published')
  await annul(record(), caseNo)
  await keeper.sign()
  expect(await faults(caseNo)).toEqual([])
  await database.owner.query('DELETE FROM changes WHERE case_no = $1', [caseNo])
  await database.owner.query('DROP PUBLICATION bihuan_public_changes')
})
