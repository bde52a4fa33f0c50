import { databaseFault, passingFault } from '../../database/errors.ts'

/**
 * Whether the same work would meet the same error again: `no` for faults of the moment, `yes` for a value that the
 * database can never take, `unknown` for faults that are ours. A statement that was cancelled took longer than we let it,
 * and may do so again: what a file asks for can be the reason as well as what the database had to do meanwhile.
 */
export function lasts(error: unknown): 'no' | 'yes' | 'unknown' {
  if (databaseFault(error) === 'cancelled') return 'unknown'
  if (passingFault(error) !== undefined) return 'no'
  return databaseFault(error) === 'value' ? 'yes' : 'unknown'
}
