import { describe, expect, it } from 'vitest'
import { citation } from '../../../domain/law/citation.ts'
import { openDeadline } from '../../../domain/terms/deadline.ts'
import { calculate, explainDeadline } from '../../../domain/terms/explanation.ts'
import type { DeadlineExplanation, ExplanationLookups } from '../../../domain/terms/explanation-types.ts'
import { isRefusal } from '../../../domain/refusal.ts'
import { topicStarts } from '../../../domain/law/topic-starts.ts'
import type { Starts } from '../../../domain/law/topic-starts.ts'
import type { Topic } from '../../../domain/topics.ts'
import { calendar, packs, ruleBook } from '../../../rules/index.ts'
import { topics } from '../../../domain/topics.ts'

const query = { on: '2026-04-07', field: 'workSafety', tier: 'serious' } as const

function deadline<T extends Topic>(topic: T, startsOn: string, term?: { count: number; unit: 'days' }) {
  const from = Object.fromEntries(topicStarts[topic].map((start) => [start, startsOn])) as Starts<T>
  const basis = { rules: ruleBook, today: query.on, field: query.field, tier: query.tier }
  return openDeadline(basis, { key: topic, topic, from, ...(term === undefined ? {} : { term }) })
}

function explain(found: ReturnType<typeof deadline>, more: Partial<ExplanationLookups> = {}): DeadlineExplanation {
  const explained = explainDeadline(found, { packs, calendar, choice: { rules: ruleBook, query }, ...more })
  if (isRefusal(explained)) throw new Error(explained.code)
  return explained
}

describe('why this date', () => {
  it('tells rule, article, pack, choice, each day and result', () => {
    const { text, rule, pack } = explain(deadline('objection.mark', '2026-04-14'))
    expect({ rule: rule.id, pack: pack.id }).toEqual({ rule: 'SH-36-mark', pack: 'sh-2017-credit-regulation@2' })
    expect(text.zh.split('\n')).toEqual([
      '事项：异议标注',
      '依据：《上海市社会信用条例》第三十六条',
      '规则包：《上海市社会信用条例》（第2版）',
      '选用理由：适用《上海市社会信用条例》，自2017-10-01起施行。',
      '期间：自收到异议之日（2026-04-14）起1个工作日，当日不计入',
      '2026-04-14 周二：起算日，不计入',
      '2026-04-15 周三：第1个工作日',
      '届满：2026-04-15当日结束时',
    ])
    expect(text.en.split('\n')).toHaveLength(8)
    expect(text.en).toContain('Due: at the end of 2026-04-15')
  })

  it('explains every topic that opens a deadline', () => {
    for (const topic of topics.filter((each) => each !== 'district.rate')) {
      const opened = deadline(topic, '2026-04-07')
      const { text, counting, pack } = explain(opened)
      expect(counting.dueOn, topic).toBe(opened.dueOn)
      expect(pack.why?.zh, topic).toMatch(/适用/)
      expect(text.zh, topic).toContain(`届满：${opened.dueOn}当日结束时`)
    }
  })

  it("shows a proposal as the operator's own setting and a term set in the case beside the rule's", () => {
    const { text } = explain(deadline('rectification.term', '2026-04-10', { count: 60, unit: 'days' }))
    expect(text.zh).toContain('依据：本单位设定')
    expect(text.zh).toContain('本案另定期间，规则的期间为30日')
  })

  it('tells suspensions, extensions and a date that counting does not give', () => {
    const opened = deadline('rectification.term', '2026-04-10')
    const changes = [
      { kind: 'extension', on: '2026-05-06', from: opened.dueOn, to: '2026-05-25', reason: '设备未到货' },
    ] as const
    const { text, recounted } = explain({ ...opened, dueOn: '2026-05-25' }, { changes })
    expect(recounted).toBe(opened.dueOn)
    expect(text.zh).toContain(`延长（2026-05-06）：${opened.dueOn} → 2026-05-25，设备未到货`)
    expect(text.zh).toContain('案件记载为2026-05-25（日历CN-2026@3）')
  })

  it('says that a date is provisional, and that publicity does not roll over', () => {
    expect(explain(deadline('listing.defence', '2026-12-30')).text.zh).toContain('暂定：')
    const publicity = explain(deadline('publicity.max', '2026-04-14')).text
    expect(publicity.zh).toContain('最后一日为休息日的也不顺延')
    expect(publicity.zh).not.toContain('暂定')
  })

  it("gives no reason for a choice that is not the deadline's", () => {
    const opened = deadline('publicity.max', '2026-04-14')
    const old = { rules: ruleBook, query: { ...query, on: '2025-01-02' } }
    expect(explain(opened, { choice: old }).pack.why).toBeUndefined()
  })

  it('refuses a pack or rule that was never published', () => {
    const unknown = { ...deadline('objection.mark', '2026-04-14'), pack: 'sh-2017-credit-regulation@9' }
    expect(explainDeadline(unknown, { packs, calendar })).toMatchObject({ refused: true, code: 'deadline.ruleUnknown' })
  })
})

describe('sources', () => {
  const all = packs.flatMap(({ rules }) => rules)

  it('shows an article only where it was found in the text itself', () => {
    const [sample] = all
    for (const verified of ['summary', 'memory', 'proposal'] as const) {
      const shown = citation({ ...sample!, verified, source: { document: '某办法', article: '第九条' } })
      expect(shown.zh + shown.en).not.toContain('第九条')
    }
    expect(citation({ ...sample!, verified: 'found', source: { document: '某办法', article: '第九条' } }).zh).toBe(
      '某办法第九条',
    )
  })

  it("calls every proposal the operator's own setting", () => {
    const proposals = all.filter(({ verified }) => verified === 'proposal')
    expect(proposals.length).toBeGreaterThan(20)
    expect(new Set(proposals.map((rule) => citation(rule).zh))).toEqual(new Set(['本单位设定']))
  })
})

describe('the public calculator', () => {
  it('answers with the date and its days', () => {
    const answer = calculate(calendar, '2026-02-12', { count: 7, unit: 'workingDays' })
    expect(answer).toMatchObject({ due: '2026-02-28', provisional: false })
    expect(calculate(calendar, '2026-12-25', { count: 7, unit: 'workingDays' })).toMatchObject({ provisional: true })
  })

  it('refuses what cannot be counted', () => {
    const code = (start: string, count: number, unit: 'workingDays' | 'days' | 'years' = 'days') =>
      (calculate(calendar, start, { count, unit }) as { code?: string }).code
    expect(code('2026-02-30', 1)).toBe('date.invalid')
    expect(code('12.2.2026', 1)).toBe('date.invalid')
    expect(code('1999-12-31', 1)).toBe('date.outsideCalendar')
    expect(code('2050-01-01', 1)).toBe('date.outsideCalendar')
    expect(code('2026-02-12', -1)).toBe('term.notCountable')
    expect(code('2026-02-12', 0.5)).toBe('term.notCountable')
    expect(code('2026-02-12', 3661)).toBe('term.notCountable')
    expect(code('2049-12-31', 50, 'years')).toBeUndefined()
    expect(code('2049-12-31', 1000, 'workingDays')).toBeUndefined()
  })
})
