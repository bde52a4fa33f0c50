import { describe, expect, it } from 'vitest'
import { decide } from '../../domain/decide.ts'
import { isRefusal } from '../../domain/refusal.ts'
import { packs, ruleBookWith } from '../../rules/index.ts'
import type { RulePack } from '../../domain/law/rulebook-types.ts'
import { notified } from '../support/life.ts'
import type { Life } from '../support/life.ts'
import { items } from '../support/later-life.ts'
import { people } from '../support/people.ts'
import { lettersIn } from '../letters/lives.ts'
import { due, ground, list } from './scenarios.ts'

// A decision that falls (行政处罚法 (2021) Arts 45, 61, 62) leaves nothing behind that it alone has ordered: no lateness by its
// term, no extension of it. Made anew, it comes with all that a decision comes with (两书同达, 国办发〔2025〕22号), and what was the
// milder by the law of the first determination stays so (Art 37 行政处罚法): a fault of the agency costs the entity nothing.
const { officer, secondOfficer, reviewer, entity, system } = people
const files = [{ title: '来件（虚构）' }]
const handed = (servedOn: string) => ({ method: 'direct', servedOn, proof: '送达回证（虚构）' }) as const
const numbers = (n: number) => ({ decisionDocNo: `沪虚认〔2026〕${n}号`, repairGuidanceDocNo: `沪虚修〔2026〕${n}号` })

/** Determined on 15 April after a silent term, and served that day. */
function listed(): Life {
  const life = notified()
    .on('2026-04-15')
    .do(system, 'listing.closeDefence', {})
    .do(reviewer, 'listing.determine', list)
  return life.do(officer, 'listing.serveDecision', { ...handed('2026-04-15'), ...numbers(1) })
}

/** A defence that came in time turns up, so that the determination falls; answered, it is made anew and served. */
function anew(life: Life): Life {
  life.do(officer, 'paper.defend', { ...ground('g1'), receivedOn: '2026-04-14', method: 'post', files })
  life.do(secondOfficer, 'listing.answerGrounds', { answers: [{ ground: 'g1', answer: '不成立', accepted: false }] })
  life.do(reviewer, 'listing.determine', list)
  return life.do(officer, 'listing.serveDecision', { ...handed(life.today), ...numbers(2) })
}

describe('what a decision that fell had ordered', () => {
  const committed = () => listed().do(entity, 'rectification.commit', { commitment: '承诺' })
  const extended = () =>
    committed()
      .do(entity, 'rectification.askExtension', { reason: '设备到货晚', days: 20 })
      .do(reviewer, 'rectification.approveExtension', { comments: '同意' })

  it('counts for no extension of the term of the new one', () => {
    const life = anew(extended().on('2026-04-16'))
    expect(life.now.rectification).toMatchObject({ extensions: 0, committedOn: '2026-04-15' })
    // Sixty days from 16 April, without the twenty: Monday 15 June.
    expect(due(life, 'rectification.due')).toBe('2026-06-15')
    life.do(entity, 'rectification.askExtension', { reason: '设备到货晚', days: 20 })
    life.do(reviewer, 'rectification.approveExtension', { comments: '同意' })
    expect(life.now.rectification?.extensions).toBe(1)
  })

  it('has made nothing late', () => {
    // Publication is held by an annulment, so that the case is not public when its term passes.
    const life = committed().do(officer, 'annulment.record', {
      document: '复议决定（虚构）',
      annulledBy: '虚构机关',
      annulledOn: '2026-04-15',
    })
    life.on('2026-06-18').do(system, 'rectification.markOverdue', {})
    life
      .do(entity, 'rectification.submitEvidence', { items })
      .do(reviewer, 'rectification.accept', { findings: '属实' })
    expect(life.now.rectification?.inTime).toBe(false)
    life.do(reviewer, 'annulment.refuse', { reasons: '不属实' })
    anew(life)
    expect(life.now.rectification).toMatchObject({ status: 'accepted', inTime: true })
    expect(life.now.rectification?.overdueOn).toBeUndefined()
  })

  it('is not late either where it is accepted before the new one', () => {
    const life = committed().do(officer, 'annulment.record', {
      document: '复议决定（虚构）',
      annulledBy: '虚构机关',
      annulledOn: '2026-04-15',
    })
    life.on('2026-06-18').do(entity, 'rectification.submitEvidence', { items })
    life.do(officer, 'paper.defend', { ...ground('g1'), receivedOn: '2026-04-14', method: 'post', files })
    life.do(reviewer, 'rectification.accept', { findings: '属实' })
    expect(life.now.rectification?.inTime).toBe(true)
  })
})

