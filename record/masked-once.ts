/** Texts that are masked together, under the names of the record that they belong to. */
export type MaskedTexts = Readonly<Record<string, string | null>>

/**
 * Makes the function that masks the texts of a case at most once for as long as they stay what they are, however often
 * anybody asks. They are kept in memory and not in a table: the ledger, in which nobody changes a word unnoticed, stays
 * the one place from which the public is told, and a profile that masks otherwise comes with a new process. `most` cases
 * are kept, the ones asked for last.
 */
export function maskedOnce(mask: (text: string) => string, most: number) {
  const kept = new Map<string, { readonly typed: MaskedTexts; readonly masked: MaskedTexts }>()
  return <T extends MaskedTexts>(caseNo: string, typed: T): T => {
    const before = kept.get(caseNo)
    const isSame = before !== undefined && Object.entries(typed).every(([name, text]) => before.typed[name] === text)
    const masked = isSame
      ? before.masked
      : Object.fromEntries(Object.entries(typed).map(([name, text]) => [name, text === null ? null : mask(text)]))
    kept.delete(caseNo)
    kept.set(caseNo, { typed, masked })
    if (kept.size > most) kept.delete(kept.keys().next().value!)
    return masked as T
  }
}
