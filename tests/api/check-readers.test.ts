import { randomUUID } from 'node:crypto'
import { expect, it } from 'vitest'
import { addAccount } from '../../database/queries/accounts.ts'
import { readerOn } from '../../database/reading.ts'
import type { Actor } from '../../domain/actor.ts'
import { withDatabase } from '../setup/database.ts'
import { question } from '../support/checks.ts'
import { people } from '../support/people.ts'
import { published } from './lives.ts'
import { withApi } from './support.ts'

const database = withDatabase()
const api = withApi(database)
const other: Actor = { id: 'other-department', role: 'implementingOfficer', agency: 'dept-elsewhere' }
const ask = async (actor: Actor = people.inspection) =>
  await api
    .as(actor)
    .ask('/api/v1/checks', { method: 'POST', body: question(), headers: { 'idempotency-key': randomUUID() } })
const read = async (checkNo: string, actor: Actor) => await api.as(actor).ask(`/api/v1/checks/${checkNo}`)

it('a check is read by the department that has asked, and no other; the database lets an entity see its own, without the officer', async () => {
  await published(api)
  const { checkNo } = (await ask()).body
  const colleague: Actor = { id: 'inspection-colleague', role: 'implementingOfficer', agency: 'dept-inspection' }
  expect((await read(checkNo, colleague)).body).toMatchObject({ checkNo })
  const hidden = await read(checkNo, other)
  const missing = await read('CK-2026-99999999', other)
  expect(hidden.body).toMatchObject({ status: 404, code: 'check.unknown' })
  expect({ ...hidden.body, requestId: '', instance: '' }).toEqual({ ...missing.body, requestId: '', instance: '' })
  for (const actor of [people.officer, people.entity, people.city, people.auditor])
    expect((await read(checkNo, actor)).body).toMatchObject({ code: 'role.notAllowed' })

  const readAs = readerOn(database.reading)
  const seen = async (actor: Actor) =>
    await Promise.all(
      ['checks', 'check_hits'].map(
        async (table) =>
          (await readAs(actor).query(`SELECT 1 FROM ${table} WHERE check_no = $1`, [checkNo])).rows.length,
      ),
    )
  await api.as(people.entity).ask('/api/v1/cases')
  expect(await seen(people.inspection)).toEqual([1, 1])
  expect(await seen(people.entity)).toEqual([1, 1])
  const stranger: Actor = { id: 'entity-stranger', role: 'entityAgent', entityCode: '91310106MA1FAKE16Q' }
  for (const actor of [other, stranger, people.officer, people.city, people.auditor, people.operator])
    expect(await seen(actor), actor.id).toEqual([0, 0])
  for (const column of ['officer', 'asked_by', 'request_hash'])
    await expect(readAs(people.entity).query(`SELECT ${column} FROM checks`)).rejects.toThrow('permission denied')
})

it('a check of an entity is read by no account that only a code has made', async () => {
  const { checkNo } = (await ask()).body
  const byCode: Actor = { id: 'entity-by-code', role: 'entityAgent', entityCode: people.entity.entityCode }
  await addAccount(database.pool, { ...byCode, name: byCode.id }, {})
  await database.owner.query('UPDATE accounts SET proved_by = NULL WHERE id = $1', [byCode.id])
  const { rows } = await readerOn(database.reading)(byCode).query('SELECT 1 FROM checks WHERE check_no = $1', [checkNo])
  expect(rows).toEqual([])
})

it('a check is changed and taken away by nobody', async () => {
  for (const table of ['checks', 'check_hits', 'check_rights'])
    for (const act of [
      `UPDATE ${table} SET ${table === 'check_rights' ? 'covers' : 'check_no'} = 'x'`,
      `DELETE FROM ${table}`,
    ])
      await expect(database.pool.query(act), act).rejects.toThrow('permission denied')
})

it('a system asks by its key, which opens nothing else', async () => {
  const account = 'system-of-approvals'
  await addAccount(
    database.pool,
    { id: account, name: '审批系统（虚构）', role: 'implementingOfficer', agency: 'dept-market' },
    { isSystem: true },
  )
  const asked = { account, label: '审批系统（虚构）', operations: ['askCheck', 'getCheck'], days: 30 }
  const { body: made } = await api.as(people.operator).ask('/api/v1/api-keys', { method: 'POST', body: asked })
  const headers = { authorization: `Bearer ${made.key}`, 'idempotency-key': 'one' }
  const given = await api.nobody.ask('/api/v1/checks', { method: 'POST', body: question(), headers })
  expect(given.status, JSON.stringify(given.body)).toBe(201)
  const { rows } = await database.owner.query('SELECT department, asked_by FROM checks WHERE check_no = $1', [
    given.body.checkNo,
  ])
  expect(rows).toEqual([{ department: 'dept-market', asked_by: account }])
  for (const url of ['/api/v1/cases', '/api/v1/deadlines', '/api/v1/messages'])
    expect((await api.nobody.ask(url, { headers })).body, url).toMatchObject({ status: 403, code: 'key.outOfScope' })
})
