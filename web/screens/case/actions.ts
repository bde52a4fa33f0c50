import type { Role } from '../../../domain/actor.ts'
import type { CaseState } from '../../../domain/case.ts'
import { isHumanCommand } from '../../commands/index.ts'
import type { LocalDate } from '../../../domain/dates.ts'
import type { HumanCommand } from '../../../domain/decide.ts'
import { rolesOf } from '../../../domain/decide.ts'
import { listingHeldBy } from '../../../domain/listing/determination.ts'
import { unansweredGrounds } from '../../../domain/listing/grounds.ts'
import type { Topic } from '../../../domain/topics.ts'
import { topics } from '../../../domain/topics.ts'
import type { PageContext } from '../../kit/one-case.ts'
import { lawfulNow } from '../../kit/one-case.ts'

/** The acts by which what is due is done, by the topic of the deadline; of several the first that is lawful counts. */
const actsFor: Readonly<Record<Topic, readonly HumanCommand[]>> = {
  'listing.review': ['listing.review'],
  'listing.serveNotice': ['listing.serveNotice'],
  'listing.defence': ['listing.defend'],
  'listing.hearingRequest': [],
  'listing.hearingNotice': [],
  'listing.hearing': ['listing.holdHearing', 'listing.notifyHearing'],
  'listing.determine': ['listing.answerGrounds', 'listing.determine'],
  'listing.serveDecision': ['listing.serveDecision'],
  'service.direct': [],
  'service.left': [],
  'service.post': [],
  'service.electronic': [],
  'service.public': ['listing.serveNotice', 'listing.serveDecision', 'service.serve'],
  'service.act': ['service.serve'],
  'listing.revocation': ['listing.revoke'],
  'publicity.preview': [],
  'publicity.publish': ['publicity.publish'],
  'publicity.min': [],
  'publicity.max': [],
  'measure.acknowledge': ['measure.acknowledge'],
  // What was done in part is reported again.
  'measure.carryOut': ['measure.carryOut', 'measure.feedBack'],
  'measure.feedBack': ['measure.feedBack'],
  'measure.lift': ['measure.confirmLift'],
  'rectification.term': ['rectification.commit', 'rectification.submitEvidence'],
  'rectification.extension': ['rectification.approveExtension'],
  'rectification.check': ['rectification.accept'],
  'rectification.cure': ['rectification.submitEvidence'],
  'rectification.reopening': ['rectification.reopen'],
  'rectification.again': ['rectification.commit', 'rectification.submitEvidence'],
  'interview.arrange': ['interview.notify', 'interview.approve', 'interview.arrange'],
  'interview.day': [],
  'interview.notice': [],
  'interview.record': ['interview.hold', 'interview.notify', 'interview.approve'],
  'interview.report': [],
  'query.term': [],
  'objection.mark': [],
  'objection.verify': ['objection.reject', 'objection.verify'],
  'repair.accept': ['repair.accept'],
  'repair.supplement': ['repair.supplement'],
  'repair.decide': ['repair.grant', 'repair.verify'],
  'repair.revocationDefence': ['repair.defendRevocation'],
  'repair.revocation': ['repair.revoke'],
  'repair.barDefence': ['repair.defendBar'],
  'repair.bar': ['repair.bar'],
  'repair.fraudBar': [],
  'repair.fraudPublicity': [],
  'undoing.publication': [],
  'undoing.sharing': [],
  'undoing.use': [],
  'annulment.confirm': ['annulment.confirm'],
  'annulment.withdraw': [],
  'correction.confirm': ['correction.confirm'],
  'paper.confirm': ['paper.confirm'],
  'chase.report': [],
  'district.rate': [],
}

/** What is due from a role: the topics for which one of the acts is its. */
export const topicsOf = (role: Role): Topic[] =>
  topics.filter((topic) => actsFor[topic].some((act) => rolesOf(act).includes(role)))

/** The topics of what is due that an act does. */
export const topicsDoneBy = (type: HumanCommand): Topic[] => topics.filter((topic) => actsFor[topic].includes(type))

/** What the reader may do in a case now: the act that is asked of the reader, and the others. */
export interface Actions {
  readonly main?: HumanCommand
  readonly others: readonly HumanCommand[]
}

/** The lawful acts of a reader; the main one is what is asked of the reader, and there is none when nothing is. */
export function actionsFor(state: CaseState, context: PageContext): Actions {
  const lawful = lawfulNow(state, context).filter(isHumanCommand)
  const due = Object.values(state.deadlines).sort((a, b) => a.dueOn.localeCompare(b.dueOn))
  const asked = [...askedWithoutTerm(state), ...due.flatMap(({ topic }) => actsFor[topic])]
  const main = asked.find((type) => lawful.includes(type) && isOutstanding(type, state, context.today))
  return { ...(main === undefined ? {} : { main }), others: lawful.filter((type) => type !== main) }
}

/** The lawful act that one thing due asks of the reader; undefined when it waits for somebody else, or is done. */
export function actFor(topic: Topic, state: CaseState, context: PageContext): HumanCommand | undefined {
  const lawful = lawfulNow(state, context)
  return actsFor[topic].find((type) => lawful.includes(type) && isOutstanding(type, state, context.today))
}

/** What is asked of somebody though no term runs for it. */
function askedWithoutTerm({ listing }: CaseState): readonly HumanCommand[] {
  return [
    ...(listing.status === 'returned' ? (['listing.revise'] as const) : []),
    ...(listing.waiver ? (['listing.confirmWaiver'] as const) : []),
  ]
}

/** Whether an act is still asked for. Some may be done again, or early, when nobody asks for that. */
function isOutstanding(type: HumanCommand, state: CaseState, today: LocalDate): boolean {
  const { listing } = state
  const interview = state.interviews.at(-1)
  // A day that has passed before its notice can only be arranged anew.
  const day = interview?.move?.scheduledOn ?? interview?.scheduledOn
  const hasPassed = interview?.status !== 'notified' && day !== undefined && day < today
  switch (type) {
    case 'listing.defend':
      return listing.grounds.length === 0
    case 'listing.answerGrounds':
      return unansweredGrounds(listing).length > 0
    case 'listing.determine':
      return listingHeldBy(state, today) === undefined
    case 'listing.notifyHearing':
      return listing.hearing?.hearingOn === undefined
    case 'interview.arrange':
      return interview?.status === 'opened' || interview?.status === 'returned' || hasPassed
    case 'interview.approve':
    case 'interview.notify':
      return !hasPassed
    default:
      return true
  }
}
