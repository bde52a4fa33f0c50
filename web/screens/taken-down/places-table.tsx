import { distanceWords } from '../../kit/deadline-words.ts'
import { Table, Tag } from '../../kit/parts.tsx'
import { useSay, useVisit } from '../../kit/visit.ts'
import type { Bilingual } from '../../kit/words.ts'
import type { Place, Seen } from './places.ts'
import { texts } from './texts.ts'
import { filledIn } from '../../kit/words.ts'

/** Place by place: who has confirmed when and by what, who has not and until when. */
export function PlacesTable({ places, empty }: { readonly places: readonly Place[]; readonly empty: Bilingual }) {
  const say = useSay()
  const { today } = useVisit()
  const told = places.some(({ receipt }) => receipt !== undefined)
  return (
    <Table
      caption={texts.places}
      empty={empty}
      rows={places}
      columns={[
        { title: texts.where, cell: ({ where }) => say(where) },
        { title: texts.act, cell: ({ act }) => say(act) },
        {
          title: texts.state,
          cell: ({ doneOn, seen }) =>
            doneOn === undefined ? (
              <Tag tone="now" text={texts.waiting} />
            ) : (
              <Tag tone={seen === undefined ? 'done' : 'info'} text={doneWords(doneOn, seen)} />
            ),
        },
        {
          title: texts.by,
          cell: ({ doneOn, dueOn }) =>
            doneOn !== undefined || dueOn === undefined ? (
              '—'
            ) : (
              <>
                <time dateTime={dueOn}>{dueOn}</time> <Tag {...distanceWords(dueOn, today)} />
              </>
            ),
        },
        ...(told ? [{ title: texts.receipt, cell: ({ receipt }: Place) => receipt ?? '—' }] : []),
      ]}
    />
  )
}

/** How many places have confirmed. */
export function PlacesCount({ places, isOver }: { readonly places: readonly Place[]; readonly isOver: boolean }) {
  const done = places.filter(({ doneOn }) => doneOn !== undefined).length
  return <Tag tone={isOver ? 'done' : 'now'} text={filledIn(texts.count, { done, all: places.length })} />
}

const doneWords = (date: string, seen: Seen | undefined) =>
  filledIn(seen === undefined ? texts.doneOn : texts[seen], { date })
