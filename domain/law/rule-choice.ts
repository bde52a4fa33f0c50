import type { LocalDate } from '../dates.ts'
import type { ResolvedRule, Rule, RulePack, RuleQuery } from './rulebook-types.ts'
import type { Topic } from '../topics.ts'

type Words = { readonly zh: string; readonly en: string }

/** A ground on which one rule goes before another; `reason` is its sentence in the explanation. */
interface Criterion {
  readonly by: 'lawOverOperator' | 'nationalOverCity' | 'sectorOverGeneral' | 'laterOverEarlier' | 'milderForEntity'
  /** Absent where the choice needs no words: that a law goes before one's own setting. */
  readonly reason?: Words
}

/** Which rule applies where several would, as data: criteria in order, and what the milder answer is to a topic. */
export interface Precedence {
  readonly criteria: readonly Criterion[]
  readonly milder: Readonly<Partial<Record<Topic, 'shorter' | 'longer'>>>
  /** Packs between which no text settles the transition; the law milder for the entity then applies to older decisions. */
  readonly unclearTransitions: readonly {
    readonly from: string
    readonly to: string
    readonly topics: readonly Topic[]
    readonly reason: Words
  }[]
}

interface Candidate {
  readonly pack: RulePack
  readonly rule: Rule
}

/** The rules of some packs by the topic that they answer, so that a question looks at its own only. */
export type RulesByTopic = ReadonlyMap<Topic, readonly Candidate[]>

/** Sorts the rules of packs by topic; in a topic they keep the order of the packs. */
export function rulesByTopic(packs: readonly RulePack[]): RulesByTopic {
  const byTopic = new Map<Topic, Candidate[]>()
  for (const pack of packs) {
    for (const rule of pack.rules) {
      const others = byTopic.get(rule.topic)
      if (others) others.push({ pack, rule })
      else byTopic.set(rule.topic, [{ pack, rule }])
    }
  }
  return byTopic
}

/**
 * The rule that answers a topic, with the reason; undefined when no pack does.
 * Throws when two rules tie: a fault of the data.
 */
export function choose(
  rules: RulesByTopic,
  precedence: Precedence,
  topic: Topic,
  query: RuleQuery,
): ResolvedRule | undefined {
  const chosen = best(candidates(rules, topic, query), precedence, topic)
  return chosen && resolved(chosen.winner, chosen.reasons)
}

/** Why the law of the day of a decision may go before today's; see `RuleBook`. */
export function unclearTransition(
  rules: RulesByTopic,
  precedence: Precedence,
  topic: Topic,
  decidedOn: LocalDate,
  query: RuleQuery,
): Words | undefined {
  if (decidedOn >= query.on) return undefined
  const packOn = (on: LocalDate) => best(candidates(rules, topic, { ...query, on }), precedence, topic)?.winner.pack.id
  const [before, now] = [packOn(decidedOn), packOn(query.on)]
  const found = precedence.unclearTransitions.find(
    ({ from, to, topics }) => from === before && to === now && topics.includes(topic),
  )
  return found?.reason
}

function candidates(rules: RulesByTopic, topic: Topic, { on, field, tier, starts }: RuleQuery): Candidate[] {
  return (rules.get(topic) ?? []).filter(
    ({ pack, rule }) =>
      pack.from <= on &&
      (pack.until === undefined || on <= pack.until) &&
      (starts === undefined || starts.includes(rule.countsFrom)) &&
      (rule.tiers === undefined || (tier !== undefined && rule.tiers.includes(tier))) &&
      (fieldsOf(pack, rule)?.includes(field) ?? true),
  )
}

/** The fields of supervision that a rule is special for; undefined when it answers for every field. */
export const fieldsOf = (pack: RulePack, rule: Rule): readonly string[] | undefined => rule.fields ?? pack.fields

function best(all: readonly Candidate[], precedence: Precedence, topic: Topic) {
  let left = all
  const reasons: Words[] = []
  for (const { by, reason } of precedence.criteria) {
    const first = left.reduce<Candidate | undefined>(
      (leader, next) => (leader && compare[by](leader, next, precedence, topic) >= 0 ? leader : next),
      undefined,
    )
    if (!first) return undefined
    const isKept = (other: Candidate) => compare[by](first, other, precedence, topic) === 0
    const lost = left.filter((other) => !isKept(other))
    if (reason && lost.length > 0) reasons.push(passedOver(reason, lost))
    left = left.filter(isKept)
  }
  const [winner, tied] = left
  if (tied) throw new Error(`Rules ${winner!.rule.id} and ${tied.rule.id} tie for ${topic}`)
  return winner && { winner, reasons }
}

type Compare = (a: Candidate, b: Candidate, precedence: Precedence, topic: Topic) => number

// Positive when the first goes before the second.
const compare: Readonly<Record<Criterion['by'], Compare>> = {
  lawOverOperator: (a, b) => Number(b.pack.rank === 'operator') - Number(a.pack.rank === 'operator'),
  nationalOverCity: (a, b) => Number(a.pack.rank === 'national') - Number(b.pack.rank === 'national'),
  sectorOverGeneral: (a, b) => Number(special(a)) - Number(special(b)),
  laterOverEarlier: (a, b) => Number(a.pack.from > b.pack.from) - Number(a.pack.from < b.pack.from),
  milderForEntity: (a, b, precedence, topic) => milder(precedence, topic, a, b),
}

const special = ({ pack, rule }: Candidate) => fieldsOf(pack, rule) !== undefined

function milder(precedence: Precedence, topic: Topic, a: Candidate, b: Candidate): number {
  const direction = precedence.milder[topic]
  if (direction === undefined) return 0
  return (direction === 'shorter' ? 1 : -1) * (length(b.rule) - length(a.rule))
}

// Only for comparing terms with one another; dates are counted on the calendar.
const roughDays = { workingDays: 1.4, days: 1, months: 30.4, years: 365 } as const

const length = ({ term }: Rule) => (term ? term.count * roughDays[term.unit] : 0)

function passedOver(reason: Words, others: readonly Candidate[]): Words {
  const packs = [...new Set(others.map(({ pack }) => pack))]
  return {
    zh: `${reason.zh}（未适用：${packs.map(({ title }) => title.zh).join('、')}）`,
    en: `${reason.en} (not applied: ${packs.map(({ title }) => title.en).join('; ')})`,
  }
}

function resolved({ pack, rule }: Candidate, reasons: readonly Words[]): ResolvedRule {
  const zh = [
    pack.rank === 'operator' ? '法律未规定此事项的期限，适用本单位设定' : `适用${pack.title.zh}，自${pack.from}起施行`,
  ]
  const en = [
    pack.rank === 'operator'
      ? "No law sets this; the operator's own setting applies"
      : `${pack.title.en} applies, in force from ${pack.from}`,
  ]
  return {
    rule,
    pack: `${pack.id}@${pack.version}`,
    why: {
      zh: `${[...zh, ...reasons.map((reason) => reason.zh)].join('；')}。`,
      en: `${[...en, ...reasons.map((reason) => reason.en)].join('; ')}.`,
    },
  }
}
