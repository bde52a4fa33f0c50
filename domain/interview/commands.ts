import { event } from '../case.ts'
import type { CaseState } from '../case.ts'
import type { CommandTable, DecideContext } from '../command.ts'
import { close, firstRefusal, open, stillRunning, unless } from '../guards.ts'
import { isRefusal, refuse } from '../refusal.ts'
import { noticeToServe, servedBy } from '../service/served.ts'
import type { LocalDate } from '../dates.ts'
import { notBeforeDay, noticeRule, noticeTooShort, notOfNotice, tooFarAhead, withoutAuthority } from './checks.ts'
import { termOfArranging } from './arranging.ts'
import { absences, arrangeKey, nextEscalation, recordKey, reportKey } from './escalation.ts'
import type { InterviewCommands, InterviewState } from './types.ts'

const inStatus = (state: CaseState, ...statuses: InterviewState['status'][]) => {
  const last = state.interviews.at(-1)
  return firstRefusal(
    stillRunning(state),
    unless(last !== undefined, 'interview.notOpened'),
    unless(state.rectification?.status !== 'accepted', 'interview.notNeeded'),
    unless(statuses.includes(last?.status ?? 'missed'), 'interview.notNow', { status: last?.status }),
  )
}

// A first arrangement, or another day for an interview of which the entity has been notified.
const toBeApproved = (state: CaseState) =>
  inStatus(state, 'arranged', ...(state.interviews.at(-1)?.move === undefined ? [] : (['notified'] as const)))

