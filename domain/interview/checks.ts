import type { CaseState } from '../case.ts'
import type { DecideContext } from '../command.ts'
import type { LocalDate } from '../dates.ts'
import { unless } from '../guards.ts'
import { refuse } from '../refusal.ts'
import { ruleOfWay } from '../service/served.ts'
import type { InterviewCommands, InterviewState } from './types.ts'

/** The rule of the notice, with how often an interview may be moved and missed, and how many hold it. */
export const noticeRule = (state: CaseState, context: DecideContext) =>
  context.rules.resolve('interview.notice', { on: context.today, field: state.field }).rule

/** Refuses a day that follows too soon on its notice. */
export function noticeTooShort(state: CaseState, context: DecideContext, servedOn: LocalDate, scheduledOn: LocalDate) {
  const rule = noticeRule(state, context)
  const earliest = rule.term ? context.rules.addTerm(servedOn, rule.term).dueOn : servedOn
  return scheduledOn < earliest ? refuse('interview.noticeTooShort', { earliest, scheduledOn }, rule.id) : undefined
}

/**
 * Refuses a day too far ahead. No text sets one: the rule does, counted from the day of arranging, so that it leaves some,
 * or from the end of the days of a public notice where no other way has reached the entity.
 */
export function tooFarAhead(state: CaseState, context: DecideContext, scheduledOn: LocalDate) {
  const { rule } = context.rules.resolve('interview.day', { on: context.today, field: state.field })
  const byNotice = state.service?.notices?.interview?.failed !== undefined
  const from = byNotice
    ? context.rules.addTerm(context.today, ruleOfWay('public', state, context).rule.term!).dueOn
    : context.today
  const latest = context.rules.addTerm(from, rule.term!).dueOn
  return scheduledOn > latest ? refuse('interview.tooFarAhead', { latest, scheduledOn }, rule.id) : undefined
}

/** Refuses a record before the day. */
export function notBeforeDay(state: CaseState, context: DecideContext) {
  const on = state.interviews.at(-1)?.scheduledOn ?? ''
  return unless(on <= context.today, 'interview.notYet', { on })
}

/** Refuses a record by others than the notice names, without a reason: the entity was told who would hold it. */
export function notOfNotice({ officers: named }: InterviewState, record: InterviewCommands['interview.hold']) {
  const isAsNamed =
    named === undefined || (named.length === record.officers.length && named.every(isOf(record.officers)))
  return unless(isAsNamed || !!record.officersNote?.trim(), 'interview.otherOfficers', { named })
}

const isOf = (officers: readonly string[]) => (officer: string) => officers.includes(officer)

/** Refuses who came without authority: a natural person speaks for himself, an organisation by its legal representative. */
export function withoutAuthority(
  { entity }: CaseState,
  { interviewee, authorisation }: InterviewCommands['interview.hold'],
) {
  const own = entity.kind === 'naturalPerson' ? entity.name : entity.legalRepresentative
  const isOwn = own === undefined || own === interviewee
  return unless(isOwn || !!authorisation?.trim(), 'interview.noAuthorisation', { own })
}
