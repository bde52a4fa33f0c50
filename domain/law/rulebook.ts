import { createCalendar, yearsOfVersion } from '../calendar/calendar.ts'
import { addTerm, subtractWorkingDays } from '../calendar/terms.ts'
import type { Calendar } from '../calendar/types.ts'
import { choose, rulesByTopic, unclearTransition } from './rule-choice.ts'
import type { Precedence } from './rule-choice.ts'
import type { ResolvedRule, Rule, RuleBook, RulePack } from './rulebook-types.ts'

/** What a rule book is made of; another set gives another law, for example for a what-if. */
export interface RuleBookParts {
  readonly packs: readonly RulePack[]
  readonly precedence: Precedence
  readonly calendar: Calendar
}

/**
 * The rule book of these packs on this calendar. Of a pack in several versions only the latest decides; the others stay
 * published to explain what was decided under them. Choices are remembered per topic and query.
 */
export function createRuleBook({ packs, precedence, calendar }: RuleBookParts): RuleBook {
  const current = rulesByTopic(latestVersions(packs))
  const remembered = new Map<string, ResolvedRule>()
  const calendars = new Map<string, Calendar | undefined>([[calendar.version, calendar]])
  const rules = rulesByName(packs)
  return {
    calendarVersion: calendar.version,
    packs,
    calendar,
    calendarNamed(version) {
      if (!calendars.has(version)) {
        const years = yearsOfVersion(calendar.years, version)
        calendars.set(version, years && createCalendar(years))
      }
      return calendars.get(version)
    },
    rule: (pack, id) => rules.get(`${pack} ${id}`),
    milder: (topic) => precedence.milder[topic],
    resolve(topic, query) {
      const key = `${topic} ${query.on} ${query.tier ?? ''} ${query.starts?.join() ?? ''} ${query.field}`
      const known = remembered.get(key)
      if (known) return known
      const chosen = choose(current, precedence, topic, query)
      if (!chosen) throw new Error(`No rule pack answers ${topic} on ${query.on} for ${query.field}`)
      // A sweep over years of history must not fill the memory.
      if (remembered.size >= 50_000) remembered.clear()
      remembered.set(key, chosen)
      return chosen
    },
    unclearTransition: (topic, decidedOn, query) => unclearTransition(current, precedence, topic, decidedOn, query),
    addTerm: (start, term, options) => addTerm(calendar, start, term, options),
    subtractWorkingDays: (date, count) => subtractWorkingDays(calendar, date, count),
    isWorkingDay: (date) => calendar.isWorkingDay(date),
  }
}

function rulesByName(packs: readonly RulePack[]): ReadonlyMap<string, Rule> {
  const named = packs.flatMap(({ id, version, rules }) =>
    rules.map((rule): [string, Rule] => [`${id}@${version} ${rule.id}`, rule]),
  )
  return new Map(named)
}

function latestVersions(packs: readonly RulePack[]): RulePack[] {
  return packs.filter(({ id, version }) => !packs.some((other) => other.id === id && other.version > version))
}
