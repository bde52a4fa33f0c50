import type { CaseState } from '../case.ts'
import type { LocalDate } from '../dates.ts'
import type { Deadline } from '../terms/deadline.ts'
import { dated } from '../terms/deadline.ts'
import { periodStarts } from '../publicity/period.ts'
import type { Rule, RuleBook, RuleQuery } from '../law/rulebook-types.ts'
import type { TermStart } from '../terms/term-starts.ts'
import { restarts } from '../law/topic-starts.ts'
import type { RestartableTopic } from '../law/topic-starts.ts'

/** The law and the day on which open deadlines are computed again. */
export interface RecountBasis {
  readonly rules: RuleBook
  readonly today: LocalDate
  /**
   * The pack (`ndrc-2026-36@1`) that was put in force for open cases. Absent after a new calendar: every deadline keeps
   * its rule and is only counted again.
   */
  readonly pack?: string
}

/**
 * An open deadline as the law has it now; the same object when nothing of it changes. A deadline takes a rule of the
 * new pack when that rule is chosen for the case today, counts from an event whose day the case knows, and is not harsher for the entity than the date it has
 * (从旧兼从轻, 行政处罚法 Art 37). A term that was set in the case itself stays.
 */
export function recounted(state: CaseState, deadline: Deadline, basis: RecountBasis): Deadline {
  const counted = basis.pack === undefined ? onItsRule(state, deadline, basis) : onNewRule(state, deadline, basis)
  const same = counted.dueOn === deadline.dueOn && counted.provisional === deadline.provisional
  return same && counted.pack === deadline.pack && counted.ruleId === deadline.ruleId ? deadline : counted
}

function onItsRule(state: CaseState, deadline: Deadline, { rules, today }: RecountBasis): Deadline {
  const { topic, pack, ruleId, startsOn, term, onPass } = deadline
  const params = (rules.rule(pack, ruleId) ?? rules.resolve(topic, query(state, today)).rule).params
  const rule = params === undefined ? { onPass } : { onPass, params }
  return { ...deadline, ...dated({ rules, today, field: state.field, tier: state.tier }, startsOn, term, rule) }
}

function onNewRule(state: CaseState, deadline: Deadline, { rules, today, pack }: RecountBasis): Deadline {
  const { rule, pack: chosen } = rules.resolve(deadline.topic, query(state, today))
  if (chosen !== pack) return deadline
  const started = startUnder(state, deadline, rules, rule)
  if (!started) return deadline
  const term = ownTerm(deadline, rules) ?? rule.term ?? deadline.term
  const { reportOn: _before, awaitsRectification: _until, ...kept } = deadline
  const basis = { rules, today, field: state.field, tier: state.tier }
  const { id: ruleId, party, onPass } = rule
  const { startsOn, countsFrom } = started
  const moved = { ...kept, ruleId, pack, party, onPass, countsFrom, ...dated(basis, startsOn, term, rule) }
  return isHarsher(deadline, moved, rules) ? deadline : moved
}

const query = (state: CaseState, on: LocalDate): RuleQuery => ({ on, field: state.field, tier: state.tier })

// A term that differs from its rule's was set in the case.
function ownTerm({ pack, ruleId, term }: Deadline, rules: RuleBook): Rule['term'] {
  const usual = rules.rule(pack, ruleId)?.term
  return usual && (usual.count !== term.count || usual.unit !== term.unit) ? term : undefined
}

// A running term has the day of the event that it counts from, and a published case those of all that publicity may
// count from. A rule that counts from another event has no day here.
function startUnder(state: CaseState, { topic, ...deadline }: Deadline, rules: RuleBook, rule: Rule) {
  const { startsOn, pack, ruleId } = deadline
  const countsFrom = deadline.countsFrom ?? rules.rule(pack, ruleId)?.countsFrom ?? rule.countsFrom
  const again = topic in restarts && countsFrom === restarts[topic as RestartableTopic]
  if (again || countsFrom === rule.countsFrom) return { startsOn, countsFrom }
  if (!state.publicity || (topic !== 'publicity.min' && topic !== 'publicity.max')) return undefined
  const days: Partial<Record<TermStart, LocalDate | undefined>> = periodStarts(state, state.publicity.from)
  const day = days[rule.countsFrom]
  return day === undefined ? undefined : { startsOn: day, countsFrom: rule.countsFrom }
}

/** Whether a date is worse for the entity than the one before, by what the law calls the milder of a topic. */
export function isHarsher(before: Deadline, after: Deadline, rules: RuleBook): boolean {
  const milder = rules.milder(before.topic)
  return milder !== undefined && (milder === 'shorter' ? after.dueOn > before.dueOn : after.dueOn < before.dueOn)
}
