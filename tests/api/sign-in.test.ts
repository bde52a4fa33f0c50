import { describe, expect, it } from 'vitest'
import { tokenHash } from '../../identity/secrets.ts'
import { addAccount } from '../../database/queries/accounts.ts'
import { countAttempt } from '../../database/queries/sign-in-attempts.ts'
import { withDatabase } from '../setup/database.ts'
import { cheapHash } from '../support/passwords.ts'
import { withApi } from './support.ts'

const database = withDatabase()
const api = withApi(database)
const operator = { id: 'sign-in-operator', role: 'operator' } as const
const right = 'correct horse battery'

const send = async (url: string, body: object, token?: string) =>
  await api.nobody.ask(url, { method: 'POST', body, headers: { authorization: token && `Bearer ${token}` } })
const signIn = async (account: string, password: string) => await send('/api/v1/sessions', { account, password })
const own = async (token: string) =>
  await api.nobody.ask('/api/v1/sessions', { headers: { authorization: `Bearer ${token}` } })

/** An account with the right password; answers with its name. */
async function account(id: string, mustChange = false): Promise<string> {
  await addAccount(
    database.pool,
    { id, name: '测试员（虚构）', role: 'auditor' },
    { passwordHash: await cheapHash(right), mustChange },
  )
  return id
}

describe('failures to sign in', () => {
  it('lock the account with a date after five in a row, the right password included', async () => {
    const id = await account('often-wrong')
    for (let n = 1; n <= 5; n += 1) expect((await signIn(id, 'wrong')).body.code).toBe('session.refused')
    const { status, body } = await signIn(id, right)
    expect({ status, code: body.code }).toEqual({ status: 401, code: 'session.locked' })
    const minutes = (Date.parse(`${body.params.until.replace(' ', 'T')}:00+08:00`) - Date.now()) / 60_000
    expect(minutes).toBeGreaterThan(13)
    expect(minutes).toBeLessThanOrEqual(15)
    expect(body.detail).toMatch(/至20\d\d-\d\d-\d\d \d\d:\d\d为止/)
  })

  it('lock a name that nobody has alike, so that a lock tells nothing', async () => {
    for (let n = 1; n <= 5; n += 1) await signIn('nobody-at-all', 'wrong')
    expect((await signIn('nobody-at-all', 'wrong')).body.code).toBe('session.locked')
    const { rows } = await database.pool.query(
      `SELECT count(*)::int AS n FROM sign_in_attempts WHERE name_hash LIKE '%nobody%'`,
    )
    expect(rows[0].n).toBe(0)
  })

  it('lock also when many come at once', async () => {
    const id = await account('all-at-once')
    // As many as the line takes from one place, two looked at and eight that wait, however fast they come.
    const codes = (await Promise.all(Array.from({ length: 10 }, () => signIn(id, 'wrong')))).map(
      ({ body }) => body.code,
    )
    expect(codes.filter((code) => code === 'session.refused')).toHaveLength(5)
    expect(codes.filter((code) => code === 'session.locked')).toHaveLength(5)
  })

  it('lock for longer each time, and for no longer than a day', async () => {
    const name = tokenHash('never-right')
    const hours: number[] = []
    for (let lock = 1; lock <= 9; lock += 1) {
      for (let n = 1; n <= 5; n += 1) await countAttempt(database.pool, { nameHash: name, source: 'somewhere' })
      const { rows } = await database.owner.query(
        `UPDATE sign_in_attempts SET locked_until = now() WHERE failures = $1 AND locked_until > now()
         RETURNING extract(epoch FROM old.locked_until - now()) / 3600 AS hours`,
        [lock * 5],
      )
      hours.push(Math.round(Number(rows[0].hours) * 4) / 4)
    }
    expect(hours).toEqual([0.25, 0.5, 1, 2, 4, 8, 16, 24, 24])
  })

  it('are slowed down by address, whatever the names', async () => {
    const attempt = async (n: number) =>
      await api.app.inject({
        method: 'POST',
        url: '/api/v1/sessions',
        payload: { account: `sprayed-${n}` },
        remoteAddress: '192.0.2.7',
      })
    for (let n = 0; n < 120; n += 1) expect((await attempt(n)).statusCode).toBe(400)
    const answer = await attempt(120)
    expect(answer.json()).toMatchObject({ status: 429, detail: expect.stringContaining('一分钟后') })
    expect(JSON.parse(api.log.at(-1) ?? '')).toMatchObject({
      reqId: answer.json().requestId,
      security: { status: 429, operation: 'signIn' },
    })
  })

  it('elsewhere lock out neither who has a session nor who comes from another place', async () => {
    const id = await account('attacked')
    const { token } = (await signIn(id, right)).body
    const from = async (remoteAddress: string, password: string) =>
      (
        await api.app.inject({
          method: 'POST',
          url: '/api/v1/sessions',
          payload: { account: id, password },
          remoteAddress,
        })
      ).json()
    for (let n = 1; n <= 5; n += 1) expect((await from('192.0.2.8', 'wrong')).code).toBe('session.refused')
    expect((await from('192.0.2.8', right)).code).toBe('session.locked')
    expect((await from('192.0.2.9', right)).token).toBeDefined()
    const change = { current: right, next: 'a quiet harbour wall' }
    expect((await send('/api/v1/account/password', { ...change, current: 'wrong' }, token)).body.code).toBe(
      'session.refused',
    )
    expect((await send('/api/v1/account/password', change, token)).status).toBe(204)
  })

  it('from very many places together lock the name for strangers, and still not for its owner’s session', async () => {
    const id = await account('beset')
    const { token } = (await signIn(id, right)).body
    await database.owner.query(
      `INSERT INTO sign_in_attempts (name_hash, source, failures, last_at, locked_until)
       VALUES ($1, '', 100, now(), now() + interval '15 minutes')
       ON CONFLICT (name_hash, source) DO UPDATE SET failures = 100, locked_until = excluded.locked_until`,
      [tokenHash(id)],
    )
    expect((await signIn(id, right)).body.code).toBe('session.locked')
    const change = { current: right, next: 'a quiet harbour wall' }
    expect((await send('/api/v1/account/password', change, token)).status).toBe(204)
    expect((await api.as(operator).ask(`/api/v1/accounts/${id}/lock`, { method: 'DELETE' })).status).toBe(204)
    expect((await signIn(id, change.next)).status).toBe(201)
  })

  it('are forgotten by signing in, and by an operator', async () => {
    const id = await account('sometimes-wrong')
    for (let n = 1; n <= 4; n += 1) await signIn(id, 'wrong')
    expect((await signIn(id, right)).status).toBe(201)
    for (let n = 1; n <= 5; n += 1) await signIn(id, 'wrong')
    expect((await signIn(id, right)).body.code).toBe('session.locked')
    expect((await api.as(operator).ask(`/api/v1/accounts/${id}/lock`, { method: 'DELETE' })).status).toBe(204)
    expect((await signIn(id, right)).status).toBe(201)
  })
})

