import { describe, expect, it } from 'vitest'
import { createCalendar } from '../../domain/calendar/calendar.ts'
import type { RecordedEvent } from '../../domain/case.ts'
import { decide } from '../../domain/decide.ts'
import { evolve } from '../../domain/evolve.ts'
import { nextEscalation } from '../../domain/interview/escalation.ts'
import { isRefusal } from '../../domain/refusal.ts'
import { ruleBook, ruleBookWith } from '../../rules/index.ts'
import type { Life } from '../support/life.ts'
import { published } from '../support/life.ts'
import { interviewed, items, summoned } from '../support/later-life.ts'
import { people } from '../support/people.ts'
import { codeOf, due } from './scenarios.ts'

// 沪府办规〔2020〕9号 item 12: an interview follows on a term that has passed. By the right end of the term, put right by a second
// person or by a new calendar, what was taken for late on a day on which the term ran was not late, and nothing follows on it.
const { officer, reviewer, entity, system } = people
const files = [{ title: '送达回证（虚构）' }]
const interviewsOf = ({ now }: Life) => Object.keys(now.deadlines).filter((key) => key.startsWith('interview.'))

/** The day of service of the decision put right; sixty days from it end the term. */
const servedOn = (life: Life, on: string) => {
  life.do(officer, 'correction.propose', { field: 'decisionServedOn', on, reasons: '录入有误', evidence: files })
  return life.do(reviewer, 'correction.confirm', { comments: '属实' })
}

describe('a term that ends later than was taken, by its right start', () => {
  // Sixty days from 20 April end on 19 June, a holiday, and so on Monday the 22nd.
  it('was not late before, so that the interview and the ladder fall with the lateness', () => {
    const life = servedOn(summoned().on('2026-06-12'), '2026-04-20')
    expect(due(life, 'rectification.due')).toBe('2026-06-22')
    expect(life.now.rectification?.overdueOn).toBeUndefined()
    expect(interviewsOf(life)).toEqual([])
    expect(life.now.interviews.at(-1)?.status).toBe('overtaken')
  })

  it('and has passed in the meantime, is late from when it is seen, and the ladder begins then', () => {
    const life = servedOn(summoned().on('2026-06-23'), '2026-04-20')
    expect(life.now.rectification?.overdueOn).toBeUndefined()
    expect(life.now.interviews.map(({ status }) => status)).toEqual(['overtaken'])
    expect(interviewsOf(life)).toEqual([])
    life.do(system, 'rectification.markOverdue', {})
    expect(life.now.rectification?.overdueOn).toBe('2026-06-23')
    expect(nextEscalation(life.now, life.today)).toBe('reminder')
    life.do(system, 'interview.open', { kind: 'reminder' })
    expect(interviewsOf(life)).toEqual(['interview.2.arrange'])
  })

  it('keeps in time what was given before its right end, and no interview stands beside it', () => {
    const life = interviewed().on('2026-06-18').do(entity, 'rectification.commit', { commitment: '承诺整改' })
    life.do(entity, 'rectification.submitEvidence', { items })
    servedOn(life.on('2026-06-24'), '2026-04-20')
    expect(life.now.rectification?.overdueOn).toBeUndefined()
    expect(interviewsOf(life)).toEqual([])
    expect(life.now.interviews.at(-1)?.status).toBe('overtaken')
    life.do(reviewer, 'rectification.accept', { findings: '属实' })
    expect(life.now.rectification?.inTime).toBe(true)
  })

  it('stays late where it was late on its day by the right end too', () => {
    const life = published().on('2026-06-23').do(system, 'rectification.markOverdue', {})
    servedOn(life.do(system, 'interview.open', { kind: 'reminder' }), '2026-04-20')
    expect(life.now.rectification?.overdueOn).toBe('2026-06-23')
    expect(interviewsOf(life)).toEqual(['interview.1.arrange'])
  })
})

describe('a term whose last day a new calendar makes a holiday', () => {
  const years = ruleBook.calendar.years.map((year) => {
    const [{ notice } = { notice: '' }] = year.entries
    const occasion = { zh: '虚构假日', en: 'fictitious holiday' }
    const entries = [
      ...year.entries,
      { kind: 'holiday', from: '2026-06-09', to: '2026-06-09', occasion, notice } as const,
    ]
    return year.year === 2026 ? { ...year, version: year.version + 1, entries } : year
  })
  const rules = ruleBookWith({ calendar: createCalendar(years) })

  it('was not late on the day after, so that the interview falls with the lateness', () => {
    const life = interviewed()
    const command = {
      type: 'deadline.recompute',
      payload: { key: 'rectification.due', reason: '新日历（虚构）' },
    } as const
    const decision = decide(life.now, command, { ...life.context(system), rules })
    if (isRefusal(decision)) throw new Error(decision.code)
    for (const event of decision) {
      const recorded = { ...event, on: life.today, by: system.id } as RecordedEvent
      life.ledger.push(recorded)
      life.state = evolve(life.state, life.now.caseNo, recorded)
    }
    life.checkFold()
    expect(due(life, 'rectification.due')).toBe('2026-06-10')
    expect(life.now.rectification?.overdueOn).toBeUndefined()
    expect(life.now.interviews.map(({ status }) => status)).toEqual(['overtaken'])
    expect(interviewsOf(life)).toEqual([])
    life.on('2026-06-11').do(system, 'rectification.markOverdue', {})
    expect(codeOf(life.try(system, 'interview.open', { kind: 'reminder' }))).toBe('done')
  })
})
