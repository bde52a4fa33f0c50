import { orders } from '../../../database/queries/found-cases.ts'
import { nearness } from '../../../database/queries/nearness.ts'
import { districts, findDistrict } from '../../../domain/identifiers/districts.ts'
import { stages } from '../../../domain/stage.ts'
import { findListType, listTypes } from '../../../rules/catalogue.ts'
import { useSay } from '../../kit/visit.ts'
import { stageWords, tierWords } from '../../kit/vocabulary.ts'
import type { Bilingual } from '../../kit/words.ts'
import { plain } from '../../kit/words.ts'
import type { Wanted } from './asked.ts'
import { addressOf } from './asked.ts'
import { texts } from './texts.ts'

/** What a list is called. */
export const listTitle = (code: string) => findListType(code)?.title ?? plain(code)

interface Props {
  readonly wanted: Wanted
  /** The reader sees one district alone. */
  readonly bounds: boolean
}

interface Choice {
  readonly value: string
  readonly label: Bilingual
}

/** Filters as one form: its address is what was asked for. */
export function Filters({ wanted, bounds }: Props) {
  const say = useSay()
  const lists = listTypes.filter(({ polarity }) => polarity === 'sanction')
  const choice = (
    name: string,
    label: Bilingual,
    any: Bilingual | undefined,
    now: string,
    options: readonly Choice[],
  ) => (
    <div class="field">
      <label for={name}>{say(label)}</label>
      <select id={name} name={name}>
        {any ? <option value="">{say(any)}</option> : null}
        {options.map((option) => (
          <option value={option.value} selected={option.value === now}>
            {say(option.label)}
          </option>
        ))}
      </select>
    </div>
  )
  const from = <V extends string>(values: readonly V[], words: Readonly<Record<V, Bilingual>>) =>
    values.map((value) => ({ value, label: words[value] }))
  const { stage = '', listType = '', tier = '', district = '', due = '' } = wanted
  return (
    <form class="filter" method="get" action="/cases" role="search">
      <div class="field">
        <label for="search">{say(texts.search)}</label>
        <input id="search" name="search" type="text" value={wanted.search} maxLength={200} />
      </div>
      {choice('stage', texts.stage, texts.anyStage, stage, from(stages, stageWords))}
      {choice(
        'list',
        texts.list,
        texts.anyList,
        listType,
        lists.map(({ code, title }) => ({ value: code, label: title })),
      )}
      {choice(
        'tier',
        texts.tier,
        texts.anyTier,
        tier,
        from(Object.keys(tierWords) as (keyof typeof tierWords)[], tierWords),
      )}
      {bounds
        ? null
        : choice(
            'district',
            texts.district,
            texts.anyDistrict,
            district,
            districts.map(({ code, name }) => ({ value: code, label: name })),
          )}
      {choice('due', texts.due, texts.anyDue, due, from(nearness, texts))}
      {choice('order', texts.order, undefined, wanted.order, from(orders, texts))}
      <button class="button">{say(texts.find)}</button>
    </form>
  )
}

/** What was asked for, each with a way to ask for it no more. */
export function Tags({ wanted }: Pick<Props, 'wanted'>) {
  const say = useSay()
  const { search, stage, listType, tier, district, due } = wanted
  const tags: readonly (readonly [Bilingual, Wanted])[] = [
    ...(search === '' ? [] : [[plain(search), { ...wanted, search: '' }] as const]),
    ...(stage ? [[stageWords[stage], { ...wanted, stage: undefined }] as const] : []),
    ...(listType ? [[listTitle(listType), { ...wanted, listType: undefined }] as const] : []),
    ...(tier ? [[tierWords[tier], { ...wanted, tier: undefined }] as const] : []),
    ...(district
      ? [[findDistrict(district)?.name ?? plain(district), { ...wanted, district: undefined }] as const]
      : []),
    ...(due ? [[texts[due], { ...wanted, due: undefined }] as const] : []),
  ]
  if (tags.length === 0) return null
  return (
    <ul class="tags" aria-label={say(texts.askedFor)}>
      {tags.map(([words, without]) => (
        <li>
          <a class="tag" href={addressOf(without)}>
            {say(words)} <span aria-hidden="true">✕</span> <span class="quiet">{say(texts.drop)}</span>
          </a>
        </li>
      ))}
    </ul>
  )
}
