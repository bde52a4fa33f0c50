import type { ProposedMeasure } from '../domain/listing/types.ts'
import type { Tier } from '../domain/rulebook-types.ts'

/**
 * The measures that a row of an agency's workbook proposes, since the workbook names none, and the departments that
 * would implement them. No law gives such a set: it is the operator's setting, to be put right for each city before
 * bulk initiation is used. Every entry must be in the measure catalogue for its tier, and the reviewer sees it.
 */
export const usualMeasures: Readonly<Record<Tier, readonly ProposedMeasure[]>> = {
  minor: [{ code: 'M09', department: 'dept-inspection' }],
  general: [{ code: 'M09', department: 'dept-inspection' }],
  serious: [
    { code: 'M06', department: 'dept-finance' },
    { code: 'M07', department: 'dept-honours' },
    { code: 'M09', department: 'dept-inspection' },
  ],
}
