import { visibleCases } from '../../../../identity/rights.ts'
import { countBehind, listBehind } from '../../../../database/queries/supervision/numbers.ts'
import { cursorIn } from '../../../kit/cursor.ts'
import { notFound } from '../../../kit/messages.tsx'
import type { Screen } from '../../../kit/screen.ts'
import { supervisionCrumb, supervisors } from '../roles.ts'
import { numberIn } from './address.ts'
import type { ExportAsked } from './export.ts'
import { exportApart } from './export-apart.ts'
import { texts } from './texts.ts'
import { Behind } from './view.tsx'

const pageSize = 25
/** Rows that a file may hold: what an office computer opens at once. */
const mostInFile = 20_000

/** The list behind a number: which cases make it. */
export const behindScreen: Screen = {
  url: '/supervision/list',
  roles: supervisors,
  get: async ({ deps, actor, query }) => {
    const number = numberIn(query)
    if (!number) return notFound
    const db = deps.readAs(actor)
    const visible = visibleCases(actor, 1)
    const after = cursorIn(query, ['text', 'text'])
    const [{ items, next }, count] = await Promise.all([
      listBehind(db, visible, number, { after, limit: pageSize }),
      countBehind(db, visible, number),
    ])
    return {
      title: texts.title,
      crumbs: [supervisionCrumb],
      body: (
        <Behind
          number={number}
          rows={items}
          next={next}
          count={count}
          most={mostInFile}
          mayNote={actor.role === 'citySupervisor' || actor.role === 'districtSupervisor'}
        />
      ),
    }
  },
}

/** The same list as a workbook. */
export const behindWorkbook = file('xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')

/** The same list as CSV. */
export const behindCsv = file('csv', 'text/csv; charset=utf-8')

function file(as: ExportAsked['as'], type: string): Screen {
  return {
    url: `/supervision/list.${as}`,
    roles: supervisors,
    get: async ({ deps, actor, query, visit }) => {
      const number = numberIn(query)
      if (!number) return notFound
      const { items } = await listBehind(deps.readAs(actor), visibleCases(actor, 1), number, { limit: mostInFile })
      const content = Buffer.from(await exportApart({ rows: items, lang: visit.lang, as }, actor.id))
      const disposition = `attachment; filename="bihuan-${number.of}-${visit.today}.${as}"`
      return {
        send: (reply) =>
          reply.type(type).header('content-disposition', disposition).header('cache-control', 'no-store').send(content),
      }
    },
  }
}
