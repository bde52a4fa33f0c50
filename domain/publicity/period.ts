import type { CaseState, Events } from '../case.ts'
import type { DecideContext } from '../command.ts'
import { addDays } from '../calendar/days.ts'
import type { Bilingual } from '../calendar/types.ts'
import type { LocalDate } from '../dates.ts'
import type { Deadline } from '../terms/deadline.ts'
import type { RuleBook } from '../law/rulebook-types.ts'
import { endings } from '../undoing/ending.ts'
import { nth, open } from '../guards.ts'
import type { Starts } from '../law/topic-starts.ts'

/** The law and the day of publication. */
type Publication = Pick<DecideContext, 'rules' | 'today'>

interface Period {
  readonly min: Deadline
  readonly max: Deadline
}

// Which of two laws is the milder: that under which publicity ends by itself the earlier, and of two alike that under
// which repair may be applied for the earlier. A choice of the operator's: docs/open-questions.md.
const decisive = ['max', 'min'] as const

/**
 * The period of publicity by tier: when repair may be applied for and when publicity ends by itself. Where no text
 * settles the transition from the law of the determination to that of publication, the whole law whose dates are the
 * milder for the entity applies; never the shortest period of one and the longest of the other.
 */
export function publicityPeriod(
  state: CaseState,
  publication: Publication,
): { data: Events['publicity.published']; opens: Deadline[] } {
  const { min, max } = milderPeriod(state, publication)
  const rule = publication.rules.rule(max.pack, max.ruleId)
  return {
    data: {
      from: publication.today,
      repairFrom: repairDay(min),
      until: max.dueOn,
      onPublicRegister: rule?.params?.['onPublicRegister'] !== false,
    },
    opens: [min, max],
  }
}

function milderPeriod(state: CaseState, publication: Publication): Period {
  const now = periodUnder(state, publication, publication.today)
  const decidedOn = lawOfDecision(state)
  if (decidedOn === undefined || !transitionWords(state, publication.rules, publication.today)) return now
  const before = periodUnder(state, publication, decidedOn)
  const differing = decisive.find((which) => before[which].dueOn !== now[which].dueOn)
  return differing !== undefined && before[differing].dueOn < now[differing].dueOn ? before : now
}

function periodUnder(state: CaseState, publication: Publication, lawOf: LocalDate): Period {
  const round = endings(state) + 1
  const { today } = publication
  const begun = <T extends 'publicity.min' | 'publicity.max'>(topic: T) =>
    round > 1
      ? open<T>(state, publication, { key: nth(topic, round), topic, lawOf, again: today })
      : open<T>(state, publication, {
          key: nth(topic, round),
          topic,
          lawOf,
          from: periodStarts(state, today) as Starts<T>,
        })
  return { min: begun('publicity.min'), max: begun('publicity.max') }
}

/** The legal days of the events from which rules count a first period of publicity, were it published on that day. */
export function periodStarts({ listing }: CaseState, publishedOn: LocalDate): Starts<'publicity.max'> {
  return {
    penaltyDecided: listing.proposal.underlyingDecision.decidedOn,
    decided: listing.determinedOn ?? publishedOn,
    listed: listing.listedOn ?? publishedOn,
    published: publishedOn,
  }
}

/**
 * The day whose law may be the milder one: of a determination that was made anew since the first had fallen, that of the
 * first, so that a fault of the agency costs the entity nothing.
 */
export const lawOfDecision = ({ listing }: CaseState): LocalDate | undefined =>
  listing.determinedFirstOn ?? listing.determinedOn

/** Why the law of the determination may go before that of publication; undefined where a text settles it. */
export function transitionWords(state: CaseState, rules: RuleBook, publishedOn: LocalDate): Bilingual | undefined {
  const decidedOn = lawOfDecision(state)
  if (decidedOn === undefined) return undefined
  const query = { on: publishedOn, field: state.field, tier: state.tier }
  return (
    rules.unclearTransition('publicity.max', decidedOn, query) ??
    rules.unclearTransition('publicity.min', decidedOn, query)
  )
}

/** The first day on which repair may be applied for: the shortest period has fully passed. */
export function repairDay({ term, startsOn, dueOn }: Deadline): LocalDate {
  return term.count === 0 ? startsOn : addDays(dueOn, 1)
}
