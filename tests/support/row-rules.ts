import { openTypeface } from '../../letters/typeface.ts'
import type { RowRules } from '../../record/bulk/row.ts'
import { findListType } from '../../rules/catalogue.ts'
import { usualMeasures } from '../../rules/usual-measures.ts'

/** What workbooks of the tests do not say: the published lists, the usual measures, the own fonts of letters. */
export const rules: RowRules = { findListType, measuresFor: (tier) => usualMeasures[tier], typeface: openTypeface() }
