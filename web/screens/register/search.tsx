import type { RegisterEntry } from '../../../database/queries/register.ts'
import { districts } from '../../../domain/identifiers/districts.ts'
import { findListType, listTypes } from '../../../rules/catalogue.ts'
import { damagedCode } from '../../../domain/identifiers/damaged-code.ts'
import { damagedText } from '../../../domain/identifiers/fault-words.ts'
import { normalName } from '../../../domain/identifiers/normal-form.ts'
import { sought } from '../../../domain/identifiers/sought.ts'
import type { Fault } from '../../form/faults.ts'
import { Labelled } from '../../form/marks.tsx'
import { FaultSummary } from '../../form/view.tsx'
import { cursorIn } from '../../kit/cursor.ts'
import { Heading, Notice, Pager, Table, Tag } from '../../kit/parts.tsx'
import type { PublicScreen } from '../../kit/screen.ts'
import { useSay, useVisit } from '../../kit/visit.ts'
import { tierWords } from '../../kit/vocabulary.ts'
import { plain } from '../../kit/words.ts'
import { texts } from './texts.ts'
import { searchRegister } from '../../../casework/public-register.ts'

/** Is this entity listed? */
export const registerScreen: PublicScreen = {
  url: '/register',
  roles: 'public',
  getLimit: 'publicReads',
  get: async ({ deps, query }) => {
    const asked = query['search']
    const search = (asked ?? '').trim()
    const browsing = query['browse'] === 'yes'
    const narrowed = narrowing(query)
    const isByOther = browsing || (search === '' && Object.keys(narrowed).length > 0)
    const fault = asked === undefined || isByOther ? undefined : faultIn(search)
    if (fault)
      return {
        title: texts.title,
        wrong: true,
        body: <Register search={search} narrowed={narrowed} faults={[fault]} />,
      }
    if (asked === undefined && !browsing)
      return { title: texts.title, body: <Register search="" narrowed={narrowed} faults={[]} /> }
    const cursor = cursorIn(query, ['text'])
    const page = await searchRegister(deps.record, {
      ...narrowed,
      search: isByOther ? undefined : search,
      after: cursor === undefined ? undefined : String(cursor[0]),
      limit: 20,
    })
    const body = <Register {...{ search, narrowed, found: page.items, next: page.next }} faults={[]} />
    return { title: texts.title, body }
  },
}

function faultIn(search: string): Fault | undefined {
  if (Array.from(normalName(sought(search).text)).length < 2) return { path: 'search', text: texts.tooShort }
  return search.length > 100 ? { path: 'search', text: texts.tooLong } : undefined
}

// What nobody can choose narrows nothing.
const choices = {
  list: listTypes.map(({ code, title }) => [code, title] as const),
  district: districts.map(({ code, name }) => [code, name] as const),
  tier: Object.entries(tierWords),
}
type Choice = keyof typeof choices
type Narrowed = { readonly [K in Choice]?: string }

const narrowing = (query: Readonly<Record<string, string | undefined>>): Narrowed =>
  Object.fromEntries(
    Object.entries(choices).flatMap(([name, all]) => {
      const chosen = query[name]
      return all.some(([code]) => code === chosen) ? [[name, chosen]] : []
    }),
  )

interface Props {
  readonly search: string
  readonly narrowed: Narrowed
  readonly faults: readonly Fault[]
  readonly found?: readonly RegisterEntry[]
  readonly next?: string | undefined
}

function Register({ search, narrowed, faults, found, next }: Props) {
  const say = useSay()
  const { path } = useVisit()
  return (
    <>
      <FaultSummary faults={faults} />
      <Heading title={texts.title} lead={texts.lead} />
      <form method="get" action="/register" role="search" class="card">
        <Labelled path="search" label={texts.search} hint={texts.searchHint} fault={faults[0]}>
          <input
            id="f-search"
            name="search"
            type="search"
            value={search}
            autocomplete="organization"
            aria-describedby={faults[0] ? 'f-search-hint f-search-fault' : 'f-search-hint'}
          />
        </Labelled>
        <Narrow narrowed={narrowed} />
        <button class="button">{say(texts.find)}</button>
      </form>
      {found ? <Found found={found} search={search} /> : <Elsewhere />}
      <Pager path={path} next={next} />
    </>
  )
}

function Narrow({ narrowed }: Pick<Props, 'narrowed'>) {
  const say = useSay()
  return (
    <details open={Object.keys(narrowed).length > 0}>
      <summary>{say(texts.narrow)}</summary>
      {(Object.keys(choices) as Choice[]).map((name) => (
        <Labelled path={name} label={texts[name]}>
          <select id={`f-${name}`} name={name}>
            <option value="">{say(texts.any)}</option>
            {choices[name].map(([code, words]) => (
              <option value={code} selected={narrowed[name] === code}>
                {say(words)}
              </option>
            ))}
          </select>
        </Labelled>
      ))}
    </details>
  )
}

function Elsewhere() {
  const say = useSay()
  return (
    <>
      <p>
        <a href="/register?browse=yes">{say(texts.browse)}</a>
      </p>
      <p>
        {say(texts.check)} <a href="/verify">{say(texts.checkLink)}</a>
      </p>
      <p>
        <a href="/api/v1/register/snapshot">{say(texts.wholeRegister)}</a>
      </p>
    </>
  )
}

function NotFound({ search }: { readonly search: string }) {
  const say = useSay()
  const fault = damagedCode(search)
  if (fault) {
    return (
      <Notice tone="now" title={texts.damaged}>
        <p>{say(damagedText(fault))}</p>
      </Notice>
    )
  }
  return (
    <Notice tone="info" title={texts.empty}>
      {search === '' ? null : <p>{say(texts.lookedFor, { search })}</p>}
      <p>{say(texts.emptyHint)}</p>
    </Notice>
  )
}

function Found({ found, search }: { readonly found: readonly RegisterEntry[]; readonly search: string }) {
  const say = useSay()
  if (found.length === 0) return <NotFound search={search} />
  return (
    <Table
      caption={texts.found}
      empty={texts.empty}
      rows={found}
      columns={[
        {
          title: texts.name,
          cell: ({ caseNo, entityName, entityCode, marked }) => (
            <>
              <a href={`/register/${caseNo}`}>{entityName}</a>
              <br />
              <span class="hint code">{entityCode}</span> {marked ? <Tag tone="now" text={texts.contested} /> : null}
            </>
          ),
        },
        { title: texts.list, cell: ({ listType }) => say(findListType(listType)?.title ?? plain(listType)) },
        { title: texts.conduct, cell: ({ violation }) => violation },
        { title: texts.until, cell: ({ until }) => <time dateTime={until}>{until}</time> },
      ]}
    />
  )
}
