// What Excel knows to reach beyond its workbook: DDE (`program|topic!item`) and functions that fetch or call.
const reaching =
  /\||(?<!\w)(?:WEBSERVICE|FILTERXML|CALL|REGISTER(?:\.ID)?|EXEC|RTD|DDE|IMAGE|CUBE[A-Z]+|SQL\.REQUEST|STOCKHISTORY|PY|TRANSLATE|DETECTLANGUAGE|COPILOT)\s*\(/i
const text = /"[^"]*"/g
const name = /'[^']*'/g
const brackets = /\[[^[\]]*\]/g
const elsewhere = /\\\\|\/\//

/** Whether a formula of a workbook starts a program or fetches something; texts, names and columns do not count. */
export function reachesOut(formula: string): boolean {
  const bare = formula.replaceAll(text, '')
  // A quote in a column's name begins no text, and a bracket in a text no column: so both readings count.
  const columnsLast = withoutColumns(formula.replaceAll(/"[^"]*"|'[^']*'/g, ''))
  const columnsFirst = withoutColumns(formula).replaceAll(/"[^"]*"|'[^']*'/g, '')
  return (
    reaching.test(columnsLast) ||
    reaching.test(columnsFirst) ||
    (bare.match(name) ?? []).some((at) => elsewhere.test(at))
  )
}

/** Without the columns of tables, which stand in one pair of brackets or in two: `Table1[[#All],[a|b]]`. */
const withoutColumns = (formula: string) => formula.replaceAll(brackets, '').replaceAll(brackets, '')

// Input methods and some settings take full-width and raised signs for the plain ones.
const mayBegin = /^[\s"'\ufeff]*[=+\-@⁺⁻⁼₊₋₌﬩﹢﹣﹦﹫＋－＝＠]/
const beginning = /^[\s"'\ufeff]*([=+\-@]+)(.*)$/s
// A line of signs, one word, an amount with its unit, or a code in quotes: no program calculates with them.
const plain = /^(?:[=+\-_*~\s]*|\s*\p{L}*|\s*\d[\d.,]*\s*\p{Script=Han}+)$/u
const quoted = /^"{1,3}[^"]*"{1,3}\s*$/
const closing = /["'\s]/
const wordsAndSigns = /[\p{L}\p{M}\p{N}_.$\\]+|\||![$#'\w]|\(/gu
const functionName = /^(?!.*\p{Script=Han})[\p{L}_]/u
// Three letters and a number are amounts (`-USD500`) and extensions, more often than columns.
const cellReference = /^\$?[A-Z]{1,2}\$?\d{1,7}$/i
// A cell without these neither calls nor refers, so millions of short ones need no look at their words.
const others = /[|!]/
const names = /[\p{L}_]/u
const afterNames = /[(\d]/

// Blanks and quotes at the end, sign by sign: a pattern that takes blanks in two places would try each share of them.
function withoutEnd(text: string): string {
  let end = text.length
  while (end > 0 && closing.test(text[end - 1]!)) end -= 1
  return text.slice(0, end)
}

/**
 * Whether a spreadsheet program would take a cell of a text file for a formula that calls or refers to something.
 * Numbers with a sign and a unit, telephone numbers, lists, dashes and texts written as `="0012"` are ordinary data.
 * Takes time by the length of the cell and no more, whatever it holds.
 */
export function isFormula(cell: string): boolean {
  if (!mayBegin.test(cell)) return false
  const [, signs = '', rest = ''] = beginning.exec(cell.normalize('NFKC')) ?? []
  if (signs.includes('=')) return !quoted.test(rest) && !plain.test(withoutEnd(rest))
  const bare = rest.replaceAll(text, '')
  return signs !== '' && (others.test(bare) || (names.test(bare) && afterNames.test(bare))) && callsOrRefers(bare)
}

function callsOrRefers(rest: string): boolean {
  let last = ''
  let end = 0
  for (const { 0: word, index } of rest.matchAll(wordsAndSigns)) {
    if (word === '|' || word.startsWith('!') || cellReference.test(word)) return true
    if (word === '(' && functionName.test(last) && rest.slice(end, index).trim() === '') return true
    last = word
    end = index + word.length
  }
  return false
}
