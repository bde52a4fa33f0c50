import type { CaseState, CommandType } from '../../domain/case.ts'
import { addDays } from '../../domain/calendar/days.ts'
import type { LocalDate } from '../../domain/dates.ts'
import { reportKey } from '../../domain/interview/escalation.ts'
import type { Tier } from '../../domain/law/rulebook-types.ts'
import { unserved } from '../../domain/service/unserved.ts'

/** What people may want to do in a case that is there. */
export type Wanted = Exclude<CommandType, 'listing.propose'>

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
  readonly when?: Readonly<Partial<Record<Wanted, (state: CaseState, today: LocalDate) => boolean>>>
  /** Whether it has come to its end; that stays so, however much time passes afterwards. */
  readonly ends: (state: CaseState) => boolean
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
const rectified = ({ rectification }: CaseState) => rectification?.status === 'accepted'
const reportOf = ({ deadlines, interviews }: CaseState) => deadlines[reportKey(interviews.length)]
/** Somebody has been interviewed and is to report; people that came too late for that go on without it. */
const reports = (state: CaseState) => reportOf(state) !== undefined || state.rectification?.referredOn !== undefined
// So long that a conductor which looks without end meanwhile has looked more often than any other.
const daysBeyond = 20
const beyondReport = (state: CaseState, today: LocalDate) => {
  const report = reportOf(state)
  return report === undefined || today > addDays(report.dueOn, daysBeyond)
}
const sentBack = (state: CaseState) => unserved(state, 'rectification.evidenceReturned') !== undefined

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
    name: 'evidence in check beyond the report',
    tier: 'serious',
    wants: [...silent, ...measures, ...talking, ...rectifying],
    when: { 'rectification.submitEvidence': reports, 'rectification.accept': beyondReport },
    ends: (state) => actedOn(state) && rectified(state),
  },
  {
    name: 'evidence sent back, told beyond the report',
    tier: 'serious',
    wants: [...silent, ...measures, ...talking, 'rectification.returnEvidence', 'service.serve', ...rectifying],
    when: {
      'rectification.submitEvidence': (state) => reports(state) && !sentBack(state),
      'rectification.returnEvidence': ({ rectification }) => rectification?.submissions === 1,
      'service.serve': beyondReport,
    },
    ends: (state) => actedOn(state) && rectified(state),
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
