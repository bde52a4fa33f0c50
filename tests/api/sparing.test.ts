import { expect, it, vi } from 'vitest'
import { withDatabase } from '../setup/database.ts'
import { withApi } from './support.ts'

const database = withDatabase()
const api = withApi(database)

it('the description of the API is made at its start, and given out as it is', async () => {
  const describe = vi.spyOn(api.app, 'swagger')
  const answers = await Promise.all(
    Array.from({ length: 8 }, async () => (await api.nobody.ask('/openapi.json')).body as { paths: object }),
  )
  expect(Object.keys(answers[0]?.paths ?? {}).length).toBeGreaterThan(80)
  expect(describe).not.toHaveBeenCalled()
})

it('figures are written once for all who ask at the same time', async () => {
  const texts = await Promise.all(
    Array.from({ length: 8 }, async () => (await api.nobody.ask('/metrics')).body as string),
  )
  expect(new Set(texts).size).toBe(1)
  await api.nobody.ask('/livez')
  expect((await api.nobody.ask('/metrics')).body).toBe(texts[0])
})
