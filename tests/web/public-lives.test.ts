import { expect, it } from 'vitest'
import { demoAccounts, demoFirms, demoPassword } from '../../fictitious/people.ts'
import { codeDoubtOf, codeFaultOf } from '../../domain/identifiers/identity.ts'
import { openDemoDoors } from '../../identity/demo-doors.ts'
import { Person } from '../../operations/demo/client.ts'
import { bringToRegister } from '../../operations/demo/public-lives.ts'
import { withDatabase } from '../setup/database.ts'
import { withPages } from './support.ts'

const database = withDatabase()
const pages = withPages(database)

it('each enterprise says that it is fictitious and has a sound code of its own', () => {
  expect(new Set(demoFirms.map(({ code }) => code)).size).toBe(demoFirms.length)
  for (const { code, name } of demoFirms) {
    expect(name).toContain('（虚构）')
    expect([codeFaultOf({ kind: 'organisation', code }), codeDoubtOf({ kind: 'organisation', code })]).toEqual([
      undefined,
      undefined,
    ])
  }
})

it('a newcomer finds them on the public register, of two districts and at several stages', async () => {
  await openDemoDoors(database.pool)
  const people = new Map(demoAccounts.map(({ id }) => [id, new Person(pages.address, id, demoPassword)]))
  const caseNos = await bringToRegister((id) => people.get(id)!, '2026-04-07')
  expect(new Set(caseNos).size).toBe(demoFirms.length)
  const { rows } = await database.owner.query<{ case_no: string; entity_name: string; marked: boolean }>(
    'SELECT case_no, entity_name, marked FROM register ORDER BY case_no',
  )
  expect(rows.map((row) => row.case_no)).toEqual(caseNos.toSorted())
  expect(rows.map((row) => row.entity_name).toSorted()).toEqual(demoFirms.map(({ name }) => name).toSorted())
  expect(rows.filter(({ marked }) => marked)).toHaveLength(1)
  const { rows: stood } = await database.owner.query<{ status: string | null }>(
    `SELECT DISTINCT state #>> '{rectification,status}' AS status FROM cases`,
  )
  expect(stood.length).toBeGreaterThanOrEqual(3)
  const { rows: districts } = await database.owner.query('SELECT DISTINCT district FROM cases ORDER BY 1')
  expect(districts).toEqual([{ district: '310106' }, { district: '310115' }])
}, 120_000)
