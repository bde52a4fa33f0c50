import { expect, it } from 'vitest'
import { letterNumbers } from '../../../../fictitious/letter-numbers.ts'
import { shanghaiDate } from '../../../../record/clock.ts'
import { withDatabase } from '../../../setup/database.ts'
import { people } from '../../../support/people.ts'
import { bringTo, done } from '../../../support/world.ts'
import { withHouse } from '../../house.ts'

const database = withDatabase()
const house = withHouse(database)

async function verify(number: string, code: string) {
  const query = new URLSearchParams({ number, code }).toString()
  const { statusCode, body } = await house.app.inject({ url: `/verify?${query}` })
  return { status: statusCode, text: body }
}

it('a visitor checks a decision by its number and code, and is told when it has ended', async () => {
  const caseNo = await bringTo(house.record, 'published')
  const { rows } = await database.pool.query<{ number: string; code: string }>(
    `SELECT number, check_code AS code FROM letters WHERE case_no = $1 AND kind = 'decision'`,
    [caseNo],
  )
  const { number, code } = rows[0]!
  const shown = await verify(number, code)
  expect(shown.status).toBe(200)
  for (const words of ['真实有效', '列入仍然有效', '认定日期', people.entity.entityCode])
    expect(shown.text).toContain(words)
  for (const [said, typed] of [
    [number.replace('〔', '《').replace('〕', '》'), code.toLowerCase()],
    [`文号：${number.replace('号', '')}。`, `校验码：${code}。`],
    [number.replace('〔', '{').replace('〕', '}第0'), `“${code.replaceAll('-', '–')}”`],
    [`“${number}”`, ` ${code.replaceAll('-', ' ')} `],
  ] as const)
    expect((await verify(said, typed)).text, said).toContain('列入仍然有效')
  for (const [what, wrong] of [
    ['no code', ''],
    ['another code', 'AAAA-AAAA-AAAA'],
  ] as const) {
    const answer = await verify(number, wrong)
    expect({ what, status: answer.status }).toEqual({ what, status: 404 })
    expect(answer.text).toContain('查无此文书')
    expect(answer.text).not.toContain(people.entity.entityCode)
  }
  const by = { document: '复议决定', annulledBy: '虚构机关', annulledOn: '2026-04-07' }
  await done(house.record, caseNo, people.officer, 'annulment.record', by)
  await done(house.record, caseNo, people.reviewer, 'annulment.confirm', { comments: '属实' })
  const ended = await verify(number, code)
  expect(ended.text).toContain('真实，但已失效')
  expect(ended.text).toContain('列入已经终止')
})

it.each([
  ['沪虚认2026-12', ['沪虚认 2026－12']],
  ['浦信列字第0012号', ['浦信列字第 ００１２ 号']],
  ['沪市监认〔2026〕０１３号', ['沪市监认[2026]13号', '沪市监认（２０２６）第013号']],
  [`沪虚认〔2026〕${'长'.repeat(80)}14号`, []],
])('a decision served as %s is found by the number it bears, however it is typed', async (served, typed) => {
  const caseNo = await bringTo(house.record, 'determined')
  const { repairGuidanceDocNo } = letterNumbers(caseNo)
  await done(house.record, caseNo, people.officer, 'listing.serveDecision', {
    method: 'direct',
    servedOn: shanghaiDate(await house.record.clock.now()),
    proof: '送达回证（虚构）',
    decisionDocNo: served,
    repairGuidanceDocNo,
  })
  const { rows } = await database.pool.query<{ code: string }>(
    `SELECT check_code AS code FROM letters WHERE case_no = $1 AND kind = 'decision'`,
    [caseNo],
  )
  for (const number of [served, ...typed]) {
    const { status, text } = await verify(number, rows[0]!.code)
    expect({ number, status }).toEqual({ number, status: 200 })
    expect(text).toContain('真实有效')
    expect(text).toContain(served)
    const api = `/api/v1/register/decisions/${encodeURIComponent(number)}`
    const asked = await house.app.inject({ url: `${api}?code=${rows[0]!.code}` })
    expect({ number, status: asked.statusCode }).toEqual({ number, status: 200 })
    expect((await house.app.inject({ url: `${api}?code=AAAA-AAAA-AAAA` })).statusCode).toBe(404)
  }
})
