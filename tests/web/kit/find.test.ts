import { beforeAll, describe, expect, it } from 'vitest'
import { withDatabase } from '../../setup/database.ts'
import { people } from '../../support/people.ts'
import { proposal } from '../../support/proposal.ts'
import { done } from '../../support/world.ts'
import { assets } from '../../../web/kit/assets.ts'
import { withHouse } from '../house.ts'
import type { Person } from '../support.ts'

const database = withDatabase()
const house = withHouse(database)
const names = ['虚构第一商贸有限公司', '虚构第二商贸有限公司'] as const
const codes = ['91310115MA1FAKE27N', '91310101MA1FAKE53M'] as const
const cases: string[] = []
beforeAll(async () => {
  for (const [at, name] of names.entries()) {
    const entity = { ...proposal().entity, name, code: codes[at]!, codeReason: '证照核对（虚构）' }
    const named = { ...entity, legalRepresentative: ['虚构王小明', '虚构李大伟'][at]! }
    const underlyingDecision = { ...proposal().underlyingDecision, docNo: `沪虚罚〔2026〕${70_001 + at}号` }
    const changes = proposal({ entity: named, underlyingDecision })
    cases.push((await done(house.record, undefined, people.officer, 'listing.propose', changes)).caseNo)
  }
})

const visit = async (who: Person, url: string) =>
  (await house.app.inject({ url, cookies: await house.signIn(who) })).body
const found = async (who: Person, text: string) => {
  const body = await visit(who, `/cases?search=${encodeURIComponent(text)}`)
  return cases.map((caseNo) => body.includes(`href="/cases/${caseNo}"`))
}

describe('the box on every page finds a case', () => {
  it.each([
    ['by a part of the name', '第一商贸', [true, false]],
    ['by the end of the code', 'FAKE27N', [true, false]],
    ['by the middle of the code, as somebody types it', '0101ma1f', [false, true]],
    ['by what both have', '商贸', [true, true]],
    ['by the number of the decision it rests on, as somebody types it', '沪虚罚[2026]第70001号', [true, false]],
    ['by a part of that number', '70002', [false, true]],
    ['by what both numbers have', '沪虚罚（2026）', [true, true]],
    ['by who represents the entity', '王小明', [true, false]],
    ['by a part of a person’s name, with a blank', '李 大', [false, true]],
    ['by nothing of three signs of a code, which say too little', '7N', [false, false]],
  ])('%s', async (_name, text, expected) => {
    expect(await found('officer', text)).toEqual(expected)
  })

  it('by the last digits of the case number', async () => {
    expect(await found('officer', cases[0]!.slice(-6))).toEqual([true, false])
    expect(await found('officer', cases[1]!)).toEqual([false, true])
    expect(await found('officer', cases[0]!.slice(0, 7))).toEqual([true, true])
    expect(await found('officer', cases[1]!.replaceAll('-', ''))).toEqual([false, true])
  })

  it('and says what was looked for, and by what it was found', async () => {
    const body = await visit('officer', '/cases?search=70002')
    expect(body).toContain('按案号、代码、名称、文号和法定代表人查找“70002”，共 1 件')
    expect(body).toContain('文号：沪虚罚〔2026〕70002号')
    expect(await visit('officer', `/cases?search=${encodeURIComponent('大伟')}`)).toContain('法定代表人：虚构李大伟')
    expect(await visit('officer', '/cases?search=88888888')).toContain('查找“88888888”，共 0 件')
  })

  it('only for who may see it', async () => {
    expect(await found('otherReviewer', '沪虚罚〔2026〕70001号')).toEqual([false, false])
    expect(await found('otherReviewer', '王小明')).toEqual([false, false])
    expect(await found('otherReviewer', '第一商贸')).toEqual([false, false])
    expect(await found('finance', 'FAKE27N')).toEqual([false, false])
  })

  it.each([
    ['officer', '/work/team', true],
    ['city', '/supervision', true],
    ['finance', '/work', true],
    ['entity', '/matters', false],
  ] as const)('and stands for %s on %s: %s', async (who, url, stands) => {
    expect((await visit(who, url)).includes('role="search"')).toBe(stands)
  })

  it('has a button that can be read', async () => {
    const style = (await house.app.inject(assets.style)).body
    const rule = /\.find \.button \{([^}]*)\}/.exec(style)?.[1] ?? ''
    expect(rule).toMatch(/color: var\(--deep\)/)
  })

  it('and for nobody who has not signed in', async () => {
    expect((await house.app.inject({ url: '/register' })).body).not.toContain('id="find-case"')
  })
})
