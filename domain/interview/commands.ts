import { event } from '../case.ts'
import type { CaseState } from '../case.ts'
import type { CommandTable, DecideContext } from '../command.ts'
import { close, firstRefusal, nearDate, open, otherPerson, pastDate, stillRunning, unless } from '../guards.ts'
import { refuse } from '../refusal.ts'
import type { LocalDate } from '../dates.ts'
import { arrangeKey, nextEscalation, recordKey, reportKey } from './escalation.ts'
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

/** Interviews (约谈): opened by the calendar, arranged and approved by two people, notified, held or missed. */
export const interviewCommands: CommandTable<keyof InterviewCommands> = {
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
      const opens = [arrangeTerm(state, context, n + 1, 0, context.today)]
      return [event('interview.opened', { kind }, { opens, closes: close(state, 'lapsed', reportKey(n)) })]
    },
  },
  'interview.arrange': {
    roles: ['caseOfficer'],
    when: (state) => inStatus(state, 'opened', 'arranged'),
    decide: (state, arrangement, context) => {
      const { scheduledOn, officers } = arrangement
      const needed = Number(noticeRule(state, context).params?.['officers'] ?? 0)
      if (new Set(officers).size < needed) return refuse('interview.tooFewOfficers', { needed })
      if (scheduledOn <= context.today) return refuse('date.tooEarly', { field: 'scheduledOn', date: scheduledOn })
      const far = nearDate(context, scheduledOn, 'scheduledOn')
      if (far) return far
      return [event('interview.arranged', arrangement)]
    },
  },
  'interview.approve': {
    roles: ['reviewer'],
    when: (state, context) =>
      firstRefusal(
        inStatus(state, 'arranged'),
        otherPerson(context, state.interviews.at(-1)?.arrangedBy, 'interview.sameApprover'),
      ),
    decide: (_state, { comments }) => [event('interview.approved', { comments })],
  },
  'interview.notify': {
    roles: ['caseOfficer'],
    when: (state) => inStatus(state, 'approved'),
    decide: (state, notice, context) => {
      const scheduledOn = lastOf(state).scheduledOn ?? ''
      const refusal =
        pastDate(context, notice.servedOn, 'servedOn', arrangedFrom(state)) ??
        noticeTooShort(state, context, notice.servedOn, scheduledOn)
      if (refusal) return refusal
      const { n, noShows } = lastOf(state)
      const record = open(state, context, {
        key: recordKey(n, noShows),
        topic: 'interview.record',
        startsOn: scheduledOn,
      })
      return [
        event('interview.notified', notice, { closes: close(state, 'met', arrangeKey(n, noShows)), opens: [record] }),
      ]
    },
  },
  'interview.move': {
    roles: ['caseOfficer'],
    when: (state) => inStatus(state, 'notified'),
    decide: (state, { scheduledOn, reason }, context) => {
      const last = lastOf(state)
      const allowed = Number(noticeRule(state, context).params?.['moves'] ?? 0)
      if (last.moves >= allowed) return refuse('interview.movedBefore', { allowed }, noticeRule(state, context).id)
      const refusal =
        nearDate(context, scheduledOn, 'scheduledOn') ?? noticeTooShort(state, context, context.today, scheduledOn)
      if (refusal) return refusal
      const key = recordKey(last.n, last.noShows)
      const record = open(state, context, { key, topic: 'interview.record', startsOn: scheduledOn })
      return [event('interview.moved', { scheduledOn, reason }, { opens: [record] })]
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
      const refusal = pastDate(context, record.heldOn, 'heldOn', last.scheduledOn)
      if (refusal) return refusal
      const report = open(state, context, {
        key: reportKey(last.n),
        topic: 'interview.report',
        startsOn: record.heldOn,
        owner: state.entity.code,
      })
      return [
        event('interview.held', record, {
          closes: close(state, 'met', recordKey(last.n, last.noShows)),
          opens: [report],
        }),
      ]
    },
  },
  'interview.recordNoShow': {
    roles: ['caseOfficer'],
    when: (state, context) => firstRefusal(inStatus(state, 'notified'), notBeforeDay(state, context)),
    decide: (state, { on, note }, context) => {
      const last = lastOf(state)
      const refusal = pastDate(context, on, 'on', last.scheduledOn)
      if (refusal) return refusal
      const allowed = Number(noticeRule(state, context).params?.['noShows'] ?? 1)
      const final = last.noShows + 1 >= allowed
      return [
        event(
          'interview.noShow',
          { on, note, final },
          {
            closes: close(state, 'met', recordKey(last.n, last.noShows)),
            opens: final ? [] : [arrangeTerm(state, context, last.n, last.noShows + 1, on)],
          },
        ),
      ]
    },
  },
}

function lastOf(state: CaseState): InterviewState & { n: number } {
  const last = state.interviews.at(-1)
  if (!last) throw new Error('Guarded by inStatus: there is an interview')
  return { ...last, n: state.interviews.length }
}

const noticeRule = (state: CaseState, context: DecideContext) =>
  context.rules.resolve('interview.notice', { on: context.today, field: state.field }).rule

function noticeTooShort(state: CaseState, context: DecideContext, servedOn: LocalDate, scheduledOn: LocalDate) {
  const rule = noticeRule(state, context)
  const earliest = rule.term ? context.rules.addTerm(servedOn, rule.term).dueOn : servedOn
  return scheduledOn < earliest ? refuse('interview.noticeTooShort', { earliest, scheduledOn }, rule.id) : undefined
}

function notBeforeDay(state: CaseState, context: DecideContext) {
  const on = state.interviews.at(-1)?.scheduledOn ?? ''
  return unless(on <= context.today, 'interview.notYet', { on })
}

/** The day from which this interview was to be arranged: nothing of it can have been served before. */
function arrangedFrom(state: CaseState): LocalDate | undefined {
  const { n, noShows } = lastOf(state)
  return state.deadlines[arrangeKey(n, noShows)]?.startsOn
}

function arrangeTerm(state: CaseState, context: DecideContext, n: number, noShows: number, startsOn: LocalDate) {
  return open(state, context, { key: arrangeKey(n, noShows), topic: 'interview.arrange', startsOn })
}
