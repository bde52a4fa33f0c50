import { expect, it } from 'vitest'
import { withDatabase } from '../setup/database.ts'
import { withHouse } from './house.ts'

const database = withDatabase()
const house = withHouse(database)
const key = (parts: unknown) => Buffer.from(JSON.stringify(parts)).toString('base64url')

// The addresses by which the review of 2026-11-28 got "page failed", and others of their kind.
const asked = [
  ['officer', '/cases?search=%00'],
  ['officer', '/cases/%00'],
  ['officer', `/cases?cursor=${key(['\u0000'])}`],
  ['officer', `/work?cursor=${key(['0000-01-01', 'a', 'b'])}`],
  ['officer', `/work?cursor=${key([1, 2, 3])}`],
  ['officer', `/work/team?cursor=${key(['\u0000'])}`],
  ['officer', '/imports/------------------------------------'],
  ['officer', '/imports/%00'],
  ['city', '/supervision/notes?cursor=WyJhYmMiXQ'],
  ['city', '/supervision/list?of=late&today=0000-01-01'],
  ['city', '/supervision?on=1990-01-01'],
  ['city', '/supervision/notes/%00'],
  ['nobody', '/register?search=ab%00'],
  ['nobody', `/register?search=ab&cursor=${key([{}])}`],
  ['nobody', '/register/%00'],
  ['nobody', '/calculator?start=0000-01-01&count=1e9&unit=days'],
  ['nobody', '/sign-in?to=%00'],
] as const

it.each(asked)('%s who asks for %s is told so', async (who, url) => {
  const cookies = who === 'nobody' ? {} : await house.signIn(who)
  const { statusCode, body } = await house.app.inject({ url, cookies })
  expect({ url, statusCode, isOurs: statusCode < 500 }).toMatchObject({ isOurs: true })
  if (statusCode >= 400) expect(body).toMatch(/<h1>/)
})

it('a form that nobody can have typed is answered and not failed over', async () => {
  for (const account of ['a\u0000', '\u0000', 'x'.repeat(200_000)]) {
    expect((await house.send('/sign-in', { account, password: 'x' })).statusCode).toBeLessThan(500)
  }
  const big = await house.send('/sign-in', { account: 'x'.repeat(1_200_000), password: 'x' })
  expect(big.statusCode).toBe(413)
  expect(big.body).toContain('<h1>')
})
