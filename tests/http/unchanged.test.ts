import Fastify from 'fastify'
import { expect, it } from 'vitest'
import { hasAlready, sharedAs } from '../../http/unchanged.ts'

const changedAt = new Date('2026-11-30T08:00:00.600Z')
const app = Fastify()
app.get('/', (request, reply) => {
  const known = { tag: '17.4711', changedAt }
  sharedAs(reply, known)
  return hasAlready(request, known) ? reply.code(304).send() : reply.send('content')
})
const ask = async (headers: Record<string, string> = {}) => await app.inject({ url: '/', headers })

it('names an answer by a strong tag and in whole seconds of GMT (RFC 9110, 8.8)', async () => {
  const { headers, statusCode, body } = await ask()
  expect([statusCode, body]).toEqual([200, 'content'])
  expect(headers).toMatchObject({
    etag: '"17.4711"',
    'last-modified': 'Mon, 30 Nov 2026 08:00:00 GMT',
    'cache-control': 'public, max-age=60',
  })
})

// RFC 9110, 13.1.2 and 13.1.3.
it.each([
  ['the tag', { 'if-none-match': '"17.4711"' }],
  ['the tag among others', { 'if-none-match': '"1", W/"2", "17.4711"' }],
  ['the tag, compared weakly', { 'if-none-match': 'W/"17.4711"' }],
  ['any', { 'if-none-match': '*' }],
  ['its own time', { 'if-modified-since': 'Mon, 30 Nov 2026 08:00:00 GMT' }],
  ['a later time', { 'if-modified-since': 'Tue, 01 Dec 2026 08:00:00 GMT' }],
])('answers 304 with the same headers and nothing else to %s', async (_, headers) => {
  const answer = await ask(headers as Record<string, string>)
  expect([answer.statusCode, answer.body]).toEqual([304, ''])
  expect(answer.headers).toMatchObject({ etag: '"17.4711"', 'cache-control': 'public, max-age=60' })
})

it.each([
  ['another tag', { 'if-none-match': '"17.4712"' }],
  ['a tag that holds it', { 'if-none-match': '"17.47110", "117.4711"' }],
  ['a tag without quotes', { 'if-none-match': '17.4711' }],
  ['another tag, whatever the time', { 'if-none-match': '"1"', 'if-modified-since': 'Tue, 01 Dec 2026 08:00:00 GMT' }],
  ['an earlier time', { 'if-modified-since': 'Mon, 30 Nov 2026 07:59:59 GMT' }],
  ['a time that is none', { 'if-modified-since': 'yesterday' }],
  ['nothing', { 'if-none-match': '' }],
])('answers whole to %s', async (_, headers) => {
  expect((await ask(headers as Record<string, string>)).statusCode).toBe(200)
})