describe('a first password', () => {
  it('opens nothing but its change, which takes a good one only', async () => {
    const { body: session } = await signIn(await account('newcomer', true), right)
    expect(session.mustChangePassword).toBe(true)
    expect((await own(session.token)).body).toMatchObject({ status: 403, code: 'password.changeNeeded' })
    const change = async (next: string, current = right) =>
      (await send('/api/v1/account/password', { current, next }, session.token)).body?.code
    expect(await change('short')).toBe('password.tooShort')
    expect(await change('password2026!!')).toBe('password.common')
    expect(await change('1111111111')).toBe('password.common')
    expect(await change('newcomer-2026-x')).toBe('password.guessable')
    expect(await change(right)).toBe('password.same')
    expect(await change('a quiet harbour', 'wrong')).toBe('session.refused')
    expect(await change('a quiet harbour')).toBeUndefined()
    expect((await own(session.token)).status).toBe(200)
    expect((await signIn('newcomer', right)).body.code).toBe('session.refused')
    expect((await signIn('newcomer', 'a quiet harbour')).body.mustChangePassword).toBe(false)
  })
})

describe('sessions', () => {
  it('are listed to their owner and ended one by one, by a change of password, and by an operator', async () => {
    const id = await account('of-many-devices')
    const tokens = []
    for (let n = 0; n < 3; n += 1) tokens.push((await signIn(id, right)).body.token as string)
    const [first = '', second = '', third = ''] = tokens
    const { items } = (await own(first)).body
    expect(items).toHaveLength(3)
    expect(JSON.stringify(items)).not.toContain('token')
    const other = items.find(({ current }: { current: boolean }) => !current)
    const end = async (sessionId: string, token: string) =>
      await api.nobody.ask(`/api/v1/sessions/${sessionId}`, {
        method: 'DELETE',
        headers: { authorization: `Bearer ${token}` },
      })
    const stranger = (await signIn(await account('another'), right)).body.token
    expect((await end(other.id, stranger)).body).toMatchObject({ status: 404, code: 'session.unknown' })
    expect((await end(other.id, first)).status).toBe(204)
    expect((await own(first)).body.items).toHaveLength(2)
    expect([(await own(second)).status, (await own(third)).status]).toEqual(expect.arrayContaining([200, 401]))

    expect((await send('/api/v1/account/password', { current: right, next: 'a quiet harbour' }, first)).status).toBe(
      204,
    )
    expect([(await own(first)).status, (await own(second)).status, (await own(third)).status]).toEqual([200, 401, 401])

    const ofAccount = `/api/v1/accounts/${id}/sessions`
    expect((await api.as(operator).ask(ofAccount)).body.items).toHaveLength(1)
    expect((await api.as(operator).ask(ofAccount, { method: 'DELETE' })).body).toEqual({ ended: 1 })
    expect((await own(first)).status).toBe(401)
    expect((await api.as(operator).ask('/api/v1/accounts/none/sessions')).body.code).toBe('account.unknown')
  })

  it('end after two hours without use, and with their account', async () => {
    const id = await account('absent')
    const { token } = (await signIn(id, right)).body
    await database.owner.query(`UPDATE sessions SET used_at = now() - interval '121 minutes' WHERE account = $1`, [id])
    expect((await own(token)).status).toBe(401)
    const again = (await signIn(id, right)).body.token
    await database.owner.query('UPDATE accounts SET disabled_at = now() WHERE id = $1', [id])
    expect((await own(again)).status).toBe(401)
    expect((await signIn(id, right)).body.code).toBe('session.disabled')
  })
})

it('has no account of the conductor’s role', async () => {
  const added = addAccount(database.pool, { id: 'the-conductor', name: '无', role: 'system' }, {})
  await expect(added).rejects.toThrow('accounts_not_system')
})
