import { createReadStream } from 'node:fs'
import { isFormula } from './formula.ts'

// Every sign by which some program parts cells, also within quotes: which of them counts only its settings say.
const border = /[,;\t\r\n]/
const longestCell = 32_767

/** What makes a table unfit: a cell that is a formula, a first line that parts cells by another sign, or SYLK. */
export type TableFault = { readonly formula: string } | 'separator' | 'sylk'

/** Why a text in UTF-8 or GB18030 cannot be taken as a table. Reads it in pieces. */
export async function tableFault(path: string, encoding: string): Promise<TableFault | undefined> {
  const decoder = new TextDecoder(encoding)
  let rest: string | undefined
  for await (const piece of createReadStream(path)) {
    const text = decoder.decode(piece as Buffer, { stream: true })
    const kind = rest === undefined ? kindFault(text) : undefined
    if (kind) return kind
    const cells = ((rest ?? '') + text).split(border)
    rest = cells.pop() ?? ''
    // No longer one can be a cell; its beginning has been judged.
    if (rest.length > longestCell) {
      cells.push(rest)
      rest = 'x'
    }
    const found = first(cells)
    if (found) return found
  }
  return first([rest ?? ''])
}

function first(cells: readonly string[]): TableFault | undefined {
  const formula = cells.find(isFormula)
  return formula === undefined ? undefined : { formula }
}

/** Excel lets a first line choose the sign that parts cells, and opens as SYLK whatever begins like it. */
function kindFault(text: string): TableFault | undefined {
  if (/^[\s"\ufeff]*sep=[^,;\t\r\n"]/i.test(text)) return 'separator'
  return /^[\s"\ufeff]*ID;P/i.test(text) ? 'sylk' : undefined
}
