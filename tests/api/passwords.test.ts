import { expect, it } from 'vitest'
import { hashPassword, isPassword, refuseWhenFull } from '../../api/identity/passwords.ts'
import { withDatabase } from '../setup/database.ts'
import { withApi } from './support.ts'

const database = withDatabase()
const api = withApi(database, '2026-04-07', undefined, { signInsPerMinute: 1_000 })

it('passwords are looked at two at a time, and who would wait too long is told at once', async () => {
  const asked = await Promise.allSettled(
    Array.from({ length: 60 }, async () => await hashPassword('quiet harbour', slow)),
  )
  const refused = asked.filter(({ status }) => status === 'rejected')
  expect(refused).toHaveLength(60 - 32)
  for (const one of refused) expect(one).toMatchObject({ reason: { statusCode: 503 } })
  refuseWhenFull()
  const [kept] = asked
  expect(kept?.status === 'fulfilled' && (await isPassword('quiet harbour', kept.value))).toBe(true)
})

// Dear enough that none is done before the last one asks.
const slow = { log2: 12, block: 8, times: 1 }

it('a flood of sign-ins is answered with 503 and counts against nobody', async () => {
  const account = 'somebody-fictitious'
  const body = { account, password: 'x' }
  const answers = await Promise.all(
    Array.from({ length: 60 }, async (_, n) =>
      api.nobody.ask('/api/v1/sessions', { method: 'POST', body: { ...body, account: `${account}-${n}` } }),
    ),
  )
  const statuses = answers.map(({ status }) => status)
  expect(statuses.every((status) => status === 401 || status === 503)).toBe(true)
  expect(statuses.filter((status) => status === 503).length).toBeGreaterThan(0)
  const { rows } = await database.owner.query('SELECT count(DISTINCT name_hash)::int AS n FROM sign_in_attempts')
  expect(rows[0].n).toBeLessThanOrEqual(statuses.filter((status) => status === 401).length + 32)
  for (const { headers } of answers.filter(({ status }) => status === 503)) expect(headers['retry-after']).toBeDefined()
})

it('whoever has no code of an invitation costs no password', async () => {
  const body = { code: 'AAAA-AAAA-AAAA-AAAA', account: 'agent-x', name: '虚构甲', password: 'a quiet harbour town' }
  await api.nobody.ask('/api/v1/entity-accounts', { method: 'POST', body })
  const begin = process.cpuUsage()
  for (let n = 0; n < 5; n += 1) {
    const { status, body: told } = await api.nobody.ask('/api/v1/entity-accounts', { method: 'POST', body })
    expect({ status, code: told.code }).toEqual({ status: 422, code: 'invitation.unknown' })
  }
  // Five keys would take more than a second.
  expect(process.cpuUsage(begin).user / 1_000).toBeLessThan(500)
})
