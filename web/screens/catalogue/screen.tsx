import { localDate } from '../../../casework/schemas/common.ts'
import type { LocalDate } from '../../../domain/dates.ts'
import { listTypesOn, measuresOn } from '../../../rules/catalogue.ts'
import { Heading, Notice } from '../../kit/parts.tsx'
import type { PublicScreen } from '../../kit/screen.ts'
import { useSay } from '../../kit/visit.ts'
import { Lists } from './list-cards.tsx'
import { Measures } from './measure-table.tsx'
import { texts } from './texts.ts'

/** What may be done to whom, on what basis: the published measures and lists of a day (条例 Art 32, 国办发〔2020〕49号). */
export const catalogueScreen: PublicScreen = {
  url: '/catalogue',
  roles: 'public',
  get: async ({ query, visit }) => {
    const asked = query['on']?.trim() ?? ''
    const on = localDate.safeParse(asked).data
    return {
      title: texts.title,
      body: <Catalogue on={on ?? visit.today} wrong={asked === '' || on ? undefined : asked} />,
    }
  },
}

function Catalogue({ on, wrong }: { readonly on: LocalDate; readonly wrong: string | undefined }) {
  const say = useSay()
  return (
    <>
      <Heading title={texts.title} lead={texts.lead} />
      {wrong === undefined ? null : (
        <Notice tone="now">
          <p>{say(texts.badDay, { day: wrong })}</p>
        </Notice>
      )}
      <form class="filter" method="get" action="/catalogue">
        <div class="field">
          <label for="on">{say(texts.on)}</label>
          <input id="on" name="on" type="date" value={on} />
        </div>
        <button class="button button-second">{say(texts.show)}</button>
      </form>
      <Measures measures={measuresOn(on).filter(({ published }) => published)} />
      <Lists lists={listTypesOn(on)} />
      <p class="hint">
        <a href={`/api/v1/catalogue/measures?on=${on}`}>{say(texts.measureData)}</a>{' '}
        <a href={`/api/v1/catalogue/lists?on=${on}`}>{say(texts.listData)}</a>
      </p>
    </>
  )
}
