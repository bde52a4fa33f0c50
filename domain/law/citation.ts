import type { Bilingual } from '../calendar/types.ts'
import type { Rule } from './rulebook-types.ts'

const certainty: Readonly<Record<Rule['verified'], Bilingual | undefined>> = {
  found: undefined,
  summary: { zh: '依据摘要，条文待核对', en: 'from a summary, article to be checked' },
  memory: { zh: '未核对来源，待人工核实', en: 'source not checked, to be verified by a person' },
  proposal: undefined,
}

/**
 * The source of a rule, or the basis of a list or measure, as anybody may see it: the article only when it was found in the text itself, and a number that
 * no law gives as the operator's own setting (本单位设定).
 */
export function citation({ source, verified }: Pick<Rule, 'source' | 'verified'>): Bilingual {
  if (verified === 'proposal') return { zh: '本单位设定', en: "the operator's own setting" }
  const number = source.number === undefined ? '' : `（${source.number}）`
  const article = verified === 'found' && source.article !== undefined ? source.article : ''
  const note = certainty[verified]
  return {
    zh: `${source.document}${number}${article}${note ? `（${note.zh}）` : ''}`,
    en: `${source.document}${number}${article === '' ? '' : ` ${article}`}${note ? ` (${note.en})` : ''}`,
  }
}
