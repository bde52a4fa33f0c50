import { expect, it } from 'vitest'
import { withDatabase } from '../setup/database.ts'
import { closedOperations } from './matrix.ts'
import { withApi } from './support.ts'

const database = withDatabase()
const most = 3
const api = withApi(database, undefined, undefined, { publicReadsPerMinute: most })

// Asked by machines each few seconds, or words that stand in memory.
const unlimited = ['/livez', '/readyz', '/metrics', '/problems/{code}']
// Ways in, which have limits of their own.
const waysIn = /oidc|sign-in|sessions|invitations|certificates|decisions/

it('everything that anybody may read has a limit by address', async () => {
  const { paths } = (await api.nobody.ask('/openapi.json')).body as { paths: { [path: string]: { get?: object } } }
  const closed = new Set((await closedOperations(api)).map(({ id }) => id))
  const open = Object.entries(paths)
    .filter(([, { get }]) => get !== undefined && !closed.has((get as { operationId: string }).operationId))
    .map(([path]) => path)
    .filter((path) => !unlimited.includes(path) && !waysIn.test(path))
  expect(open).toEqual(
    expect.arrayContaining([
      '/api/v1/register',
      '/api/v1/catalogue/measures',
      '/api/v1/catalogue/lists',
      '/api/v1/feed',
      '/api/v1/log/keys',
      '/api/v1/log/consistency',
      '/api/v1/log/checkpoints',
    ]),
  )
  for (const [at, path] of [...open, '/openapi.json'].entries()) {
    const ask = async () =>
      (await api.app.inject({ url: path.replaceAll(/\{\w+\}/g, 'x'), remoteAddress: `192.0.2.${at + 1}` })).statusCode
    const statuses = []
    for (let no = 0; no <= most; no += 1) statuses.push(await ask())
    expect(statuses.slice(0, most), path).not.toContain(429)
    expect(statuses.at(-1), path).toBe(429)
  }
})

it('the description is one text for all who ask', async () => {
  const ask = async () => await api.app.inject({ url: '/openapi.json', remoteAddress: '198.51.100.1' })
  const [one, other] = [await ask(), await ask()]
  expect(one.json().paths).toHaveProperty('/api/v1/register')
  expect(other.body).toBe(one.body)
  expect(one.headers['content-type']).toBe('application/json; charset=utf-8')
})
