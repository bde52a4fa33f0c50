import { listTypeFault } from '../../../domain/law/catalogue.ts'
import type { PublishedListType } from '../../../domain/law/catalogue-types.ts'
import { refusalWords } from '../../kit/refusal-words.ts'
import { Notice, SummaryList } from '../../kit/parts.tsx'
import { useSay } from '../../kit/visit.ts'
import type { Bilingual } from '../../kit/words.ts'
import { filledIn } from '../../kit/words.ts'
import { Basis } from './measure-table.tsx'
import { listKindWords, texts } from './texts.ts'

/** Each list: by whom, on what basis, when one is listed, how one leaves it again, and what one can do against it. */
export function Lists({ lists }: { readonly lists: readonly PublishedListType[] }) {
  const say = useSay()
  return (
    <>
      <h2>{say(texts.lists)}</h2>
      {lists.length === 0 ? <p class="empty">{say(texts.noLists)}</p> : null}
      {lists.map((list) => (
        <section class="card" aria-labelledby={`list-${list.code}`}>
          <List list={list} />
        </section>
      ))}
    </>
  )
}

function List({ list }: { readonly list: PublishedListType }) {
  const say = useSay()
  const fault = listTypeFault(list)
  return (
    <>
      <h3 id={`list-${list.code}`}>{say(list.title)}</h3>
      {fault ? (
        <Notice tone="now" title={texts.unusable}>
          <p>{say(refusalWords(fault))}</p>
        </Notice>
      ) : null}
      <SummaryList
        rows={[
          { term: texts.kind, value: say(listKindWords[list.kind]) },
          { term: texts.authority, value: say(list.authority) },
          { term: texts.basis, value: <Basis basis={list.basis} /> },
          { term: texts.listing, value: say(list.listing) },
          { term: texts.removal, value: say(list.removal) },
          { term: texts.remedies, value: say(list.remedies) },
          ...(list.polarity === 'sanction' ? [{ term: texts.consultation, value: say(consultationOf(list)) }] : []),
        ]}
      />
      {list.until === undefined ? null : <p class="hint">{say(texts.until, { until: list.until })}</p>}
      {list.remark ? <p class="hint">{say(list.remark)}</p> : null}
      {list.verified === 'found' ? null : <p class="hint">{say(texts.unsure)}</p>}
    </>
  )
}

function consultationOf({ consultation }: PublishedListType): Bilingual {
  if (!consultation) return texts.notConsulted
  const { days, from, until, remark } = consultation
  const told =
    from === undefined || until === undefined
      ? filledIn(texts.consulted, { days })
      : filledIn(texts.consultedOn, { days, from, until })
  return remark ? { zh: `${told.zh}。${remark.zh}`, en: `${told.en}. ${remark.en}` } : told
}
