import type { CaseState } from '../../../domain/case.ts'
import type { LocalDate } from '../../../domain/dates.ts'
import { evolve } from '../../../domain/evolve.ts'
import { recordedEvent } from '../../../record/read.ts'
import type { Entry } from './data.ts'
import { grouped } from './data.ts'

type Owed = (state: CaseState, data: never) => LocalDate | undefined

const due = (state: CaseState, key: string) => state.deadlines[key]?.dueOn
const keyOf = (state: CaseState, pattern: RegExp) => Object.keys(state.deadlines).find((key) => pattern.test(key)) ?? ''
const report = (state: CaseState) =>
  state.interviews.length === 0
    ? due(state, 'rectification.due')
    : due(state, `interview.${state.interviews.length}.report`)

/** For what only the calendar may do: the last day on which it was still too early, from the state before it. */
const tooEarlyUntil: Readonly<Record<string, Owed>> = {
  'listing.defenceClosed': (state) => due(state, 'listing.defence') ?? due(state, 'listing.hearingRequest'),
  'publicity.published': (state) => due(state, 'publicity.preview'),
  'publicity.ended': (state, { reason }: { reason: string }) =>
    reason === 'expired' ? due(state, keyOf(state, /^publicity\.max/)) : undefined,
  'rectification.overdue': (state) => due(state, 'rectification.due'),
  'interview.opened': report,
  'rectification.referred': report,
  'repair.lapsed': (state) => due(state, keyOf(state, /^repair\.\d+\.supplement$/)),
  'deadline.reported': (state, { key }: { key: string }) => state.deadlines[key]?.reportOn,
  'deadline.reminded': (state, { key, when }: { key: string; when: string }) =>
    when === 'late' ? due(state, key) : dayBefore(state.deadlines[key]?.remindOn[state.chase[key]?.reminders ?? 0]),
}

function dayBefore(date: LocalDate | undefined): LocalDate | undefined {
  return date && new Date(Date.parse(date) - 86_400_000).toISOString().slice(0, 10)
}

/**
 * The system has done nothing before its day had come, and no entry is dated later than it was committed: by the clock
 * of PostgreSQL, since that of the process that did it may have been wrong.
 */
export function checkEarly(ledger: readonly Entry[]): string[] {
  return [...grouped(ledger, ({ case_no }) => case_no)].flatMap(([caseNo, entries]) => {
    let state: CaseState | undefined
    return entries.flatMap((entry) => {
      const faults: string[] = []
      const { type, role, committedOn } = entry
      const name = `${caseNo}: ${type} (version ${entry.case_seq})`
      const until = state && role === 'system' ? tooEarlyUntil[type]?.(state, entry.data as never) : undefined
      if (until !== undefined && committedOn <= until)
        faults.push(`${name} was done on ${committedOn} and not owed before the end of ${until}`)
      if (entry.on_date > committedOn)
        faults.push(`${name} is dated ${entry.on_date} and was committed on ${committedOn}`)
      state = evolve(state, caseNo, recordedEvent(entry))
      return faults
    })
  })
}
