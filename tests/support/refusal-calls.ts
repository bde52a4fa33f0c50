import type { SourceFile } from './source-files.ts'

/** One place in the sources where a refusal is made: its codes and everything that is passed along. */
export interface RefusalCall {
  readonly path: string
  readonly codes: readonly string[]
  readonly given: string
}

// The place of the code among the arguments.
const makers = { refuse: 0, unless: 1, otherPerson: 2 } as const

/** Every call that makes a refusal with a code of its own, in the files of the given folders. */
export function refusalCalls(sources: readonly SourceFile[], folders: readonly string[]): RefusalCall[] {
  return sources
    .filter(({ path }) => folders.some((folder) => path.startsWith(`${folder}/`)))
    .flatMap(({ path, text }) =>
      [...text.matchAll(/\b(refuse|unless|otherPerson)\(/g)].map((found) => {
        const given = splitArguments(text, found.index + found[0].length)
        const code = given[makers[found[1] as keyof typeof makers]] ?? ''
        return { path, codes: [...code.matchAll(/'([a-z]+\.\w+)'/g)].map(([, one]) => one ?? ''), given: given.join() }
      }),
    )
    .filter(({ codes }) => codes.length > 0)
}

/** The arguments of a call, from behind its opening bracket. */
function splitArguments(text: string, start: number): string[] {
  const parts = ['']
  let depth = 0
  let quote: string | undefined
  for (const sign of text.slice(start)) {
    if (quote !== undefined) quote = sign === quote ? undefined : quote
    else if (sign === "'" || sign === '`') quote = sign
    else if ('([{'.includes(sign)) depth += 1
    else if (')]}'.includes(sign) && depth-- === 0) return parts
    if (sign === ',' && depth === 0 && quote === undefined) parts.push('')
    else parts[parts.length - 1] += sign
  }
  return parts
}
