import type { ProposedMeasure } from '../domain/listing/types.ts'
import type { Tier } from '../domain/law/rulebook-types.ts'

/**
 * The measures that the form proposes when a repair is to be revoked for false material, by the kinds of entity that they
 * aim at: no notice-and-commitment for whoever has broken a commitment (NDRC Order 58, from memory). The officer may leave
 * them out, and the reviewer decides.
 */
export const measuresAfterFraud: readonly string[] = ['M10']

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
