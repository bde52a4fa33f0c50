import type { CaseState } from '../../../domain/case.ts'
import { formOf, isHumanCommand } from '../../commands/index.ts'
import type { HumanCommand } from '../../commands/types.ts'
import type { PageContext } from '../../kit/one-case.ts'
import { lawfulNow } from '../../kit/one-case.ts'

/** The acts by which what is due is done, by the topic of the deadline, the first that is lawful counts. */
const actsFor: Readonly<Record<string, readonly HumanCommand[]>> = {
  'listing.review': ['listing.review'],
  'listing.serveNotice': ['listing.serveNotice'],
  'listing.defence': ['listing.defend'],
  'listing.hearing': ['listing.holdHearing', 'listing.notifyHearing'],
  'listing.determine': ['listing.answerGrounds', 'listing.determine'],
  'listing.serveDecision': ['listing.serveDecision'],
  'publicity.publish': ['publicity.publish'],
  'measure.acknowledge': ['measure.acknowledge'],
  'measure.carryOut': ['measure.carryOut'],
  'measure.feedBack': ['measure.feedBack'],
  'measure.lift': ['measure.confirmLift'],
  'rectification.term': ['rectification.commit', 'rectification.submitEvidence'],
  'rectification.check': ['rectification.accept'],
  'interview.arrange': ['interview.notify', 'interview.approve', 'interview.arrange'],
  'interview.record': ['interview.hold'],
  'objection.verify': ['objection.reject', 'objection.verify'],
  'repair.accept': ['repair.accept'],
  'repair.supplement': ['repair.supplement'],
  'repair.decide': ['repair.grant', 'repair.verify'],
  'annulment.confirm': ['annulment.confirm'],
}

/** What the reader may do in a case now: the act that what is due asks for, and the others. */
export interface Actions {
  readonly main?: HumanCommand
  readonly others: readonly HumanCommand[]
}

/** The lawful acts of a reader, the most urgent first. */
export function actionsFor(state: CaseState, context: PageContext): Actions {
  const lawful = lawfulNow(state, context).filter(isHumanCommand)
  const due = Object.values(state.deadlines).sort((a, b) => a.dueOn.localeCompare(b.dueOn))
  const asked = due.flatMap(({ topic }) => actsFor[topic] ?? []).find((type) => lawful.includes(type))
  const main = asked ?? lawful.find((type) => !formOf(type).grave)
  return { ...(main === undefined ? {} : { main }), others: lawful.filter((type) => type !== main) }
}

/** The lawful act that one thing due asks of the reader; undefined when it waits for somebody else. */
export function actFor(topic: string, state: CaseState, context: PageContext): HumanCommand | undefined {
  const lawful = lawfulNow(state, context)
  return actsFor[topic]?.find((type) => lawful.includes(type))
}
