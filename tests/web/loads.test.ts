import { gunzipSync } from 'node:zlib'
import Fastify from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { pageAddresses } from '../../bench/page-addresses.ts'
import { assets, serveAssets } from '../../web/kit/assets.ts'
import { screensFor } from '../../web/screens/index.ts'

const app = Fastify()
beforeAll(async () => {
  serveAssets(app)
  await app.ready()
})
afterAll(async () => await app.close())

describe('the stylesheet and the script', () => {
  it('are light: at most 30 KB of script, and with it less than a fifth of what a first load may bring', async () => {
    const sizes = await Promise.all(
      [assets.style, assets.script].map(async (url) => (await app.inject(url)).rawPayload.length),
    )
    expect(sizes[1]).toBeLessThan(30_000)
    expect(sizes[0]! + sizes[1]!).toBeLessThan(30_000)
  })

  it.each([
    ['gzip, deflate, br', 'gzip'],
    ['br', undefined],
    ['gzip;q=0', undefined],
    [undefined, undefined],
  ])('are compressed for who takes that: %s', async (accepted, encoding) => {
    const plain = await app.inject(assets.style)
    const answer = await app.inject({
      url: assets.style,
      headers: accepted === undefined ? {} : { 'accept-encoding': accepted },
    })
    expect(answer.headers['content-encoding']).toBe(encoding)
    expect(answer.headers['vary']).toBe('accept-encoding')
    expect(encoding === 'gzip' ? gunzipSync(answer.rawPayload).toString() : answer.body).toBe(plain.body)
  })
})

describe('npm run bench -- pages', () => {
  // Files, ways to other addresses, and pages of what somebody must have made by hand first.
  const unasked =
    /\.(csv|xlsx)$|^\/$|^\/work\/next$|^\/sign-in\/|:draft|^\/(imports|supervision\/notes|rules\/publications)\/:id$/

  it('asks for every page that there is', () => {
    const sessions = {
      bySession: async () => undefined,
      byKey: async () => undefined,
      close: async () => undefined,
      forget: () => undefined,
    }
    const shown = screensFor({ sessions, demo: true }).filter((screen) => screen.get && !unasked.test(screen.url))
    const asked = new Set(pageAddresses.map(({ route }) => route))
    expect(shown.map(({ url }) => url).filter((url) => !asked.has(url))).toEqual([])
  })
})
