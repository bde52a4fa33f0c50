import { describe, expect, it } from 'vitest'
import type { Actor } from '../../domain/actor.ts'
import { withDatabase } from '../setup/database.ts'
import { people } from '../support/people.ts'
import { heard, must } from './lives.ts'
import { withApi } from './support.ts'

const database = withDatabase()
const api = withApi(database)

/** A case that is decided, with its decision still to be served. */
async function decided(): Promise<string> {
  const caseNo = await heard(api)
  api.clock.set('2026-04-10')
  await must(api, caseNo, people.reviewer, 'listing.determine', { outcome: 'list', reasons: '事实清楚' })
  return caseNo
}

const serve = async (caseNo: string, decisionDocNo: string, repairGuidanceDocNo: string, by: Actor = people.officer) =>
  await api.as(by).give(caseNo, 'listing.serveDecision', {
    method: 'direct',
    servedOn: '2026-04-10',
    proof: '送达回证（虚构）',
    decisionDocNo,
    repairGuidanceDocNo,
  })

describe('a number that was typed', () => {
  it('is that of one letter of an agency only, however it is written', async () => {
    const [first, second] = [await decided(), await decided()]
    expect((await serve(first, '沪他认〔2026〕31号', '沪他修〔2026〕31号')).status).toBe(200)
    const twins = [
      '沪他认〔2026〕31号',
      '沪他认[2026]031号',
      ' 沪他认【２０２６】 第31号',
      '沪他认（2026）31 号',
      // The other letter of that case.
      '沪他修〔2026〕31号',
    ]
    for (const twin of twins) {
      const { status, body } = await serve(second, twin, '沪他修〔2026〕32号')
      expect({ twin, status, code: body.code }).toEqual({ twin, status: 409, code: 'letter.takenNumber' })
      expect(body.detail).toContain(first)
    }
    const { body } = await serve(second, '沪他认〔2026〕32号', '沪他认[2026]32号')
    expect(body.code).toBe('letter.takenNumber')
    for (const other of ['沪他认〔2026〕310号', '沪他认〔2025〕31号'])
      expect((await serve(await decided(), other, `${other.replace('认', '修')}`)).status).toBe(200)
    expect((await serve(second, '沪他认〔2026〕32号', '沪他修〔2026〕32号')).status).toBe(200)
  })

  it('is one letter’s also when two are served at the same moment', async () => {
    const cases = [await decided(), await decided(), await decided()]
    const answers = await Promise.all(
      cases.map(async (caseNo, n) => await serve(caseNo, '沪他认〔2026〕50号', `沪他修〔2026〕5${n}号`)),
    )
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409, 409])
    const { rows } = await database.owner.query(
      `SELECT count(*)::int AS n FROM letters WHERE number = '沪他认〔2026〕50号'`,
    )
    expect(rows).toEqual([{ n: 1 }])
  })

  it('without a year of its own may come again in another year and at another agency', async () => {
    const first = await decided()
    expect((await serve(first, '认字第9号', '修字第9号')).status).toBe(200)
    const second = await decided()
    expect((await serve(second, '认字第 9 号', '修字第10号')).body.code).toBe('letter.takenNumber')
    await database.owner.query(
      `UPDATE cases SET agency = 'agency-jingan', state = jsonb_set(state, '{agency}', '"agency-jingan"') WHERE case_no = $1`,
      [first],
    )
    expect((await serve(second, '认字第9号', '修字第10号')).status).toBe(200)
  })
})
