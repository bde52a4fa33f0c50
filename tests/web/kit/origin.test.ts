import Fastify from 'fastify'
import { expect, it } from 'vitest'
import { guardCookies } from '../../../http/cookies.ts'
import { originOf } from '../../../web/kit/origin.ts'

const told = async (publicUrl?: string) => {
  const app = Fastify({ trustProxy: true })
  await guardCookies(app, true, publicUrl)
  app.get('/', (request) => originOf(request))
  const headers = { host: 'elsewhere.example', 'x-forwarded-host': 'elsewhere.example', 'x-forwarded-proto': 'http' }
  const { body } = await app.inject({ url: '/', headers })
  await app.close()
  return body
}

it('the address in codes is that of the settings, whatever host a request names', async () => {
  expect(await told('https://credit.example.gov.cn/')).toBe('https://credit.example.gov.cn')
  expect(await told()).toBe('http://elsewhere.example')
})
