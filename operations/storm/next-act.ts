import type { Actor } from '../../domain/actor.ts'
import type { CaseState, Command } from '../../domain/case.ts'
import { addDays } from '../../domain/calendar/days.ts'
import type { LocalDate } from '../../domain/dates.ts'
import { decide } from '../../domain/decide.ts'
import { isRefusal } from '../../domain/refusal.ts'
import { catalogue } from '../../rules/catalogue.ts'
import { ruleBook } from '../../rules/index.ts'
import { payloads } from '../../fictitious/payloads.ts'
import { leadsNowhere } from '../../fictitious/random-lives.ts'
import type { Life, Wanted } from './lives.ts'

/** An act that somebody can do now. */
export interface Act {
  readonly actor: Actor
  readonly command: Command
}

const evidence = [{ title: '证明材料（虚构）' }]
// Far enough ahead that the notice can still be given after an outage, and within the twenty working days of the rule.
const interviewInDays = 24
// Grounds and answers may be given again and again, so the law alone would never let anybody go on.
const allAnswered = ({ listing: { grounds, answers } }: CaseState) => answers.length >= grounds.length

/** The most urgent act of a life that the law lets one of the people do today; undefined when all have to wait. */
export function nextAct(life: Life, state: CaseState, people: readonly Actor[], today: LocalDate): Act | undefined {
  for (const type of life.wants) {
    if (type === 'listing.answerGrounds' && allAnswered(state)) continue
    if (type === 'listing.defend' && state.listing.grounds.length > 0) continue
    if (life.when?.[type]?.(state, today) === false) continue
    if (leadsNowhere(type, state)) continue
    const command = { type, payload: payloadOf(life, type, state, today) } as Command
    for (const actor of people) {
      const decided = decide(state, command, { today, actor, rules: ruleBook, catalogue })
      if (!isRefusal(decided) && decided.length > 0) return { actor, command }
    }
  }
  return undefined
}

function payloadOf(life: Life, type: Wanted, state: CaseState, today: LocalDate): unknown {
  if (type === 'rectification.submitEvidence') {
    const requirements = state.rectification?.requirements ?? []
    return { items: requirements.map(({ id: requirement }) => ({ requirement, statement: '已整改', evidence })) }
  }
  // What is corrected is the name, which no day of the case counts from.
  const isFirst = type === 'correction.propose' || life.otherWay?.includes(type)
  const usual = payloads[type](state, today, isFirst ? () => 0 : (n) => n - 1)
  return type === 'interview.arrange' ? { ...usual, scheduledOn: addDays(today, interviewInDays) } : usual
}
