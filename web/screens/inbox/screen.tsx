import { listDrafts } from '../../../database/queries/drafts.ts'
import { nearness } from '../../../database/queries/nearness.ts'
import type { WaitingAccount } from '../../../database/queries/account-proofs.ts'
import { cursorIn } from '../../kit/cursor.ts'
import { decideContext } from '../../kit/one-case.ts'
import type { Asked, Screen } from '../../kit/screen.ts'
import { actFor } from '../case/actions.ts'
import { deskScope } from './scope.ts'
import { offersOf } from '../together/waiting.ts'
import { texts } from './texts.ts'
import { Inbox } from './view.tsx'
import { listDue, listReturned } from '../../../casework/desk.ts'
import { listUnanswered } from '../../../casework/supervision.ts'
import { listWaitingAccounts } from '../../../casework/account-proofs.ts'

/** The inbox: what must I do today. */
export const inboxScreen: Screen = {
  url: '/work',
  roles: ['caseOfficer', 'reviewer', 'implementingOfficer'],
  get: async (asked) => {
    const { deps, actor, query, visit } = asked
    const { record } = deps
    const agency = actor.agency ?? ''
    const scope = deskScope(actor)
    const near = nearness.find((one) => one === query['due'])
    const after = cursorIn(query, ['date', 'text', 'text'])
    const isOfficer = actor.role === 'caseOfficer'
    const isAgency = isOfficer || actor.role === 'reviewer'
    const account = actor.onBehalfOf ?? actor.id
    const [page, drafts, accounts, returned, notes] = await Promise.all([
      listDue(record, deps.readAs(actor), scope, { today: visit.today, near, after, limit: 30 }),
      listDrafts(deps.readAs(actor), actor.id),
      waitingAccounts(asked),
      isOfficer ? listReturned(record, deps.readAs(actor), { agency, account, limit: 50 }) : [],
      isAgency ? listUnanswered(record, agency, 20) : [],
    ])
    const context = decideContext(asked)
    const todos = page.items.map((row) => ({ ...row, act: actFor(row.topic, row.state, context) }))
    asked.speakOf([
      ...returned.map(({ assignee }) => assignee),
      ...page.items.map(({ assignee }) => assignee),
      ...accounts.map(({ seenBy }) => seenBy),
    ])
    const isWhole = page.next === undefined && after === undefined && near === undefined
    const offers = await offersOf(asked, { todos, isWhole })
    const body = (
      <Inbox
        offers={offers}
        todos={todos}
        counts={page.counts}
        near={near}
        returned={returned}
        notes={notes}
        drafts={drafts}
        accounts={accounts}
        next={page.next}
      />
    )
    return { title: texts.title, body }
  },
}

// The proof of an account is given and confirmed as oneself only.
async function waitingAccounts({ deps, actor }: Asked): Promise<readonly WaitingAccount[]> {
  const { role, agency, id, onBehalfOf } = actor
  if (onBehalfOf !== undefined || agency === undefined || (role !== 'caseOfficer' && role !== 'reviewer')) return []
  return await listWaitingAccounts(deps.record, { agency, account: id, role })
}
