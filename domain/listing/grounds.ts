import type { CaseState } from '../case.ts'

/**
 * The most grounds that the defences of one case come to: each is answered, read over and printed in the decision. As
 * many as two commands bring.
 */
export const mostGrounds = 200

/** The latest answer to each ground that has one, by the identifier of the ground. */
export const answersByGround = ({ answers }: Pick<CaseState['listing'], 'answers'>) =>
  new Map(answers.map((answer) => [answer.ground, answer]))
