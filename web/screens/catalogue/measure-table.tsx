import type { LegalBasis, PublishedMeasure } from '../../../domain/law/catalogue-types.ts'
import { citation } from '../../../domain/law/citation.ts'
import { rankWords, targetWords, tiers } from '../../../domain/refusals/vocabulary.ts'
import { findListType } from '../../../rules/catalogue.ts'
import { Table } from '../../kit/parts.tsx'
import { useSay } from '../../kit/visit.ts'
import type { Bilingual } from '../../kit/words.ts'
import { kindWords, matterWords, texts } from './texts.ts'

/** The measures that public bodies may take, and those that are others' own business, each with its basis. */
export function Measures({ measures }: { readonly measures: readonly PublishedMeasure[] }) {
  const say = useSay()
  const all = (words: readonly Bilingual[]) => words.map((one) => say(one)).join(say(texts.comma))
  return (
    <Table
      caption={texts.measures}
      empty={texts.noMeasures}
      rows={measures}
      columns={[
        {
          title: texts.measure,
          cell: ({ code, title, until, remark }) => (
            <>
              <span class="code">{code}</span> {say(title)}
              {until === undefined ? null : <p class="hint">{say(texts.until, { until })}</p>}
              {remark ? <p class="hint">{say(remark)}</p> : null}
            </>
          ),
        },
        { title: texts.kind, cell: ({ kind }) => say(kindWords[kind]) },
        {
          title: texts.aimed,
          cell: ({ targets, tiers: taken, lists }) => (
            <>
              {all(targets.map((target) => targetWords[target]))}
              <p class="hint">{all(taken.map((tier) => tiers[tier]))}</p>
              {lists ? (
                <p class="hint">
                  {say(texts.onlyLists, { lists: all(lists.flatMap((code) => findListType(code)?.title ?? [])) })}
                </p>
              ) : null}
            </>
          ),
        },
        { title: texts.matters, cell: ({ matters }) => all(matters.map((matter) => matterWords[matter])) },
        { title: texts.implementer, cell: ({ implementer }) => implementer },
        {
          title: texts.basis,
          cell: ({ bases }) => (
            <ul class="bare">
              {bases.map((basis) => (
                <li>
                  <Basis basis={basis} />
                </li>
              ))}
            </ul>
          ),
        },
      ]}
    />
  )
}

/** A text as it is cited, with its rank; the article only where it was found in the text. */
export function Basis({ basis }: { readonly basis: LegalBasis }) {
  const say = useSay()
  return (
    <>
      {say(citation({ source: basis, verified: basis.verified }))}
      <span class="hint"> {say(rankWords[basis.rank])}</span>
    </>
  )
}
