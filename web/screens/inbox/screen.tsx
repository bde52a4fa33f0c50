import type { DueScope } from '../../../database/queries/desk.ts'
import { listDue } from '../../../database/queries/desk.ts'
import { listDrafts } from '../../../database/queries/drafts.ts'
import type { Role } from '../../../domain/actor.ts'
import { cursorIn } from '../../kit/cursor.ts'
import { decideContext } from '../../kit/one-case.ts'
import type { Screen } from '../../kit/screen.ts'
import { actFor } from '../case/actions.ts'
import { texts } from './texts.ts'
import { Inbox } from './view.tsx'

/** What a role of the agency owes, by the topic of the deadline. */
const topics: Readonly<Partial<Record<Role, readonly string[]>>> = {
  caseOfficer: [
    'listing.serveNotice',
    'listing.hearing',
    'listing.determine',
    'listing.serveDecision',
    'publicity.publish',
    'rectification.check',
    'interview.arrange',
    'interview.record',
    'objection.verify',
    'repair.accept',
    'repair.decide',
  ],
  reviewer: [
    'listing.review',
    'listing.determine',
    'rectification.check',
    'interview.arrange',
    'objection.verify',
    'repair.decide',
    'annulment.confirm',
  ],
}

/** The inbox: what must I do today. */
export const inboxScreen: Screen = {
  url: '/work',
  roles: ['caseOfficer', 'reviewer', 'implementingOfficer'],
  get: async (asked) => {
    const { deps, actor, query, visit } = asked
    const { pool } = deps.record
    const agency = actor.agency ?? ''
    const scope: DueScope =
      actor.role === 'implementingOfficer'
        ? { department: agency }
        : { agency, topics: topics[actor.role] ?? [], account: actor.onBehalfOf ?? actor.id }
    const after = cursorIn(query, ['date', 'text', 'text'])
    const [page, drafts] = await Promise.all([
      listDue(pool, deps.readAs(actor), scope, { today: visit.today, after, limit: 30 }),
      listDrafts(pool, actor.id),
    ])
    const context = decideContext(asked)
    const todos = page.items.map((row) => ({ ...row, act: actFor(row.topic, row.state, context) }))
    asked.speakOf(page.items.map(({ assignee }) => assignee))
    return { title: texts.title, body: <Inbox todos={todos} counts={page.counts} drafts={drafts} next={page.next} /> }
  },
}
