import { addDays } from '../domain/calendar/days.ts'
import { fieldsOf, rulesByTopic } from '../domain/law/rule-choice.ts'
import { createRuleBook } from '../domain/law/rulebook.ts'
import type { RuleQuery, RulePack } from '../domain/law/rulebook-types.ts'
import { sureStarts } from '../domain/law/topic-starts.ts'
import type { Topic } from '../domain/topics.ts'
import { fields } from './catalogue.ts'
import { calendar, precedence } from './index.ts'

/**
 * The first question that a pack leaves open beside the others: two rules of which neither goes before the other, or no
 * rule any more. Undefined when all that it touches has one answer, on every day from its first one on.
 */
export function openQuestion(packs: readonly RulePack[], added: RulePack): string | undefined {
  const book = createRuleBook({ packs: [...packs, added], precedence, calendar })
  const before = packs.filter(({ id }) => id === added.id)
  const topics = new Set([...before, added].flatMap(({ rules }) => rules.map(({ topic }) => topic)))
  for (const topic of topics) {
    for (const query of queries(packs, added, topic)) {
      try {
        book.resolve(topic, query)
      } catch (error) {
        return (error as Error).message
      }
    }
  }
  return undefined
}

// Answers can change only on the days on which a pack with the topic begins or has ended, and for a field only where a
// rule names it; every other field is answered as any.
function queries(packs: readonly RulePack[], added: RulePack, topic: Topic): RuleQuery[] {
  const found = rulesByTopic([...packs, added]).get(topic) ?? []
  const { from } = added
  const edges = [...new Set(found.map(({ pack }) => pack))]
    .filter((pack) => pack !== added)
    .flatMap((pack) => [pack.from, ...(pack.until === undefined ? [] : [addDays(pack.until, 1)])])
  const days = new Set([from, ...edges.filter((day) => day > from)])
  const named = new Set(found.flatMap(({ pack, rule }) => fieldsOf(pack, rule) ?? []))
  // Periods of publicity are asked for graded cases only.
  const tiers = (['minor', 'general', 'serious'] as const).map((tier) => ({ tier }))
  // A rule that counts from what not every case has leaves the others to another rule.
  const starts = sureStarts(topic)
  const grades = topic.startsWith('publicity.m') ? tiers : [{}, { starts }, ...tiers]
  const asked = ['any', ...fields.map(({ code }) => code).filter((code) => named.has(code))]
  return [...days].flatMap((on) => asked.flatMap((field) => grades.map((grade) => ({ on, field, ...grade }))))
}
