import { halfWidthDigits } from './identifiers/normal-form.ts'
import { signsOf, withholder } from './withheld.ts'
import type { WithheldMarks } from './withheld.ts'
import { runFinder } from './number-runs.ts'
import type { RunRule } from './number-runs.ts'

/** What must not be read in a public text, and how much of it may stay to tell it from others. */
export interface MaskingProfile {
  readonly id: string
  readonly withheld: WithheldMarks
  /** By which parts of a message the city platform may know a natural person; users of shared records are told nothing. */
  readonly naturalPersons: { readonly platform: readonly string[] }
  readonly patterns: readonly {
    readonly kind: string
    /** A regular expression; of what it finds only the ends stay. */
    readonly pattern: string
    readonly keepStart: number
    readonly keepEnd: number
  }[]
  /** Which numbers are hidden though no pattern knows them. */
  readonly runs: RunRule
}

// Stands for a digit that stays while the patterns are looked for; no letter and no digit.
const guard = '\uE000'

/**
 * Makes the function that masks texts by a profile: withheld passages go, numbers of persons become asterisks, and what
 * turns the direction of signs is dropped, since it shows a number that is not written. Numbers are looked for in a form
 * of the text without what only dresses them up (`plainSign`); what is not hidden stays as written.
 */
export function masker({ withheld, patterns, runs }: MaskingProfile): (text: string) => string {
  const withhold = withholder(withheld)
  const findRuns = runFinder(runs)
  const found = patterns.map(({ pattern, keepStart, keepEnd }) => ({
    expression: new RegExp(pattern, 'gu'),
    keepStart,
    keepEnd,
  }))
  return (text) => {
    const signs = withhold(signsOf(text.replace(/\p{Bidi_Control}/gu, '')))
    const plain = signs.map(({ form }) => form).join('')
    const { staying } = findRuns(plain)
    const guarded = Array.from({ length: plain.length }, (_, at) => (staying.has(at) ? guard : plain[at])).join('')
    const ofNumbers = new Set<number>()
    const masked = found.reduce(
      (before, { expression, keepStart, keepEnd }) =>
        before.replace(expression, (match: string, ...rest: unknown[]) => {
          const start = rest.find((one) => typeof one === 'number') ?? 0
          for (let at = start; at < start + match.length; at += 1) ofNumbers.add(at)
          return hide(match, keepStart, keepEnd)
        }),
      guarded,
    )
    const { hidden } = findRuns(plain, {
      isHidden: (at) => masked[at] !== guarded[at],
      isOfNumber: (at) => ofNumbers.has(at),
    })
    let from = 0
    return signs
      .map(({ sign, form }) => {
        let shown = ''
        for (let at = from; at < from + form.length; at += 1)
          shown += hidden.has(at) ? '*' : staying.has(at) ? plain[at] : masked[at]
        from += form.length
        return shown === form ? halfWidthDigits(sign) : shown
      })
      .join('')
  }
}

const hide = (match: string, keepStart: number, keepEnd: number) =>
  match.replace(/[\p{L}\p{N}]/gu, (sign, at: number) =>
    at < keepStart || at >= match.length - keepEnd ? sign : '*'.repeat(sign.length),
  )
