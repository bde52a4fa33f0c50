import { everyRole } from '../../../http/access.ts'
import { visibleCases } from '../../../identity/rights.ts'
import { listFoundBy } from '../../../database/queries/cases.ts'
import { countFound, listFound } from '../../../database/queries/found-cases.ts'
import { cursorIn } from '../../kit/cursor.ts'
import type { Asked, Screen } from '../../kit/screen.ts'
import type { ExportAsked } from '../supervision/behind/export.ts'
import { exportApart } from '../supervision/behind/export-apart.ts'
import type { Wanted } from './asked.ts'
import { choosingOf, wantedIn } from './asked.ts'
import { texts } from './texts.ts'
import { mostInFile, Search } from './view.tsx'

/** Finding cases. */
export const searchScreen: Screen = {
  url: '/cases',
  roles: everyRole,
  get: async (asked) => {
    const { deps, actor, query, visit } = asked
    // An entity has all its records on one page.
    if (actor.role === 'entityAgent') return { goTo: '/matters' }
    const visible = visibleCases(actor, 1)
    const db = deps.readAs(actor)
    const wanted = wantedIn(query)
    const after = cursorIn(query, ['date', 'text'])
    const choosing = await choosingOf(asked, wanted)
    const page = { choosing, order: wanted.order, today: visit.today, after, limit: 50 }
    const [{ items, next }, total] = await Promise.all([listFound(db, visible, page), countFound(db, visible, page)])
    const caseNos = items.map(({ caseNo }) => caseNo)
    const foundBy = wanted.search === '' ? [] : await listFoundBy(db, visible, { caseNos, text: wanted.search })
    const bounds = actor.district !== undefined
    return { title: texts.title, body: <Search {...{ rows: items, next, total, wanted, foundBy, bounds }} /> }
  },
}

/** The cases that were found, as a workbook. */
export const searchWorkbook = file('xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')

/** The cases that were found, as CSV. */
export const searchCsv = file('csv', 'text/csv; charset=utf-8')

function file(as: ExportAsked['as'], type: string): Screen {
  return {
    url: `/cases.${as}`,
    roles: everyRole.filter((role) => role !== 'entityAgent'),
    get: async (asked) => {
      const { actor, visit } = asked
      const content = Buffer.from(
        await exportApart({ rows: await rowsOf(asked, wantedIn(asked.query)), lang: visit.lang, as }, actor.id),
      )
      const disposition = `attachment; filename="bihuan-cases-${visit.today}.${as}"`
      return {
        send: (reply) =>
          reply.type(type).header('content-disposition', disposition).header('cache-control', 'no-store').send(content),
      }
    },
  }
}

async function rowsOf(asked: Asked, wanted: Wanted): Promise<ExportAsked['rows']> {
  const { deps, actor, visit } = asked
  const choosing = await choosingOf(asked, wanted)
  const { items } = await listFound(deps.readAs(actor), visibleCases(actor, 1), {
    choosing,
    order: wanted.order,
    today: visit.today,
    limit: mostInFile,
  })
  return items.map((row) => ({ ...row, item: '', ruleId: null, pack: null }))
}