describe('a decision that is made anew', () => {
  it('comes with its guidance on repair, also where nothing is left to be corrected', () => {
    const life = listed().do(entity, 'rectification.commit', { commitment: '承诺' })
    life
      .do(entity, 'rectification.submitEvidence', { items })
      .do(reviewer, 'rectification.accept', { findings: '属实' })
    const letters = lettersIn(anew(life.on('2026-04-16')))
    const guidance = letters.filter(({ kind }) => kind === 'repairGuidanceNotice')
    expect(guidance.map(({ givenNumber }) => givenNumber)).toEqual(['沪虚修〔2026〕1号', '沪虚修〔2026〕2号'])
    expect(JSON.stringify(guidance[1])).toContain('2026-04-15已核验通过')
    expect(letters.filter(({ kind }) => kind === 'rectificationOrder')).toHaveLength(1)
  })

  it('keeps the milder law of the first determination', () => {
    const threeYears = (pack: RulePack) =>
      pack.rules.map((rule) =>
        rule.topic === 'publicity.max' ? { ...rule, term: { count: 9, unit: 'years' as const } } : rule,
      )
    // The new law, harsher, is in force from 16 April: after the first determination and before the second.
    const changed = packs.map((pack): RulePack => {
      if (pack.id === 'ndrc-2023-58') return { ...pack, until: '2026-04-15' }
      return pack.id === 'ndrc-2026-36' ? { ...pack, from: '2026-04-16', rules: threeYears(pack) } : pack
    })
    const life = anew(listed().on('2026-04-17'))
    life.do(entity, 'publicity.waivePreview', { statement: '同意' })
    const context = { ...life.context(system), rules: ruleBookWith({ packs: changed }) }
    const decision = decide(life.now, { type: 'publicity.publish', payload: {} }, context)
    if (isRefusal(decision)) throw new Error(decision.code)
    expect(decision[0]?.opens?.map(({ pack }) => pack)).toEqual(['ndrc-2023-58@1', 'ndrc-2023-58@1'])
  })
})

// SAMR Order 45 Art 12: what is wrong is put right in good time, and with it what counts from it. The days that were granted are
// added to the end of the term (rule of extension), wherever that end is.
describe('the right day of the decision', () => {
  const extended = () => {
    const life = listed().do(entity, 'rectification.commit', { commitment: '承诺' }).on('2026-04-20')
    life.do(entity, 'rectification.askExtension', { reason: '设备到货晚', days: 20 })
    life.do(reviewer, 'rectification.approveExtension', { comments: '同意' })
    return life.do(officer, 'service.serve', handed('2026-04-20'))
  }
  const corrected = (life: Life, on: string, againstEntity = false) => {
    const wrong = { field: 'decisionServedOn', on, reasons: '送达回证日期有误', evidence: files } as const
    life.do(secondOfficer, 'correction.propose', wrong)
    return life.do(reviewer, 'correction.confirm', { comments: '属实', againstEntity })
  }

  it('reaches a term that was extended', () => {
    const life = extended()
    // Sixty days from 15 April are Sunday 14 June, so Monday the 15th; twenty more are Sunday 5 July, so the 6th.
    expect(due(life, 'rectification.due')).toBe('2026-07-06')
    // Served on the 17th: sixty days to 16 June, twenty more to 6 July.
    expect(due(corrected(life, '2026-04-17'), 'rectification.due')).toBe('2026-07-06')
    // On the 20th: to 19 June, a day of rest, and so 22 June; twenty more to Sunday 12 July, and so the 13th.
    expect(due(corrected(extended(), '2026-04-20'), 'rectification.due')).toBe('2026-07-13')
    expect(corrected(extended(), '2026-04-20').now.rectification?.dueOn).toBe('2026-07-13')
  })

  it('and so does the right number of days', () => {
    const life = extended()
    const wrong = { field: 'rectificationTerm', days: 70, reasons: '天数登记有误', evidence: files } as const
    life.do(secondOfficer, 'correction.propose', wrong).do(reviewer, 'correction.confirm', { comments: '属实' })
    // Seventy days from 15 April to 24 June, twenty more to 14 July.
    expect(due(life, 'rectification.due')).toBe('2026-07-14')
  })
})
