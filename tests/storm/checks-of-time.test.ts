import { describe, expect, it } from 'vitest'
import type { Entry } from '../../operations/storm/checks/data.ts'
import { addDays } from '../../domain/calendar/days.ts'
import { checkConductors } from '../../operations/storm/checks/conductors.ts'
import { checkEarly } from '../../operations/storm/checks/early.ts'
import { checkEnds } from '../../operations/storm/checks/ends.ts'
import { checkHeld, heldBounds } from '../../operations/storm/checks/held.ts'
import { fold } from '../../domain/evolve.ts'
import { recordedEvent } from '../../record/read.ts'
import { named, referred, ledger, cases, conductors, today, caseOf, changed } from './quiet.ts'

describe('the check of days finds, if it was committed on a day before it was owed,', () => {
  const owedActs = [...new Set(ledger.filter(({ role }) => role === 'system').map(({ type }) => type))].filter(
    (type) => !/^(measure|undoing|objection)\.|^case\.closed$/.test(type),
  )
  it('has acts of every kind to look at', () => {
    expect(owedActs.toSorted()).toEqual([
      'deadline.reminded',
      'deadline.reported',
      'interview.opened',
      'listing.defenceClosed',
      'publicity.ended',
      'publicity.published',
      'rectification.overdue',
      'rectification.referred',
    ])
  })
  it.each(owedActs)('%s', (type) => {
    const early = (entry: Entry) => entry.role === 'system' && entry.type === type
    const { case_no, case_seq, on_date } = ledger.find(early) as Entry
    const dayBefore = new Date(Date.parse(on_date) - 86_400_000).toISOString().slice(0, 10)
    const faults = checkEarly(changed(ledger, early, { committedOn: dayBefore, on_date: dayBefore }))
    expect(faults).toEqual([
      expect.stringMatching(`^${case_no}: ${type} .version ${case_seq}. was done on ${dayBefore}`),
    ])
  })
  it('an entry that a wrong clock has dated ahead', () => {
    const [entry] = ledger as [Entry]
    expect(checkEarly(changed(ledger, (one) => one === entry, { on_date: '2026-04-08' }))).toEqual([
      expect.stringMatching(/is dated 2026-04-08 and was committed on 2026-04-07/),
    ])
  })
})

describe('the check of conductors finds', () => {
  const with_ = (caseNo: string, change: object) => changed(conductors, (one) => one.caseNo === caseNo, change)
  it.each<[string, () => string[], RegExp]>([
    [
      'one that is missing',
      () => checkConductors(cases, with_('BH-2026-000001', { running: false }), today),
      /missing/,
    ],
    [
      'one that Temporal has never heard of',
      () =>
        checkConductors(
          cases,
          conductors.filter(({ caseNo }) => caseNo !== 'BH-2026-000001'),
          today,
        ),
      /missing/,
    ],
    [
      'one that is left over',
      () => checkConductors(cases, with_('BH-2026-000002', { running: true }), today),
      /left over/,
    ],
    ['one that is stuck', () => checkConductors(cases, with_('BH-2026-000001', { failedTasks: 3 }), today), /is stuck/],
    [
      'one that stands still',
      () => {
        // The notice has been served, and the term for the defence passes.
        const state = fold(caseOf(referred), referred.ledger.slice(0, 3).map(recordedEvent))!
        const row = { case_no: caseOf(referred), version: state.version, state }
        return checkConductors([row], conductors, addDays(state.deadlines['listing.defence']!.dueOn, 1))
      },
      /^BH-2026-000001: the conductor stands still, listing.closeDefence .* was owed by/,
    ],
  ])('%s', (_name, check, words) => {
    expect(check()).toEqual([expect.stringMatching(words)])
  })
})

describe('the checks of lives and of processes find', () => {
  const life = named('expires')
  it('a case that its people have not seen end, one that does not stand there, and one that never was', () => {
    const played = { life, caseNo: 'BH-2026-000002', ended: true }
    expect(checkEnds([played], cases)).toEqual([])
    expect(checkEnds([{ ...played, ended: false }], cases)).toEqual([expect.stringMatching(/^BH-2026-000002: /)])
    expect(checkEnds([{ ...played, caseNo: 'BH-2026-000001' }], cases)).toEqual([
      expect.stringMatching(/^BH-2026-000001: /),
    ])
    expect(checkEnds([{ life, ended: false }], cases)).toEqual([expect.stringMatching(/never acknowledged/)])
  })
  it('a process whose memory or handles have grown', () => {
    const first = { memoryMiB: 150, handles: 30 }
    const grown = (more: object) => [{ part: 'api-1', seconds: 60, first, last: { ...first, ...more } }]
    expect(checkHeld(grown({}))).toEqual([])
    expect(checkHeld(grown({ memoryMiB: 151 + heldBounds.memoryMiB }))).toEqual([expect.stringMatching(/MiB more/)])
    expect(checkHeld(grown({ handles: 31 + heldBounds.handles }))).toEqual([expect.stringMatching(/handles more/)])
  })
})
