import { databaseFault, passingFault } from '../../database/errors.ts'

/**
 * Whether the same work would meet the same error again: `no` for faults of the moment, `yes` for a value that the
 * database can never take, `unknown` for faults that are ours.
 */
export function lasts(error: unknown): 'no' | 'yes' | 'unknown' {
  if (passingFault(error) !== undefined) return 'no'
  return databaseFault(error) === 'value' ? 'yes' : 'unknown'
}
