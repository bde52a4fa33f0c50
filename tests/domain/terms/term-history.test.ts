import { describe, expect, it } from 'vitest'
import { createCalendar } from '../../../domain/calendar/calendar.ts'
import { decide } from '../../../domain/decide.ts'
import { explainDeadline } from '../../../domain/terms/explanation.ts'
import { isRefusal } from '../../../domain/refusal.ts'
import { termHistory } from '../../../domain/terms/term-history.ts'
import { packs, ruleBook, ruleBookWith } from '../../../rules/index.ts'
import type { RecordedEvent } from '../../../domain/case.ts'
import { Life, published } from '../../support/life.ts'
import { calendarOf2027, periodPack } from '../../support/new-law.ts'
import { people } from '../../support/people.ts'
import { proposal } from '../../support/proposal.ts'

const { entity, officer, reviewer, system } = people

describe('the history of a deadline', () => {
  it('begins when it was opened, which may be later than its start', () => {
    const history = termHistory(published().ledger, 'publicity.publish')
    expect(history).toEqual({ chosenOn: '2026-04-10', changes: [], countsFrom: 'decided' })
    expect(termHistory(published().ledger, 'nothing')).toBeUndefined()
  })

  it('tells an extension', () => {
    const life = published()
    const from = life.now.rectification!.dueOn
    life.do(entity, 'rectification.askExtension', { reason: '材料采购延误', days: 10 })
    life.do(reviewer, 'rectification.approveExtension', { comments: '同意延长' })
    const to = life.now.rectification!.dueOn
    const { changes } = termHistory(life.ledger, 'rectification.due')!
    expect(changes).toEqual([{ kind: 'extension', on: '2026-04-14', from, to, reason: '同意延长' }])
  })

  it('tells a recomputation, and explains the new date on the new calendar', () => {
    const rules = ruleBookWith({ calendar: createCalendar([...ruleBook.calendar.years, calendarOf2027]) })
    const life = new Life('2026-12-30').do(officer, 'listing.propose', proposal())
    const payload = { key: 'listing.review', reason: '2027年放假通知（虚构）' }
    const decision = decide(life.now, { type: 'deadline.recompute', payload }, { ...life.context(system), rules })
    if (isRefusal(decision)) throw new Error(decision.code)
    const [moved] = decision.map((event) => ({ ...event, on: '2026-12-30', by: 'system' }) as RecordedEvent)
    const deadline = moved!.opens![0]!
    const { chosenOn, changes } = termHistory([...life.ledger, moved!], 'listing.review')!
    expect({ chosenOn, changes }).toEqual({
      chosenOn: '2026-12-30',
      changes: [{ kind: 'moved', on: '2026-12-30', from: '2027-01-06', to: '2027-01-07', reason: payload.reason }],
    })
    const explained = explainDeadline(deadline, { packs, calendar: rules.calendarNamed(deadline.calendar)!, changes })
    if (isRefusal(explained)) throw new Error(explained.code)
    expect(explained.text.zh).toContain('重新计算（2026-12-30）：2027-01-06 → 2027-01-07，2027年放假通知（虚构）')
    expect(explained.text.zh).toContain('虚构发〔2026〕1号')
    expect(explained.recounted).toBeUndefined()
  })

  it('counts the day of a new rule, not that of the opening, for the choice', () => {
    const { ledger, now } = published()
    const opened = now.deadlines['publicity.min']!
    const opens = [{ ...opened, pack: 'fictitious-period@1', ruleId: 'F-publicity.min' }]
    const data = { key: opened.key, from: opened.dueOn, reason: periodPack().title.zh }
    const moved: RecordedEvent = { type: 'deadline.moved', data, opens, on: '2026-06-01', by: 'system' }
    expect(termHistory([...ledger, moved], opened.key)?.chosenOn).toBe('2026-06-01')
  })
})
