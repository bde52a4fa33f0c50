import type { CaseState } from '../case.ts'
import { unless } from '../guards.ts'
import type { Refusal } from '../refusal.ts'

/**
 * The most grounds that the defences of one case come to: each is answered, read over and printed in the decision. As
 * many as two commands bring.
 */
export const mostGrounds = 200

/** The latest answer to each ground that has one, by the identifier of the ground. */
export const answersByGround = ({ answers }: Pick<CaseState['listing'], 'answers'>) =>
  new Map(answers.map((answer) => [answer.ground, answer]))

/** The identifiers of the grounds that nobody has answered. */
export function unansweredGrounds(listing: Pick<CaseState['listing'], 'grounds' | 'answers'>): readonly string[] {
  const answered = answersByGround(listing)
  return listing.grounds.filter(({ id }) => !answered.has(id)).map(({ id }) => id)
}

/** Refuses while a ground has no answer. */
export function refuseUnanswered({ listing }: CaseState): Refusal | undefined {
  const open = unansweredGrounds(listing)
  return unless(open.length === 0, 'listing.groundsUnanswered', { grounds: open })
}
