import type { CommandType } from '../domain/case.ts'
import type { Refusal } from '../domain/refusal.ts'
import { refuse } from '../domain/refusal.ts'
import { unprintable } from '../letters/typeface.ts'
import { visibleCase } from '../identity/visible-case.ts'
import type { Execution } from '../record/execution.ts'
import type { Deps } from './deps.ts'
import { lettersFor } from './letters.ts'

/** What serves a letter that the case has a draft of. */
const serving: ReadonlySet<CommandType> = new Set([
  'listing.serveNotice',
  'listing.serveDecision',
  'interview.notify',
] satisfies CommandType[])

/**
 * Why a command cannot be given: letters quote what people type, and no font has a character of it. Before a letter is served
 * all that it says is looked at, since its case may have been proposed where another font was set, or by an earlier release.
 */
export async function printFault(
  { record, readAs, letterhead: { typeface } }: Pick<Deps, 'record' | 'readAs' | 'letterhead'>,
  { caseNo, command, actor }: Pick<Execution, 'caseNo' | 'command' | 'actor'>,
): Promise<Refusal | undefined> {
  const signs = new Set(textsIn(command.payload).flatMap((text) => unprintable(text, typeface)))
  if (caseNo !== undefined && serving.has(command.type)) {
    const state = await visibleCase({ readAs }, actor, caseNo)
    const letters = state ? await lettersFor({ record, readAs }, actor, state) : []
    const drafts = letters.filter(({ status }) => status !== 'served')
    for (const text of textsIn(drafts.map(({ letter }) => letter.facts)))
      for (const sign of unprintable(text, typeface)) signs.add(sign)
  }
  return signs.size === 0 ? undefined : refuse('letter.unprintable', { signs: [...signs].join('、') })
}

// Of evidence letters name none, and its titles are often names of files.
const isEvidence = (key: string) => key === 'evidence' || key === 'proof'

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) =>
    isEvidence(key) && typeof inner !== 'string' ? [] : textsIn(inner),
  )
}
