import type { Actor } from '../../domain/actor.ts'
import type { CaseState, Command, CommandType } from '../../domain/case.ts'
import { addDays } from '../../domain/calendar/days.ts'
import type { LocalDate } from '../../domain/dates.ts'
import { decide } from '../../domain/decide.ts'
import { isRefusal } from '../../domain/refusal.ts'
import type { Tier } from '../../domain/law/rulebook-types.ts'
import { catalogue } from '../../rules/catalogue.ts'
import { ruleBook } from '../../rules/index.ts'
import { payloads } from '../../fictitious/payloads.ts'
import { leadsNowhere } from '../../fictitious/random-lives.ts'

type Wanted = Exclude<CommandType, 'listing.propose'>

/**
 * A life that people let a case live: what they want to do, the most urgent first. They act on what they see, whenever
 * that is, so a life comes to the same end however long some part was away.
 */
export interface Life {
  readonly name: string
  readonly tier: Tier
  readonly wants: readonly Wanted[]
  /** Acts for which payloads take the other way: not listed, removed. */
  readonly otherWay?: readonly Wanted[]
  /** What must hold before anybody wants an act. */
  readonly when?: Readonly<Partial<Record<Wanted, (state: CaseState) => boolean>>>
  /** Whether it has come to its end; that stays so, however much time passes afterwards. */
  readonly ends: (state: CaseState) => boolean
}

/** An act that somebody can do now. */
export interface Act {
  readonly actor: Actor
  readonly command: Command
}

const listing = ['listing.review', 'listing.serveNotice'] as const
const decision = ['listing.answerGrounds', 'listing.determine', 'listing.serveDecision'] as const
const measures = ['measure.acknowledge', 'measure.carryOut', 'measure.feedBack', 'measure.confirmLift'] as const
const rectifying = ['rectification.commit', 'rectification.submitEvidence', 'rectification.accept'] as const
const repairing = ['repair.apply', 'repair.accept', 'repair.verify', 'repair.grant'] as const
const talking = [
  'interview.notify',
  'interview.hold',
  'interview.approve',
  'interview.arrange',
  'interview.recordNoShow',
] as const
const waives = [...listing, 'listing.waiveDefence', 'listing.waiveHearing', ...decision] as const
const defends = [...listing, 'listing.defend', ...decision] as const
const silent = [...listing, ...decision] as const

const closedAs = (outcome: string) => (state: CaseState) => state.closedOn !== undefined && state.outcome === outcome
const actedOn = ({ publicity, measures }: CaseState) =>
  publicity !== undefined && Object.values(measures).every(({ status }) => isCarriedOut.has(status))
const isCarriedOut: ReadonlySet<string> = new Set(['fedBack', 'liftOrdered', 'lifted'])
const firstTime = ({ repairs }: CaseState) => repairs.length === 0
const neverObjected = ({ objections }: CaseState) => objections.length === 0
// Grounds and answers may be given again and again, so the law alone would never let anybody go on.
const allAnswered = ({ listing: { grounds, answers } }: CaseState) => answers.length >= grounds.length
const rectified = ({ rectification }: CaseState) => rectification?.status === 'accepted'

/** Every life; each ends as its name says. */
export const lives: readonly Life[] = [
  {
    name: 'complies',
    tier: 'serious',
    wants: [...waives, ...measures, ...rectifying, ...talking],
    ends: (state) => actedOn(state) && rectified(state),
  },
  {
    name: 'never answers, referred',
    tier: 'serious',
    wants: [...silent, ...measures, ...talking],
    ends: ({ rectification, interviews }) => rectification?.referredOn !== undefined && interviews.length === 2,
  },
  {
    name: 'repaired',
    tier: 'general',
    wants: [...waives, ...measures, ...rectifying, ...repairing, ...talking],
    ends: closedAs('repaired'),
  },
  {
    name: 'not listed',
    tier: 'general',
    wants: [...defends],
    otherWay: ['listing.determine'],
    ends: closedAs('notListed'),
  },
  {
    name: 'annulled',
    tier: 'serious',
    wants: [...defends, ...measures, 'annulment.confirm', 'annulment.record'],
    when: { 'annulment.record': actedOn },
    ends: closedAs('annulled'),
  },
  {
    name: 'removed after an objection',
    tier: 'general',
    wants: [...silent, 'objection.file', 'objection.verify', 'objection.uphold', 'service.serve', ...measures],
    when: { 'objection.file': neverObjected },
    otherWay: ['objection.uphold'],
    ends: closedAs('removed'),
  },
  {
    name: 'corrected after an objection',
    tier: 'serious',
    wants: [
      ...waives,
      ...rectifying,
      'objection.file',
      'objection.verify',
      'objection.uphold',
      'service.serve',
      'correction.propose',
      ...measures,
      ...talking,
    ],
    // Proposed for the objection, and confirmed by the decision on it.
    when: {
      'objection.file': neverObjected,
      'correction.propose': ({ objections }) => objections.at(-1)?.status === 'verified',
      'objection.uphold': ({ correction }) => correction !== undefined,
    },
    ends: (state) => actedOn(state) && state.objections.at(-1)?.status === 'upheld',
  },
  {
    name: 'expires',
    tier: 'minor',
    wants: [...silent, ...measures, ...rectifying, ...talking],
    ends: closedAs('expired'),
  },
  {
    name: 'repair revoked',
    tier: 'general',
    wants: [
      ...waives,
      ...rectifying,
      ...repairing,
      ...measures,
      'service.serve',
      'repair.revoke',
      'repair.proposeRevocation',
      ...talking,
    ],
    when: { 'repair.apply': firstTime, 'repair.proposeRevocation': ({ closedOn }) => closedOn !== undefined },
    ends: ({ repairs }) => repairs.at(-1)?.status === 'revoked',
  },
  {
    name: 'withdrawn',
    tier: 'serious',
    wants: ['listing.review', 'listing.withdraw'],
    when: { 'listing.withdraw': ({ listing: { status } }) => status === 'reviewed' },
    ends: closedAs('withdrawn'),
  },
]

const evidence = [{ title: '证明材料（虚构）' }]
// Far enough ahead that the notice can still be given after an outage, and within the twenty working days of the rule.
const interviewInDays = 24

/** The most urgent act of a life that the law lets one of the people do today; undefined when all have to wait. */
export function nextAct(life: Life, state: CaseState, people: readonly Actor[], today: LocalDate): Act | undefined {
  for (const type of life.wants) {
    if (type === 'listing.answerGrounds' && allAnswered(state)) continue
    if (type === 'listing.defend' && state.listing.grounds.length > 0) continue
    if (life.when?.[type]?.(state) === false) continue
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
