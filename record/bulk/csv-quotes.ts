/** A quote that opens a cell; some who write by hand leave a blank before it. */
export const opening = /[ \u3000]*"/y

/** The place behind the blanks that stand at a place of a line. */
export const endOfBlanks = (text: string, from: number) => {
  let at = from
  while (text[at] === ' ' || text[at] === '\u3000') at += 1
  return at
}

/**
 * Whether the quotes in a cell that is not quoted can be none but its text's own: in pairs, and not as a program leaves them
 * that has quoted a cell and not the quotes within.
 */
export function hasOwnQuotes(cell: string): boolean {
  if (!cell.includes('"')) return true
  // Behind a digit it is an inch, 5".
  const inPairs = cell.replace(/(?<=\d)"/g, '').split('"').length % 2 === 1
  return inPairs && !cell.includes('""') && !/^[ \u3000]*".*"[ \u3000]*$/.test(cell)
}

/** Where the quotes end that are open at a place of a line; of two quotes together neither ends them. */
export function closingQuote(text: string, from: number): number | undefined {
  for (let at = text.indexOf('"', from); at >= 0; at = text.indexOf('"', at + 2)) if (text[at + 1] !== '"') return at
  return undefined
}
