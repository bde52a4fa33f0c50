import { listCases } from '../../../database/queries/cases.ts'
import type { MessageRow } from '../../../database/queries/messages.ts'
import { listMessages } from '../../../database/queries/messages.ts'
import { mailboxOf, visibleCases } from '../../../identity/rights.ts'
import { hasMailbox } from '../../kit/navigation.ts'
import { cursorIn } from '../../kit/cursor.ts'
import { Cut } from '../../kit/cut.tsx'
import { momentWords } from '../../kit/moment.ts'
import { CaseLink, Heading, Pager, Table, Tag } from '../../kit/parts.tsx'
import type { Screen } from '../../kit/screen.ts'
import { rememberSeen, seenBy } from '../../kit/unread.ts'
import { useSay, useVisit } from '../../kit/visit.ts'
import { texts } from './texts.ts'
import { messageWords, noteIn } from './words.ts'

const pageSize = 30

/** What the system has told the reader's office or entity. */
export const messagesScreen: Screen = {
  url: '/messages',
  roles: hasMailbox,
  get: async ({ deps, actor, query, request, reply }) => {
    const db = deps.readAs(actor)
    const recipient = mailboxOf(actor) ?? ''
    const before = cursorIn(query, ['number'])?.[0]
    const box = { recipient, onlyCases: actor.onlyCases }
    const { items, next } = await listMessages(db, box, {
      before: before === undefined ? undefined : Number(before),
      limit: pageSize,
    })
    const caseNos = [...new Set(items.map(({ caseNo }) => caseNo))]
    const cases = await listCases(db, visibleCases(actor, 1), { caseNos, limit: pageSize })
    const seen = seenBy(request, actor)
    const newest = items[0]?.id
    if (before === undefined && newest !== undefined) rememberSeen(reply, actor, newest)
    const names = new Map(cases.items.map(({ caseNo, entityName }) => [caseNo, entityName]))
    return { title: texts.title, body: <Messages rows={items} names={names} seen={seen} next={next} /> }
  },
}

interface Props {
  readonly rows: readonly MessageRow[]
  readonly names: ReadonlyMap<string, string>
  /** The newest message that the reader has seen in this browser; undefined when there was none yet. */
  readonly seen: number | undefined
  readonly next: string | undefined
}

function Messages({ rows, names, seen, next }: Props) {
  const say = useSay()
  const { path } = useVisit()
  return (
    <>
      <Heading title={texts.title} lead={texts.lead} />
      <Table
        caption={texts.list}
        empty={texts.none}
        rows={rows}
        columns={[
          { title: texts.when, cell: ({ createdAt }) => momentWords(createdAt) },
          {
            title: texts.what,
            cell: (row) => {
              const note = noteIn(row)
              const words = <Cut text={say(messageWords(row))} link={false} />
              return (
                <>
                  {seen !== undefined && row.id > seen ? <Tag tone="now" text={texts.fresh} /> : null}{' '}
                  {note === undefined ? words : <a href={`/supervision/notes/${note}`}>{words}</a>}
                </>
              )
            },
          },
          {
            title: texts.whose,
            cell: ({ caseNo }) => {
              const entityName = names.get(caseNo)
              return entityName === undefined ? (
                <span class="code">{caseNo}</span>
              ) : (
                <CaseLink caseNo={caseNo} entityName={entityName} />
              )
            },
          },
        ]}
      />
      <Pager path={path} next={next} />
    </>
  )
}
