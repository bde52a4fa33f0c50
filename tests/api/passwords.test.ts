import { expect, it } from 'vitest'
import { fitsNone, hashPassword, ourselves, withPasswords } from '../../identity/passwords.ts'
import { withDatabase } from '../setup/database.ts'
import { withApi } from './support.ts'

const database = withDatabase()
const api = withApi(database, '2026-04-07', undefined, { signInsPerMinute: 1_000 })

it('passwords are looked at two at a time, and who would wait too long is told at once', async () => {
  const asked = await Promise.allSettled(
    Array.from({ length: 60 }, async (_, n) => await hashed(`place ${n}`, 'quiet harbour')),
  )
  const refused = asked.filter(({ status }) => status === 'rejected')
  expect(refused).toHaveLength(60 - 32)
  for (const one of refused) expect(one).toMatchObject({ reason: { statusCode: 503 } })
  const [kept] = asked
  const isRight = async (stored: string) =>
    await withPasswords(ourselves, async (desk) => await desk.isRight('quiet harbour', stored))
  expect(kept?.status === 'fulfilled' && (await isRight(kept.value))).toBe(true)
})

// Dear enough that none is done before the last one asks.
const hashed = async (place: string, password: string) =>
  await withPasswords(
    { place, about: place },
    async ({ hash }) => await hash(password, { log2: 12, block: 8, times: 1 }),
  )

it('what an unknown account is tried on costs as much as a password, and none fits it', async () => {
  const [none, one] = [fitsNone(), await hashPassword('quiet harbour', ourselves)]
  const costAndLengths = (stored: string) => {
    const [salt = '', key = ''] = stored.split(':').slice(-2)
    return [...stored.split(':').slice(0, -2), salt.length, key.length]
  }
  expect(costAndLengths(none)).toEqual(costAndLengths(one))
  expect(fitsNone()).not.toBe(none)
  for (const password of ['', 'quiet harbour'])
    expect(await withPasswords(ourselves, async ({ isRight }) => await isRight(password, none))).toBe(false)
})

it('a flood of sign-ins is answered with 503 and counts against nobody', async () => {
  const answers = await Promise.all(Array.from({ length: 60 }, async (_, n) => await trying(n, `192.0.2.${n}`)))
  const statuses = answers.map(({ statusCode }) => statusCode)
  expect(statuses.every((status) => status === 401 || status === 503)).toBe(true)
  expect(statuses.filter((status) => status === 503).length).toBeGreaterThan(0)
  const { rows } = await database.owner.query('SELECT count(DISTINCT name_hash)::int AS n FROM sign_in_attempts')
  expect(rows[0].n).toBe(statuses.filter((status) => status === 401).length)
  for (const { headers } of answers.filter(({ statusCode }) => statusCode === 503))
    expect(headers['retry-after']).toBeDefined()
  // A full line is what it is made for: nobody need be called.
  const lines = api.log.map((line) => JSON.parse(line) as { level: number; msg: string })
  expect(lines.filter(({ msg }) => msg === 'request put off').map(({ level }) => level)).toContain(40)
  expect(lines.filter(({ level }) => level >= 50)).toEqual([])
})

it('a flood from one address holds up another for a few passwords only', async () => {
  const order: string[] = []
  const flood = Array.from({ length: 60 }, async (_, n) => {
    const { statusCode } = await trying(n, '198.51.100.7')
    order.push(statusCode === 503 ? 'refused' : 'looked at')
  })
  const other = trying(100, '203.0.113.9').then(({ statusCode }) => order.push(`other ${statusCode}`))
  await Promise.all([...flood, other])
  const before = order.slice(0, order.indexOf('other 401'))
  // Two were being looked at; one more of the flood may come first, and the lane beside it may end once more.
  expect(before.filter((what) => what === 'looked at').length).toBeLessThanOrEqual(4)
  expect(order.filter((what) => what === 'looked at').length).toBeLessThanOrEqual(10)
})

const trying = async (n: number, from: string) =>
  await api.app.inject({
    method: 'POST',
    url: '/api/v1/sessions',
    remoteAddress: from,
    payload: { account: `somebody-fictitious-${n}`, password: 'x' },
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
