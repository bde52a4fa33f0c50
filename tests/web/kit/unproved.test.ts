import { beforeAll, describe, expect, it } from 'vitest'
import { proposal } from '../../support/proposal.ts'
import { people } from '../../support/people.ts'
import { done } from '../../support/world.ts'
import { routesOf } from '../../api/routes.ts'
import { withDatabase } from '../../setup/database.ts'
import { withHouse } from '../house.ts'

const database = withDatabase()
const house = withHouse(database, { logLevel: 'silent' })

let asked = 0
const elsewhere = () => {
  asked += 1
  return `10.1.${asked >> 8}.${asked & 255}`
}
let caseNo = ''
beforeAll(async () => {
  caseNo = (await done(house.record, undefined, people.officer, 'listing.propose', proposal())).caseNo
})

/** Forms of a mebibyte, each costly to read or to draw in its own way. */
const hostile: Readonly<Record<string, string>> = {
  signs: Array.from({ length: 100 }, (_, n) => `grounds.${n}.text=${'%26'.repeat(3_400)}`).join('&'),
  names: Array.from({ length: 1_999 }, (_, n) => `f${n}=${'%ED%A0%80'.repeat(50)}`).join('&'),
  one: `account=${'%26'.repeat(340_000)}`,
  forged: `_by=officer-lin&_proof=496152.${'x'.repeat(43)}&text=${'"'.repeat(900_000)}`,
}
const form = { 'content-type': 'application/x-www-form-urlencoded' }
const post = async (url: string, payload: string | Buffer, headers: Readonly<Record<string, string>> = form) =>
  await house.app.inject({ method: 'POST', url, payload, headers, remoteAddress: elsewhere() })

function multipart(fields: readonly (readonly [string, string])[]) {
  const parts = fields.map(([name, text]) => `--b\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${text}\r\n`)
  return { body: `${parts.join('')}--b--\r\n`, headers: { 'content-type': 'multipart/form-data; boundary=b' } }
}

describe('a form that nobody has signed in for', () => {
  it('is read up to 64 KB by every page that takes forms, and given back no longer than that', async () => {
    const pages = routesOf(house.app).filter(({ method, path }) => method === 'POST' && !/^\/(api|oidc)/.test(path))
    expect(pages.length).toBeGreaterThan(20)
    for (const { path } of pages) {
      const url = path.replace(':caseNo', caseNo).replace(/:\w+/g, '1')
      for (const [name, body] of Object.entries(hostile)) {
        const answer = await post(url, body)
        expect([path, name, answer.statusCode]).toEqual([path, name, 413])
        expect(answer.body.length).toBeLessThan(20_000)
        expect(answer.body).toContain('填写的内容过多')
      }
      const within = await post(url, `text=${'%26'.repeat(20_000)}`)
      expect([path, within.statusCode < 500, within.statusCode]).not.toContain(413)
      expect(within.body.length).toBeLessThan(200_000)
    }
  })

  it('is held to the same when it comes in parts', async () => {
    const { body, headers } = multipart([['grounds.0.text', 'x'.repeat(70_000)]])
    for (const url of [`/cases/${caseNo}/listing/defend`, '/imports'])
      expect([url, (await post(url, body, headers)).statusCode]).toEqual([url, 413])
    const small = multipart([['grounds.0.text', '虚构'.repeat(1_000)]])
    expect((await post(`/cases/${caseNo}/listing/defend`, small.body, small.headers)).statusCode).toBe(401)
  })

  it('loses nothing when its page was shown to its author', async () => {
    const url = `/cases/${caseNo}/listing/revise`
    const unseen = await house.unseen(url, await house.signIn('officer'))
    const text = '虚构之事'.repeat(20_000)
    const kept = await post(url, new URLSearchParams({ ...unseen, 'violation.facts': text }).toString())
    expect(kept.statusCode).toBe(303)
    await database.owner.query('DELETE FROM drafts')
    const { body, headers } = multipart([...Object.entries(unseen), ['violation.facts', text]])
    expect((await post(url, body, headers)).statusCode).toBe(303)
    const { rows } = await database.owner.query('SELECT fields FROM drafts')
    expect(rows[0].fields['violation.facts']).toBe(text)
  })

  it('has turns by address, asked before it is read; who has signed in needs none', async () => {
    const url = `/cases/${caseNo}/listing/revise`
    const cookies = await house.signIn('officer', { from: '10.9.9.9' })
    const unseen = await house.unseen(url, cookies)
    const statuses = []
    for (let n = 0; n < 130; n += 1) statuses.push((await house.send(url, { a: 'b' }, { from: '10.9.9.9' })).statusCode)
    expect(statuses.slice(0, 100)).toEqual(Array.from({ length: 100 }, () => 401))
    expect(statuses.slice(-5)).toEqual([429, 429, 429, 429, 429])
    const broken = await house.app.inject({
      method: 'POST',
      url,
      payload: '&'.repeat(5_000),
      headers: form,
      remoteAddress: '10.9.9.9',
    })
    expect(broken.statusCode).toBe(429)
    const typed = { ...unseen, 'violation.facts': '虚构之事', _do: 'draft' }
    expect((await house.send(url, typed, { cookies, from: '10.9.9.9' })).statusCode).toBe(303)
    expect((await house.send(url, { a: 'b' }, { from: '10.9.9.10' })).statusCode).toBe(401)
  })
})

it('the name at a sign-in is given back no longer than a name can be, and a longer one is nobody', async () => {
  const name = `${people.officer.id}${'&'.repeat(20_000)}`
  const answer = await house.send('/sign-in', { account: name, password: 'x', to: `/${'&'.repeat(100)}` })
  expect(answer.statusCode).toBe(401)
  expect(answer.body).toContain(`${people.officer.id}&amp;`)
  expect(answer.body.length).toBeLessThan(10_000)
})
