import type { EventType } from '../domain/case.ts'
import { citation } from '../domain/citation.ts'
import type { RuleBook, Topic } from '../domain/rulebook-types.ts'
import type { LocalDate } from '../domain/dates.ts'
import type { Step } from './rows.ts'

/** The topic of the rule that each kind of event rests on; those that are not here rest on the basis of the case alone. */
const topicOf: Readonly<Partial<Record<EventType, Topic>>> = {
  'listing.reviewed': 'listing.review',
  'listing.returned': 'listing.review',
  'listing.noticeServed': 'listing.serveNotice',
  'listing.defended': 'listing.defence',
  'listing.defenceWaived': 'listing.defence',
  'listing.defenceClosed': 'listing.defence',
  'listing.hearingAsked': 'listing.hearing',
  'listing.hearingNotified': 'listing.hearingNotice',
  'listing.hearingHeld': 'listing.hearing',
  'listing.groundsAnswered': 'listing.determine',
  'listing.determined': 'listing.determine',
  'listing.notListed': 'listing.determine',
  'listing.listed': 'listing.serveDecision',
  'publicity.published': 'publicity.publish',
  'publicity.corrected': 'objection.verify',
  'publicity.restored': 'repair.fraudBar',
  'measure.acknowledged': 'measure.acknowledge',
  'measure.carriedOut': 'measure.carryOut',
  'measure.fedBack': 'measure.feedBack',
  'measure.liftOrdered': 'measure.lift',
  'measure.lifted': 'measure.lift',
  'rectification.ordered': 'rectification.term',
  'rectification.overdue': 'rectification.term',
  'rectification.extended': 'rectification.term',
  'rectification.accepted': 'rectification.check',
  'rectification.evidenceReturned': 'rectification.check',
  'rectification.referred': 'interview.report',
  'interview.opened': 'interview.arrange',
  'interview.arranged': 'interview.arrange',
  'interview.notified': 'interview.notice',
  'interview.held': 'interview.record',
  'interview.noShow': 'interview.record',
  'objection.marked': 'objection.mark',
  'objection.verified': 'objection.verify',
  'objection.upheld': 'objection.verify',
  'objection.rejected': 'objection.verify',
  'repair.accepted': 'repair.accept',
  'repair.gapsNamed': 'repair.accept',
  'repair.supplemented': 'repair.supplement',
  'repair.lapsed': 'repair.supplement',
  'repair.verified': 'repair.decide',
  'repair.granted': 'repair.decide',
  'repair.refused': 'repair.decide',
  'repair.revoked': 'repair.fraudBar',
  'annulment.recorded': 'annulment.confirm',
  'annulment.confirmed': 'annulment.withdraw',
  'deadline.reported': 'chase.report',
}

/**
 * The legal basis of an act whose author has named none: the rule that governs its kind on that day, where a law gives
 * one, and the basis of the case itself.
 */
export function legalBasisOf({ event, after }: Step, rules: RuleBook, on: LocalDate): string {
  const own = after.listing.proposal.legalBasis
  const topic = topicOf[event.type]
  if (!topic) return own
  const { rule } = rules.resolve(topic, { on, field: after.field, tier: after.tier })
  return rule.verified === 'proposal' ? own : `${citation(rule).zh}；${own}`
}

const wordsOfReasons = ['reasons', 'reason', 'findings', 'comments', 'statement', 'grounds'] as const

/** The reason of an act whose author has given none beside it: the one in the act itself, or that procedure asks for it. */
export function statedReason({ event, actor }: Step): string {
  if (actor.role === 'system') return '依规则到期自动办理'
  const data = event.data as Readonly<Record<string, unknown>>
  const given = wordsOfReasons
    .map((name) => data[name])
    .find((words) => typeof words === 'string' && words.trim() !== '')
  return typeof given === 'string' ? given : '依法定程序办理'
}
