import { describe, expect, it } from 'vitest'
import { withDatabase } from '../../../setup/database.ts'
import { people } from '../../../support/people.ts'
import { proposal } from '../../../support/proposal.ts'
import { done } from '../../../support/world.ts'
import { withHouse } from '../../house.ts'
import type { Person } from '../../support.ts'

const house = withHouse(withDatabase())

let n = 0
async function propose(): Promise<string> {
  n += 1
  const { underlyingDecision } = proposal()
  const decided = { underlyingDecision: { ...underlyingDecision, docNo: `沪虚罚〔2026〕${n}号` } }
  return (await done(house.record, undefined, people.officer, 'listing.propose', proposal(decided))).caseNo
}

const visit = async (who: Person, url: string) => await house.app.inject({ url, cookies: await house.signIn(who) })

describe('after an act', () => {
  it('the page leads on to the next one, and to the desk when there is none', async () => {
    expect((await visit('reviewer', '/work/next')).headers['location']).toBe('/work')
    await propose()
    const next = await visit('reviewer', '/work/next')
    expect(next.headers['location']).toMatch(/^\/cases\/BH-2026-\d{6}\/[a-z-]+\/[a-z-]+\?next=/)
    const nobody = await visit('entity', '/work/next')
    expect(nobody.statusCode).toBe(403)
  })

  it('passes over one after the other, each once, and says so at the end', async () => {
    const waiting = [await propose(), await propose(), await propose()]
    const seen: string[] = []
    const cookies = await house.signIn('reviewer')
    let at = '/work/next'
    for (let n = 0; n < 200; n += 1) {
      const { headers } = await house.app.inject({ url: at, cookies })
      const location = String(headers['location'])
      if (location === '/work') break
      seen.push(/BH-\d{4}-\d{6}/.exec(location)![0])
      const page = await house.app.inject({ url: location, cookies })
      at = /href="(\/work\/next\?next=[^"]+)"/.exec(page.body)![1]!
    }
    expect(new Set(seen).size).toBe(seen.length)
    expect(seen).toEqual(expect.arrayContaining(waiting))
    const last = await house.app.inject({ url: at, cookies })
    const told = Object.fromEntries(last.cookies.map(({ name, value }) => [name, value]))
    const desk = await house.app.inject({ url: '/work', cookies: { ...cookies, ...told } })
    expect(desk.body).toContain('跳过的仍在工作台')
  }, 60_000)

  it('leads on after the one that was done, and not back to those that were passed over', async () => {
    await propose()
    const first = String((await visit('reviewer', '/work/next')).headers['location'])
    const page = await visit('reviewer', first)
    const second = String(
      (await visit('reviewer', /href="(\/work\/next\?next=[^"]+)"/.exec(page.body)![1]!)).headers['location'],
    )
    const cookies = await house.signIn('reviewer')
    const unseen = await house.unseen(second, cookies)
    const done = await house.send(second, { ...unseen, outcome: 'returned', comments: '请补充（虚构）' }, { cookies })
    expect(done.statusCode).toBe(303)
    expect(done.headers['location']).toContain(`?${second.split('?')[1]}`)
    const flash = Object.fromEntries(done.cookies.map(({ name, value }) => [name, value]))
    const after = await house.app.inject({ url: String(done.headers['location']), cookies: { ...cookies, ...flash } })
    expect(after.body).toContain(`href="/work/next?${second.split('?')[1]}"`)
  })
})
