import type { PublicGrounds } from '../../../casework/public-register.ts'
import { findListType, measuresOn } from '../../../rules/catalogue.ts'
import { findDistrict } from '../../../domain/identifiers/districts.ts'
import { agencyWords } from '../../kit/agency-words.ts'
import { measureWords } from '../../kit/measure-words.ts'
import { SummaryList, Table } from '../../kit/parts.tsx'
import { useSay } from '../../kit/visit.ts'
import { plain } from '../../kit/words.ts'
import { texts } from './texts.ts'

/**
 * Who has decided, on what conditions an entity comes onto the list and leaves it, its remedies (条例 of Shanghai, Art 25),
 * and the measures that are carried out with what each rests on.
 */
export function Grounds({ grounds, listType }: { readonly grounds: PublicGrounds; readonly listType: string }) {
  const say = useSay()
  const list = findListType(listType)
  const { agency, district, decidedOn, repairFrom, measures } = grounds
  return (
    <>
      <h2>{say(texts.grounds)}</h2>
      <SummaryList
        rows={[
          { term: texts.agency, value: say(agencyWords(agency)) },
          {
            term: texts.decidedOn,
            value: decidedOn === undefined ? '—' : <time dateTime={decidedOn}>{decidedOn}</time>,
          },
          { term: texts.district, value: say(findDistrict(district)?.name ?? plain(district)) },
          { term: texts.repairFrom, value: <time dateTime={repairFrom}>{repairFrom}</time> },
          ...(list
            ? [
                { term: texts.listing, value: say(list.listing) },
                { term: texts.removal, value: say(list.removal) },
                { term: texts.remedies, value: say(list.remedies) },
              ]
            : []),
        ]}
      />
      <p class="hint">{say(texts.groundsHint)}</p>
      <Table
        caption={texts.measures}
        empty={texts.noMeasures}
        rows={measures}
        columns={[
          { title: texts.measure, cell: ({ code, orderedOn }) => say(measureWords(code, orderedOn)) },
          { title: texts.measureBasis, cell: ({ code, orderedOn }) => basisOf(code, orderedOn) || '—' },
        ]}
      />
    </>
  )
}

const basisOf = (code: string, on: string) =>
  (measuresOn(on).find((measure) => measure.code === code)?.bases ?? [])
    .map(({ document, number, article = '' }) => `${document}${number === undefined ? '' : `（${number}）`}${article}`)
    .join('；')
