import type { CaseState } from '../../../domain/case.ts'
import type { DueRow } from '../../../database/queries/desk.ts'
import type { HumanCommand } from '../../../domain/decide.ts'
import { givenTogether } from '../../commands/together.ts'
import { measureOf } from '../../kit/deadline-words.ts'
import { measureWords } from '../../kit/measure-words.ts'
import { tierWords } from '../../kit/vocabulary.ts'
import type { Bilingual } from '../../kit/words.ts'
import { plain } from '../../kit/words.ts'
import { findListType } from '../../../rules/catalogue.ts'

/** Most that is done in one go: each is a transaction, and whoever has asked waits for all. */
export const mostTogether = 50

/** One of several: a case as it was seen, and which of its measures. */
export interface TogetherRow {
  readonly caseNo: string
  readonly version: number
  readonly part: string
}

const pattern = /^(BH-\d{4}-\d{6})\/(\d{1,9})\/(\w{0,12})$/

/** A row as its box in the form names it. */
export const rowValue = ({ caseNo, version, part }: TogetherRow) => `${caseNo}/${version}/${part}`

/**
 * The rows of a command that a form names, each once; what is no row of it is left out: only where each is of a part has
 * it one. Reads one more than may be chosen, and no further.
 */
export function rowsNamed(type: HumanCommand, values: readonly string[]): readonly TogetherRow[] {
  const hasPart = givenTogether(type)?.ofRow !== undefined
  return [...new Set(values.slice(0, mostTogether + 1))].flatMap((value) => {
    const [, caseNo, version, part] = pattern.exec(value) ?? []
    const isRow = caseNo !== undefined && (part !== '') === hasPart
    return isRow ? [{ caseNo, version: Number(version), part: part! }] : []
  })
}

/** The row of something due. */
export const rowOf = (type: HumanCommand, { caseNo, state, key }: DueRow): TogetherRow => ({
  caseNo,
  version: state.version,
  part: givenTogether(type)?.ofRow === undefined ? '' : (measureOf(key) ?? ''),
})

/** What one of several is about: its measure, or what is proposed against whom. */
export function aboutWords({ listing, listType, tier }: CaseState, { part }: TogetherRow): Bilingual {
  if (part !== '') return measureWords(part, listing.determinedOn)
  const { underlyingDecision, measures } = listing.proposal
  const list = findListType(listType)?.title ?? plain(listType)
  const words = (lang: 'zh' | 'en') => [
    list[lang],
    tierWords[tier][lang],
    underlyingDecision.docNo,
    measures.map(({ code }) => measureWords(code)[lang]).join(lang === 'zh' ? '、' : ', '),
  ]
  const said = (lang: 'zh' | 'en') =>
    words(lang)
      .filter((one) => one !== '')
      .join(' · ')
  return { zh: said('zh'), en: said('en') }
}
