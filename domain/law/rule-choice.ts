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

/**
 * The rule that answers a topic, with the reason; undefined when no pack does.
 * Throws when two rules tie: a fault of the data.
 */
export function choose(
  packs: readonly RulePack[],
  precedence: Precedence,
  topic: Topic,
  query: RuleQuery,
): ResolvedRule | undefined {
  const chosen = best(candidates(packs, topic, query), precedence, topic)
  return chosen && resolved(chosen.winner, chosen.reasons)
}

/** Why the law of the day of a decision may go before today's; see `RuleBook`. */
export function unclearTransition(
  packs: readonly RulePack[],
  precedence: Precedence,
  topic: Topic,
  decidedOn: LocalDate,
  query: RuleQuery,
): Words | undefined {
  if (decidedOn >= query.on) return undefined
  const packOn = (on: LocalDate) => best(candidates(packs, topic, { ...query, on }), precedence, topic)?.winner.pack.id
  const [before, now] = [packOn(decidedOn), packOn(query.on)]
  const found = precedence.unclearTransitions.find(
    ({ from, to, topics }) => from === before && to === now && topics.includes(topic),
  )
  return found?.reason
}

function candidates(packs: readonly RulePack[], topic: Topic, { on, field, tier, starts }: RuleQuery): Candidate[] {
  return packs
    .filter((pack) => pack.from <= on && (pack.until === undefined || on <= pack.until))
    .flatMap((pack) => pack.rules.map((rule) => ({ pack, rule })))
    .filter(
      ({ pack, rule }) =>
        rule.topic === topic &&
        (starts === undefined || starts.includes(rule.countsFrom)) &&
        (rule.tiers === undefined || (tier !== undefined && rule.tiers.includes(tier))) &&
        ((rule.fields ?? pack.fields)?.includes(field) ?? true),
    )
}

function best(all: readonly Candidate[], precedence: Precedence, topic: Topic) {
  let left = all
  const reasons: Words[] = []
  for (const { by, reason } of precedence.criteria) {
    const first = left.reduce<Candidate | undefined>(
      (leader, next) => (leader && compare[by](leader, next, precedence, topic) >= 0 ? leader : next),
      undefined,
    )
    if (!first) return undefined
    const kept = left.filter((other) => compare[by](first, other, precedence, topic) === 0)
    const lost = left.filter((other) => !kept.includes(other))
    if (reason && lost.length > 0) reasons.push(passedOver(reason, lost))
    left = kept
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

const special = ({ pack, rule }: Candidate) => (rule.fields ?? pack.fields) !== undefined

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
