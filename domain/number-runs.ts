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

/**
 * Makes the function that finds runs of digits in a text in the form of `plainSign`, in time that grows with its length.
 * Where `isTaken` a place is hidden already and parts runs like a letter; with `firmOnly` only what is firm stays.
 */
export function runFinder({ atLeast, between, stays }: RunRule) {
  const all = stays.map(({ pattern, firm }) => ({ expression: new RegExp(pattern, 'gu'), firm }))
  return (text: string, isTaken: (at: number) => boolean, firmOnly: boolean): FoundRuns => {
    const digits = withChineseDigits(text)
    const exempt = new Set<number>()
    const spare = (from: number, length: number) => {
      for (let at = from; at < from + length; at += 1) exempt.add(at)
    }
    for (const { expression, firm } of all) {
      if (firmOnly && !firm) continue
      for (const { index, 0: found } of digits.matchAll(expression)) spare(index, found.length)
    }
    for (const { index, 0: code } of digits.matchAll(digitsOfCode)) if (isCreditCode(code)) spare(index, code.length)
    for (const { index, 0: list } of digits.matchAll(lists)) if (isCounted(list)) spare(index, list.length)

    const [hidden, staying] = [new Set<number>(), new Set<number>()]
    for (const run of runsIn(digits, between, isTaken)) {
      if (run.length < atLeast) continue
      const into = run.reduce((sum, at) => sum + (exempt.has(at) ? 0 : 1), 0) >= atLeast ? hidden : staying
      for (const at of run) into.add(at)
    }
    return { hidden, staying }
  }
}

function runsIn(digits: string, between: number, isTaken: (at: number) => boolean): number[][] {
  const runs: number[][] = []
  let gap = Infinity
  let at = 0
  for (const sign of digits) {
    if (isTaken(at) || letter.test(sign)) gap = Infinity
    else if (sign >= '0' && sign <= '9') {
      if (gap > between) runs.push([])
      runs.at(-1)!.push(at)
      gap = 0
    } else if (sign !== ' ' || digits[at - 1] !== ' ') gap += 1
    at += sign.length
  }
  return runs
}

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
