import type { CaseState } from '../case.ts'
import { codeDoubtOf } from '../identifiers/identity.ts'
import type { DoubtfulPoint } from './types.ts'

/** What the proposal of a case rests on against a rule, which its review has to confirm expressly. */
export const doubtfulPointsOf = ({
  entity,
  listing,
}: Pick<CaseState, 'entity' | 'listing'>): readonly DoubtfulPoint[] => [
  ...(codeDoubtOf(entity) === undefined ? [] : (['code'] as const)),
  ...(listing.repeats === undefined ? [] : (['sameDecision'] as const)),
]
