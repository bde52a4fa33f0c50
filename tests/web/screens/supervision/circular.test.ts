import { beforeAll, describe, expect, it } from 'vitest'
import { withDatabase } from '../../../setup/database.ts'
import { withHouse } from '../../house.ts'
import { buildSupervisedTown } from './town.ts'

const house = withHouse(withDatabase())
let cases: string[]
beforeAll(async () => {
  cases = await buildSupervisedTown(house, 24)
}, 120_000)

const visit = async (who: 'city' | 'pudong' | 'officer', url: string) =>
  await house.app.inject({ url, cookies: await house.signIn(who) })
const named = (body: string) => cases.filter((caseNo) => body.includes(caseNo)).toSorted()

describe('a circular', () => {
  it('names the cases of its list, its agencies by title, and how far the rate is from its target', async () => {
    const query = 'of=rectification&on=2026-06-30&standing=overdue'
    const list = await visit('city', `/supervision/list?${query}`)
    expect(list.body).toContain('/supervision/circular?of=rectification')
    const { body } = await visit('city', `/supervision/circular?${query}`)
    expect(named(body).length).toBeGreaterThan(0)
    expect(named(body)).toEqual(named(list.body))
    expect(body).toMatch(/各区合计整改率 \d+(\.\d)? %，一般区目标 \d+ %/)
    expect(body).not.toContain('agency-pudong')
    expect(body).toContain('2026-06-30')
  })

  it('tells a district of its own cases alone', async () => {
    const query = 'of=late&today=2026-06-30'
    const all = named((await visit('city', `/supervision/circular?${query}`)).body)
    const own = named((await visit('pudong', `/supervision/circular?${query}`)).body)
    expect(own.length).toBeLessThan(all.length)
    expect(all).toEqual(expect.arrayContaining(own))
  })

  it('is for supervisors, and of a number that there is', async () => {
    expect((await visit('officer', '/supervision/circular?of=late&today=2026-06-30')).statusCode).toBe(403)
    expect((await visit('city', '/supervision/circular?of=nothing')).statusCode).toBe(404)
  })
})
