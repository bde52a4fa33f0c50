import { citation } from '../domain/law/citation.ts'
import { eventFacts } from '../domain/event-facts.ts'
import type { EventType } from '../domain/case.ts'
import type { RuleBook } from '../domain/law/rulebook-types.ts'
import type { LocalDate } from '../domain/dates.ts'
import type { Step } from './act.ts'

/**
 * The legal basis of an act whose author has named none: the rule that governs its kind on that day, where a law gives
 * one, and the basis of the case itself; undefined for what no law governs.
 */
export function legalBasisOf({ event, after }: Step, rules: RuleBook, on: LocalDate): string | undefined {
  const own = after.listing.proposal.legalBasis
  const topic = eventFacts[event.type].basis
  if (topic === 'none') return undefined
  if (topic === 'case') return own
  const { rule } = rules.resolve(topic, { on, field: after.field, tier: after.tier })
  return rule.verified === 'proposal' ? own : `${citation(rule).zh}；${own}`
}

const wordsOfReasons = ['reasons', 'reason', 'findings', 'comments', 'statement', 'grounds'] as const

/** What the system does since a date has come; all else it does at once, because of what somebody has done before. */
const dueByDate: ReadonlySet<EventType> = new Set<EventType>([
  'listing.defenceClosed',
  'publicity.published',
  'publicity.ended',
  'repair.lapsed',
  'rectification.overdue',
  'rectification.referred',
  'interview.opened',
  'deadline.reminded',
  'deadline.reported',
])

/** The reason of an act whose author has given none beside it: the one in the act itself, or that procedure asks for it. */
export function statedReason({ event, actor }: Step): string {
  if (actor.role === 'system') return dueByDate.has(event.type) ? '依规则到期自动办理' : '前一步办结后依程序自动办理'
  const data = event.data as Readonly<Record<string, unknown>>
  const given = wordsOfReasons
    .map((name) => data[name])
    .find((words) => typeof words === 'string' && words.trim() !== '')
  return typeof given === 'string' ? given : '依法定程序办理'
}
