import { lostCharacter, unresolvedReference } from '../../domain/identifiers/lost-character.ts'
import { privateCharacters } from '../../domain/identifiers/private-use.ts'
import type { Typeface } from '../../letters/typeface.ts'
import { unprintable } from '../../letters/typeface.ts'
import type { Fault } from './fault.ts'
import { faultIn } from './fault.ts'
import { kept } from './kept.ts'
import type { Cells, Column } from './layout.ts'
import { mostCharactersOf } from './layout.ts'
import { isFormula, isUnreadable } from './values.ts'

// Names and numbers, in which no question mark and no box belongs; sentences may ask something.
const ofNames: readonly Column[] = [
  'entityName',
  'legalRepresentative',
  'contactName',
  'contactPhone',
  'creditCode',
  'docNo',
  'violationType',
  'penaltyBasis',
  'listingBasis',
]

// Signs alone are no content at all, which is told otherwise.
const hasWords = (text: string) => /[\p{L}\p{N}]/u.test(text)

/** Cells with a text that could not be decoded, is computed, is too long, has lost a character or cannot be printed. */
export function unreadableCells(cells: Cells, typeface: Typeface): Fault[] {
  return (Object.entries(cells) as [Column, string][]).flatMap(([column, text]) => {
    const most = mostCharactersOf(column)
    if (text.length > most) return [faultIn(column, 'too_long', { most })]
    if (isFormula(text)) return [faultIn(column, column === 'entityName' ? 'formula_in_name' : 'formula_in_cell')]
    const strange = privateCharacters(text)
    if (strange.length > 0) return [faultIn(column, 'private_use', { found: strange.join('、') })]
    if (isUnreadable(text)) return [faultIn(column, 'unreadable_text', { found: text })]
    const lost = ofNames.includes(column) ? lostCharacter(text) : unresolvedReference(text)
    if (lost !== undefined && hasWords(text))
      return [faultIn(column, 'lost_character', { found: lost, text: kept(text, mostCharactersOf('entityName')) })]
    const missing = unprintable(text, typeface)
    return missing.length > 0 ? [faultIn(column, 'unprintable', { found: missing.join('、') })] : []
  })
}
