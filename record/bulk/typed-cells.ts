import { visible } from '../../domain/identifiers/normal-form.ts'
import type { Fault } from './fault.ts'
import { faultIn } from './fault.ts'
import type { Cells, Column } from './layout.ts'

// Codes and numbers of documents and telephones are no quantities: of those that a spreadsheet took for one the last digits
// are lost, or the first zero.
const codes: readonly Column[] = ['creditCode', 'docNo', 'contactPhone']
const rounded = /^\d(?:\.\d+)?E\+?\d{1,2}$|^\d+\.0+$/i

/** Cells with a code or a number of a document or telephone that the spreadsheet holds as a quantity, which damages them. */
export function numbersForCodes(cells: Cells, numbers: readonly Column[]): Fault[] {
  const isNumber = (column: Column, text: string) =>
    (numbers.includes(column) && !isTruth(text) && !(column === 'contactPhone' && mobile.test(text))) ||
    rounded.test(text)
  return codes.flatMap((column) => {
    const text = cells[column]
    return text !== undefined && isNumber(column, text) ? [faultIn(column, 'number_cell', { found: text })] : []
  })
}

// Numbers of mobile telephones begin with no zero and have fewer digits than a spreadsheet keeps.
const mobile = /^1[3-9]\d{9}$/

const isTruth = (text: string) => /^(TRUE|FALSE)$/.test(text)

// What is a quantity or a day, or is known by its digits. A truth is none of them.
const mayBeTyped: ReadonlySet<Column> = new Set<Column>([
  ...codes,
  'listType',
  'entityKind',
  'codeKind',
  'tier',
  'district',
  'fineWanYuan',
  'decidedOn',
  'termDays',
])

/** Cells that hold a number, a truth or a day where the sheet has words: nobody can tell what was meant by them. */
export function typedForWords(cells: Cells, numbers: readonly Column[]): Fault[] {
  return numbers.flatMap((column) => {
    const found = cells[column]
    const isOther = found !== undefined && (!mayBeTyped.has(column) || isTruth(found))
    return isOther ? [faultIn(column, 'typed_cell', { found })] : []
  })
}

// The units that the headings name.
const ownUnits: Readonly<Partial<Record<Column, RegExp>>> = {
  fineWanYuan: /(?:人民币|CNY|RMB)?(?:万元?)?$/i,
  termDays: /(?:(?:自然|日历)?[天日]|d|days?)$/i,
}

/** A number without the unit of its column, which its format writes beside it. */
export const withoutOwnUnit = (column: Column, text: string): string => {
  const unit = ownUnits[column]
  return unit && /^[\d.]/.test(text) ? text.replace(unit, '') : text
}

/**
 * Cells whose format shows another number than they hold, or another unit than the heading names: whoever has looked at the
 * sheet has seen another quantity.
 */
export function otherQuantities(cells: Cells, numbers: readonly Column[]): Fault[] {
  return numbers.flatMap((column) => {
    const found = cells[column]
    const isOther = found !== undefined && !isTruth(found) && !/^[-+\d.E:TZ]+$/i.test(withoutOwnUnit(column, found))
    return isOther ? [faultIn(column, 'other_quantity', { found })] : []
  })
}

// What programs write for an empty value, and what people write for the value of the row above or for one they do not know.
const ofPrograms = /^(?:nan|null|\(null\)|nil|none|nat|n\/a|<na>|undefined|\\n)$/i
const ofPeople = /^(?:同(?:上|前|左)(?:行|格|一?栏)?|ditto|々+|〃+)$/i

/** Cells that say nothing of their own: taken for a text, they would stand in a decision. */
export function placeholders(cells: Cells): Fault[] {
  return Object.entries(cells).flatMap(([column, text]) => {
    const meant = visible(text)
    const isNone = ofPrograms.test(meant) || ofPeople.test(meant) || /^(?![、，,；;]*$)[^\p{L}\p{N}]+$/u.test(meant)
    return isNone ? [faultIn(column as Column, 'placeholder', { found: text })] : []
  })
}
