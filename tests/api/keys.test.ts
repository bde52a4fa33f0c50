import { describe, expect, it } from 'vitest'
import { addAccount } from '../../database/queries/accounts.ts'
import { addApiKey } from '../../database/queries/api-keys.ts'
import { tokenHash } from '../../identity/secrets.ts'
import { withDatabase } from '../setup/database.ts'
import { people } from '../support/people.ts'
import { published } from './lives.ts'
import { withApi } from './support.ts'

const database = withDatabase()
const api = withApi(database)
const operator = api.as({ id: 'key-operator', role: 'operator' })
const make = async (body: object) => await operator.ask('/api/v1/api-keys', { method: 'POST', body })
const using = async (key: string, url: string) =>
  await api.nobody.ask(url, { headers: { authorization: `Bearer ${key}` } })

/** A department's own system; answers with its account. */
async function system(id: string): Promise<string> {
  await addAccount(
    database.pool,
    { id, name: '财政业务系统（虚构）', role: 'implementingOfficer', agency: 'dept-finance' },
    { isSystem: true },
  )
  return id
}

const asked = { label: '财政业务系统（虚构），联系人略', operations: ['listCases', 'measure.acknowledge'], days: 90 }

describe('a key', () => {
  it('is shown once, kept as a hash, and opens its operations and no other', async () => {
    const account = await system('system-finance')
    const { status, body } = await make({ account, ...asked })
    expect(status).toBe(201)
    expect(body.key).toMatch(/^bh_[\w-]{43}$/)
    const { rows } = await database.owner.query('SELECT api_keys::text AS row FROM api_keys')
    expect(JSON.stringify(rows)).not.toContain(body.key)
    expect(JSON.stringify((await operator.ask('/api/v1/api-keys')).body)).not.toContain(body.key)

    const caseNo = await published(api)
    expect((await using(body.key, '/api/v1/cases')).body.items).toMatchObject([{ caseNo }])
    expect((await using(body.key, `/api/v1/cases/${caseNo}`)).body).toMatchObject({
      status: 403,
      code: 'key.outOfScope',
    })
    expect((await using(body.key, '/api/v1/sessions')).body).toMatchObject({ status: 403, code: 'key.outOfScope' })
    expect((await using(body.key, '/api/v1/api-keys')).body).toMatchObject({ status: 403 })
    const acknowledged = await api.nobody.ask(`/api/v1/cases/${caseNo}/measure/acknowledge`, {
      method: 'POST',
      body: { measure: 'M06' },
      headers: { authorization: `Bearer ${body.key}`, 'idempotency-key': 'k', 'if-match': '*' },
    })
    expect(acknowledged.status, JSON.stringify(acknowledged.body)).toBe(200)
    const { body: ledger } = await api.as(people.officer).ask(`/api/v1/cases/${caseNo}/ledger`)
    expect(ledger.items.at(-1)).toMatchObject({ type: 'measure.acknowledged', actor: account })
    expect((await operator.ask('/api/v1/api-keys')).body.items[0].usedAt).not.toBeNull()
  })

  it('ends when it is revoked, when it expires and with its account', async () => {
    const account = await system('system-ending')
    const keys = [
      await make({ account, ...asked }),
      await make({ account, ...asked }),
      await make({ account, ...asked }),
    ]
    const [revoked, expired, disabled] = keys.map(({ body }) => body)
    for (const { key } of [revoked, expired, disabled]) expect((await using(key, '/api/v1/cases')).status).toBe(200)
    expect((await operator.ask(`/api/v1/api-keys/${revoked.id}`, { method: 'DELETE' })).status).toBe(204)
    expect((await using(revoked.key, '/api/v1/cases')).body).toMatchObject({ status: 401, code: 'session.needed' })
    await database.owner.query('UPDATE api_keys SET expires_at = now() WHERE id = $1', [expired.id])
    expect((await using(expired.key, '/api/v1/cases')).status).toBe(401)
    await database.owner.query('UPDATE accounts SET disabled_at = now() WHERE id = $1', [account])
    expect((await using(disabled.key, '/api/v1/cases')).status).toBe(401)
    const unknown = await operator.ask('/api/v1/api-keys/00000000-0000-4000-8000-000000000000', { method: 'DELETE' })
    expect(unknown.body).toMatchObject({ status: 404, code: 'key.unknown' })
  })

  it('is one of twenty at most for an account, at once and in a day, and they are read page by page', async () => {
    const account = await system('system-of-many')
    const made = await Promise.all(Array.from({ length: 26 }, async () => await make({ account, ...asked })))
    expect(made.filter(({ status }) => status === 201)).toHaveLength(20)
    expect(made.find(({ status }) => status !== 201)?.body).toMatchObject({ status: 409, code: 'key.tooMany' })
    const ids = made.flatMap(({ status, body }) => (status === 201 ? [body.id] : []))
    for (const id of ids) expect((await operator.ask(`/api/v1/api-keys/${id}`, { method: 'DELETE' })).status).toBe(204)
    expect((await make({ account, ...asked })).body.code).toBe('key.tooMany')
    expect((await make({ account: await system('system-of-few'), ...asked })).status).toBe(201)
    const read = async (query: string) => (await operator.ask(`/api/v1/api-keys${query}`)).body
    const pages = [await read('?limit=7')]
    while (pages.at(-1)?.next !== undefined) pages.push(await read(`?limit=7&cursor=${pages.at(-1).next}`))
    const all = pages.flatMap(({ items }) => items)
    expect(pages.slice(0, -1).map(({ items }) => items.length)).toEqual(pages.slice(1).map(() => 7))
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length)
    const own = all.filter((key) => key.account === account).map(({ id }) => id)
    expect(own).toHaveLength(ids.length)
    expect(new Set(own)).toEqual(new Set(ids))
    expect((await operator.ask('/api/v1/api-keys?cursor=WyJ4Il0')).body).toMatchObject({ code: 'cursor.invalid' })
  })

  it('is made for systems only, and for nothing that their role may not do', async () => {
    await api.as(people.officer).ask('/api/v1/cases')
    expect((await make({ account: people.officer.id, ...asked })).body).toMatchObject({
      status: 409,
      code: 'key.forPerson',
    })
    expect((await make({ account: 'nobody-there', ...asked })).body).toMatchObject({
      status: 404,
      code: 'account.unknown',
    })
    const account = await system('system-wanting')
    for (const operation of ['listing.review', 'changePassword', 'makeApiKey', 'endSessionsOf', 'nothing']) {
      const { body } = await make({ account, ...asked, operations: ['listCases', operation] })
      expect(body, operation).toMatchObject({
        status: 422,
        code: 'key.operationClosed',
        params: { operations: operation },
      })
    }
    expect((await make({ account, ...asked, days: 1_000 })).status).toBe(400)
  })

  it('is no second person: what two persons must do is closed to keys, also to those of earlier releases', async () => {
    const account = 'system-second'
    await addAccount(database.pool, { id: account, name: '第二人（虚构）', role: 'operator' }, { isSystem: true })
    const acts = ['orderErasure', 'approveErasure', 'proposePublication', 'approvePublication', 'rejectPublication']
    for (const operation of acts)
      expect((await make({ account, ...asked, operations: [operation] })).body, operation).toMatchObject({
        code: 'key.operationClosed',
        params: { operations: operation },
      })
    const older = 'bh_of-an-earlier-release'
    const expiresAt = new Date(Date.now() + 86_400_000)
    const made = { account, label: '旧密钥（虚构）', operations: acts, createdBy: 'key-operator', expiresAt }
    await addApiKey(database.pool, { ...made, secretHash: tokenHash(older) })
    const id = '00000000-0000-4000-8000-000000000000'
    const post = async (url: string, body: object) =>
      await api.nobody.ask(`/api/v1${url}`, {
        method: 'POST',
        body,
        headers: { authorization: `Bearer ${older}`, 'idempotency-key': 'k' },
      })
    const grounds = { reason: '虚构', legalBasis: '虚构' }
    for (const answer of [
      await post('/erasure-orders', { caseNo: 'BH-2026-000001', subjects: ['entity'], ...grounds }),
      await post(`/erasure-orders/${id}/approve`, grounds),
      await post('/rule-publications', {}),
      await post(`/rule-publications/${id}/approve`, { comments: '虚构', earlier: 'approve' }),
      await post(`/rule-publications/${id}/reject`, { comments: '虚构' }),
    ])
      expect(answer.body).toMatchObject({ status: 403, code: 'key.outOfScope' })
  })

  it('signs nobody in by a password', async () => {
    const account = await system('system-person')
    const answer = await api.nobody.ask('/api/v1/sessions', {
      method: 'POST',
      body: { account, password: 'anything at all' },
    })
    expect(answer.body.code).toBe('session.refused')
    await expect(
      database.owner.query(`UPDATE accounts SET password_hash = 'scrypt:15:8:3:00:00' WHERE id = $1`, [account]),
    ).rejects.toThrow('accounts_system_by_key')
  })
})
