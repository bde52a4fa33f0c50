import type { ComponentChildren } from 'preact'
import type { IconName } from './icon.tsx'
import { Cut } from './cut.tsx'
import { Icon } from './icon.tsx'
import { texts } from './texts.ts'
import { useSay } from './visit.ts'
import type { Bilingual } from './words.ts'

/** A heading with an explanation below it. */
export function Heading({
  title,
  lead,
  children,
}: {
  readonly title: Bilingual
  readonly lead?: Bilingual
  readonly children?: ComponentChildren
}) {
  const say = useSay()
  return (
    <div class="heading">
      <h1>{say(title)}</h1>
      {lead ? <p class="lead">{say(lead)}</p> : null}
      {children}
    </div>
  )
}

export type Tone = 'plain' | 'done' | 'now' | 'late' | 'info'

const icons: Readonly<Record<Tone, IconName>> = { plain: 'open', done: 'done', now: 'now', late: 'late', info: 'info' }

/** A state in words with an icon; never by colour alone. */
export function Tag({ tone = 'plain', text }: { readonly tone?: Tone; readonly text: Bilingual }) {
  const say = useSay()
  return (
    <span class={`tag tag-${tone}`}>
      <Icon name={icons[tone]} /> {capital(say(text))}
    </span>
  )
}

// Status words stand in the middle of sentences elsewhere.
const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

/** Something to know before acting. */
export function Notice({
  tone = 'info',
  title,
  children,
}: {
  readonly tone?: Tone
  readonly title?: Bilingual
  readonly children: ComponentChildren
}) {
  const say = useSay()
  return (
    <div class={`banner banner-${tone}`}>
      {title ? (
        <p class="banner-title">
          <Icon name={icons[tone]} /> <strong>{say(title)}</strong>
        </p>
      ) : null}
      {children}
    </div>
  )
}

export interface Row {
  readonly term: Bilingual
  readonly value: ComponentChildren
}

/** Facts as term and value. */
export function SummaryList({ rows }: { readonly rows: readonly Row[] }) {
  const say = useSay()
  return (
    <dl class="summary">
      {rows.map(({ term, value }) => (
        <div>
          <dt>{say(term)}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}

export interface Column<T> {
  readonly title: Bilingual
  readonly cell: (row: T) => ComponentChildren
  readonly number?: true
}

/** A table with its caption; on a phone each row becomes a card that names its columns. */
export function Table<T>({
  caption,
  columns,
  rows,
  empty,
}: {
  readonly caption: Bilingual
  readonly columns: readonly Column<T>[]
  readonly rows: readonly T[]
  readonly empty: Bilingual
}) {
  const say = useSay()
  if (rows.length === 0) return <p class="empty">{say(empty)}</p>
  return (
    <table class="cards">
      <caption>{say(caption)}</caption>
      <thead>
        <tr>
          {columns.map(({ title, number }) => (
            <th scope="col" class={number ? 'number' : undefined}>
              {say(title)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr>
            {columns.map(({ title, cell, number }) => (
              <td data-title={say(title)} class={number ? 'number' : undefined}>
                <div>{cutIfText(cell(row))}</div>
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

const cutIfText = (content: ComponentChildren) => (typeof content === 'string' ? <Cut text={content} /> : content)

/** The way to the next page of a list. */
export function Pager({ path, next }: { readonly path: string; readonly next: string | undefined }) {
  const say = useSay()
  const url = new URL(path, 'http://local')
  const isFirst = !url.searchParams.has('cursor')
  url.searchParams.delete('cursor')
  const first = url.pathname + url.search
  if (next !== undefined) url.searchParams.set('cursor', next)
  if (isFirst && next === undefined) return null
  return (
    <nav class="pager" aria-label={say(texts.pages)}>
      {isFirst ? null : <a href={first}>{say(texts.first)}</a>}
      {next === undefined ? null : (
        <a href={url.pathname + url.search} rel="next">
          {say(texts.next)} <Icon name="next" />
        </a>
      )}
    </nav>
  )
}

export interface Task {
  readonly href?: string
  readonly title: Bilingual
  readonly hint?: Bilingual
  readonly tone: Tone
  readonly state: Bilingual
}

/** A list of things to do, each with its state in words. */
export function TaskList({ tasks }: { readonly tasks: readonly Task[] }) {
  const say = useSay()
  return (
    <ul class="tasks">
      {tasks.map(({ href, title, hint, tone, state }) => (
        <li>
          <span>
            {href === undefined ? (
              <Cut text={say(title)} />
            ) : (
              <a href={href}>
                <Cut text={say(title)} link={false} />
              </a>
            )}
            {hint ? (
              <span class="hint">
                <Cut text={say(hint)} />
              </span>
            ) : null}
          </span>
          <Tag tone={tone} text={state} />
        </li>
      ))}
    </ul>
  )
}

export interface Happening {
  readonly id: string
  readonly on: string
  readonly title: Bilingual
  readonly by: ComponentChildren
  readonly detail?: ComponentChildren
}

/** What has happened, the latest first, each with its day and its author. */
export function Timeline({ happenings }: { readonly happenings: readonly Happening[] }) {
  const say = useSay()
  return (
    <ol class="timeline">
      {happenings.map(({ id, on, title, by, detail }) => (
        <li id={id}>
          <p class="timeline-title">
            <strong>{say(title)}</strong> <time dateTime={on}>{on}</time>
          </p>
          <p class="hint">{by}</p>
          {detail}
        </li>
      ))}
    </ol>
  )
}

/** Whom a case is about, as a link to it, with its number below. */
export function CaseLink({ caseNo, entityName }: { readonly caseNo: string; readonly entityName: string }) {
  return (
    <>
      <a href={`/cases/${caseNo}`}>{entityName}</a>
      <br />
      <span class="hint code">{caseNo}</span>
    </>
  )
}