/** Interviews (约谈): opened by the calendar, arranged and approved by two people, notified, held or missed. */
export const interviewCommands = {
  'interview.open': {
    roles: ['system'],
    when: (state, context) =>
      firstRefusal(
        stillRunning(state),
        unless(['reminder', 'warning'].includes(nextEscalation(state, context.today)), 'interview.notDue'),
      ),
    decide: (state, { kind }, context) => {
      const due = nextEscalation(state, context.today)
      if (kind !== due) return refuse('interview.otherKindDue', { kind, due })
      const n = state.interviews.length
      const named = { key: arrangeKey(n + 1, 0), topic: 'interview.arrange' } as const
      const before = n > (state.rectification?.interviewsBefore ?? 0) ? state.interviews.at(-1) : undefined
      const missedOn = before?.status === 'missed' ? before.concludedOn : undefined
      const termPassed = (state.deadlines[reportKey(n)] ?? state.deadlines['rectification.due'])?.dueOn
      const opens = [
        missedOn === undefined
          ? open(state, context, { ...named, from: { interviewOpened: context.today, termPassed } })
          : open(state, context, { ...named, again: missedOn }),
      ]
      return [event('interview.opened', { kind }, { opens, closes: close(state, 'lapsed', reportKey(n)) })]
    },
  },
  'interview.arrange': {
    roles: ['caseOfficer'],
    // Also anew once approved: the day may have come too near for its notice, or have to be another.
    when: (state) => inStatus(state, 'opened', 'arranged', 'returned', 'approved'),
    decide: (state, arrangement, context) => {
      const { scheduledOn, officers } = arrangement
      const needed = Number(noticeRule(state, context).params?.['officers'] ?? 0)
      if (new Set(officers).size < needed) return refuse('interview.tooFewOfficers', { needed })
      const refusal = firstRefusal(
        noticeTooShort(state, context, context.today, scheduledOn),
        tooFarAhead(state, context, scheduledOn),
      )
      return refusal ?? [event('interview.arranged', arrangement, termOfArranging(state, context))]
    },
  },
  'interview.approve': {
    roles: ['reviewer'],
    when: toBeApproved,
    decide: (state, { comments }, context) => {
      const last = lastOf(state)
      const scheduledOn = last.move?.scheduledOn ?? last.scheduledOn ?? ''
      const refusal = noticeTooShort(state, context, context.today, scheduledOn)
      if (refusal) return refusal
      // Until its notice is served, an interview that is moved is to be recorded by its new day.
      const opens = last.move === undefined ? [] : [recordBy(state, context, scheduledOn)]
      return [event('interview.approved', { comments }, { opens })]
    },
  },
  'interview.return': {
    roles: ['reviewer'],
    when: toBeApproved,
    // The term for arranging runs on: whoever arranges anew does so within it. A move sent back leaves the day as notified.
    decide: (_state, { reasons }) => [event('interview.returned', { reasons })],
  },
  'interview.notify': {
    roles: ['caseOfficer'],
    when: (state) => inStatus(state, 'approved'),
    decide: (state, given, context) => {
      const scheduledOn = lastOf(state).scheduledOn ?? ''
      const notice = servedBy(state, given, context, noticeToServe(state, 'interview'))
      if (isRefusal(notice)) return notice
      const refusal = noticeTooShort(state, context, notice.servedOn, scheduledOn)
      if (refusal) return refusal
      const { n, absent } = lastOf(state)
      return [
        event('interview.notified', notice, {
          closes: close(state, 'met', arrangeKey(n, absent)),
          opens: [recordBy(state, context, scheduledOn)],
        }),
      ]
    },
  },
  'interview.move': {
    roles: ['caseOfficer'],
    // The day that the entity was told holds until a second person has approved another; its notice is served anew.
    when: (state) =>
      firstRefusal(
        inStatus(state, 'notified'),
        unless(state.interviews.at(-1)?.move === undefined, 'interview.moveAlreadyProposed'),
      ),
    decide: (state, { scheduledOn, reason }, context) => {
      const last = lastOf(state)
      const allowed = Number(noticeRule(state, context).params?.['moves'] ?? 0)
      if (last.moves >= allowed) return refuse('interview.movedBefore', { allowed }, noticeRule(state, context).id)
      const refusal = firstRefusal(
        noticeTooShort(state, context, context.today, scheduledOn),
        tooFarAhead(state, context, scheduledOn),
      )
      return refusal ?? [event('interview.moved', { scheduledOn, reason, withApproval: true })]
    },
  },
  'interview.hold': {
    roles: ['caseOfficer'],
    when: (state, context) => firstRefusal(inStatus(state, 'notified'), notBeforeDay(state, context)),
    decide: (state, record, context) => {
      const last = lastOf(state)
      const needed = Number(noticeRule(state, context).params?.['officers'] ?? 0)
      if (new Set(record.officers).size < needed) return refuse('interview.tooFewOfficers', { needed })
      if (record.signature === 'refused' && !record.refusalNote) return refuse('interview.refusalNotNoted')
      const fault = notOfNotice(last, record) ?? withoutAuthority(state, record)
      if (fault) return fault
      const report = open(state, context, {
        key: reportKey(last.n),
        topic: 'interview.report',
        from: { interviewDay: record.heldOn },
        owner: state.entity.code,
      })
      return [
        event('interview.held', record, {
          closes: close(state, 'met', recordKey(last.n, last.absent)),
          opens: [report],
        }),
      ]
    },
  },
  'interview.recordNoShow': {
    roles: ['caseOfficer'],
    when: (state, context) => firstRefusal(inStatus(state, 'notified'), notBeforeDay(state, context)),
    // Who arranges it again needs a second person as before, so that nobody excuses for ever by himself.
    decide: (state, { on, note, excused }, context) => {
      const last = lastOf(state)
      const allowed = Number(noticeRule(state, context).params?.['noShows'] ?? 1)
      const final = !excused && last.noShows + 1 >= allowed
      return [
        event(
          'interview.noShow',
          { on, note, final, ...(excused ? { excused } : {}) },
          {
            closes: close(state, 'met', recordKey(last.n, last.absent)),
            opens: final
              ? []
              : [
                  open(state, context, {
                    key: arrangeKey(last.n, last.absent + 1),
                    topic: 'interview.arrange',
                    again: on,
                  }),
                ],
          },
        ),
      ]
    },
  },
} satisfies CommandTable<keyof InterviewCommands>

function lastOf(state: CaseState): InterviewState & { n: number; absent: number } {
  const last = state.interviews.at(-1)
  if (!last) throw new Error('Guarded by inStatus: there is an interview')
  return { ...last, n: state.interviews.length, absent: absences(last) }
}

function recordBy(state: CaseState, context: DecideContext, scheduledOn: LocalDate) {
  const { n, absent } = lastOf(state)
  return open(state, context, {
    key: recordKey(n, absent),
    topic: 'interview.record',
    from: { interviewDay: scheduledOn },
  })
}
