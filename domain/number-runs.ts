import { withChineseDigits } from './identifiers/digits.ts'
import { creditCodeFault } from './identifiers/credit-code.ts'

/** What makes a run of digits long enough to be the number of a person, and which numbers are none. */
export interface RunRule {
  /** Digits from which on a run is hidden. */
  readonly atLeast: number
  /** Signs that may stand between two digits of a run; blanks in a row are one, a letter ends it. */
  readonly between: number
  /** Regular expressions of numbers that the public is to read. Digits of these do not count. */
  readonly stays: readonly {
    readonly kind: string
    readonly pattern: string
    /** No number of a person has this shape, so the patterns do not look into it either. */
    readonly firm: boolean
  }[]
}

/** Places of digits in a text, by the index of their code unit. */
export interface FoundRuns {
  /** In runs that have to be hidden. */
  readonly hidden: ReadonlySet<number>
  /** In runs that are as long and stay. */
  readonly staying: ReadonlySet<number>
}

// Modifiers such as ー stand between digits like a dash.
const letter = /[\p{Lu}\p{Ll}\p{Lt}\p{Lo}]/u

/** What the patterns have found in a text, by place: hidden already, or of a number that was found, with what stays of it. */
export interface FoundByPatterns {
  readonly isHidden: (at: number) => boolean
  readonly isOfNumber: (at: number) => boolean
}

/**
 * Makes the function that finds runs of digits in a text in the form of `plainSign`, in time that grows with its length.
 * What is hidden already parts runs like a letter, and a run of any length that goes on right where a number that was
 * found ends, or before it begins, is hidden with it: the patterns know no number that changes its numerals. Before the
 * patterns were asked (`found` undefined) only what is firm stays.
 */
export function runFinder({ atLeast, between, stays }: RunRule) {
  const all = stays.map(({ pattern, firm }) => ({ expression: new RegExp(pattern, 'gu'), firm }))
  return (text: string, found?: FoundByPatterns): FoundRuns => {
    const digits = withChineseDigits(text)
    const exempt = new Set<number>()
    const spare = (from: number, length: number) => {
      for (let at = from; at < from + length; at += 1) exempt.add(at)
    }
    for (const { expression, firm } of all) {
      if (!found && !firm) continue
      for (const { index, 0: number } of digits.matchAll(expression)) spare(index, number.length)
    }
    for (const { index, 0: code } of digits.matchAll(digitsOfCode)) if (isCreditCode(code)) spare(index, code.length)
    for (const { index, 0: list } of digits.matchAll(lists)) if (isCounted(list)) spare(index, list.length)

    const [hidden, staying] = [new Set<number>(), new Set<number>()]
    for (const { places, goesOn } of runsIn(digits, between, found)) {
      if (places.length < atLeast && !goesOn) continue
      const open = places.reduce((sum, at) => sum + (exempt.has(at) ? 0 : 1), 0)
      const into = goesOn || open >= atLeast ? hidden : staying
      for (const at of places) into.add(at)
    }
    return { hidden, staying }
  }
}

interface Run {
  readonly places: number[]
  /** Whether it goes on, without a sign between, what the patterns have found. */
  goesOn: boolean
}

function runsIn(digits: string, between: number, found?: FoundByPatterns): Run[] {
  const runs: Run[] = []
  const isBoundary = (at: number) =>
    found !== undefined && isDigit(digits[at - 1]) && found.isOfNumber(at - 1) !== found.isOfNumber(at)
  let gap = Infinity
  let at = 0
  for (const sign of digits) {
    if (found?.isHidden(at) === true) {
      const last = runs.at(-1)
      if (last && gap === 0 && isDigit(sign) && isBoundary(at)) last.goesOn = true
      gap = Infinity
    } else if (letter.test(sign)) gap = Infinity
    else if (isDigit(sign)) {
      if (gap > between) runs.push({ places: [], goesOn: false })
      const run = runs.at(-1)!
      run.places.push(at)
      if (isBoundary(at)) run.goesOn = true
      gap = 0
    } else if (sign !== ' ' || digits[at - 1] !== ' ') gap += 1
    at += sign.length
  }
  return runs
}

const isDigit = (sign: string | undefined) => sign !== undefined && sign >= '0' && sign <= '9'

// Codes of enterprises (91 to 93) may be of digits alone; a permanent residence card begins so too and has a date of birth.
const digitsOfCode = /(?<![0-9A-Za-z])9[1-3]\d{16}(?![0-9A-Za-z])/g
const dateOfBirth = /^\d{6}(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])/
const isCreditCode = (code: string) => creditCodeFault(code) === undefined && !dateOfBirth.test(code)

// 第3、5、7、12条: short numbers parted by one sign, each above the one before, count something.
const lists = /(?<!\d)\d{1,3}(?: ?[、,] ?\d{1,3}(?!\d)){2,}/g
function isCounted(list: string): boolean {
  const numbers = list.split(/[、,]/).map(Number)
  return numbers.every((number, n) => n === 0 || number > numbers[n - 1]!)
}
