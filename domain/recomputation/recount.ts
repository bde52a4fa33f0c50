import type { CaseState } from '../case.ts'
import type { LocalDate } from '../dates.ts'
import type { Deadline } from '../deadline.ts'
import { dated } from '../deadline.ts'
import { periodStart } from '../publicity/period.ts'
import type { Rule, RuleBook, RuleQuery } from '../rulebook-types.ts'

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
 * new pack when that rule is chosen for the case today and is not harsher for the entity than the date it has
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
  const term = ownTerm(deadline, rules) ?? rule.term ?? deadline.term
  const startsOn = startOn(state, deadline, rules, today, pack)
  const { reportOn: _before, ...kept } = deadline
  const basis = { rules, today, field: state.field, tier: state.tier }
  const { id: ruleId, party, onPass } = rule
  const moved: Deadline = { ...kept, ruleId, pack, party, onPass, ...dated(basis, startsOn, term, rule) }
  return isHarsher(deadline, moved, rules) ? deadline : moved
}

const query = (state: CaseState, on: LocalDate): RuleQuery => ({ on, field: state.field, tier: state.tier })

// A term that differs from its rule's was set in the case.
function ownTerm({ pack, ruleId, term }: Deadline, rules: RuleBook): Rule['term'] {
  const usual = rules.rule(pack, ruleId)?.term
  return usual && (usual.count !== term.count || usual.unit !== term.unit) ? term : undefined
}

// The rule of the longest period says from which day both periods of publicity run.
function startOn(
  state: CaseState,
  { topic, startsOn }: Deadline,
  rules: RuleBook,
  today: LocalDate,
  pack: string,
): LocalDate {
  if (!state.publicity || (topic !== 'publicity.min' && topic !== 'publicity.max')) return startsOn
  const longest = rules.resolve('publicity.max', query(state, today))
  return longest.pack === pack ? periodStart(state, longest.rule, state.publicity.from) : startsOn
}

function isHarsher(before: Deadline, after: Deadline, rules: RuleBook): boolean {
  const milder = rules.milder(before.topic)
  return milder !== undefined && (milder === 'shorter' ? after.dueOn > before.dueOn : after.dueOn < before.dueOn)
}
