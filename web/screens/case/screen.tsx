import { listEntries } from '../../../database/queries/cases.ts'
import { everyRole } from '../../../api/access.ts'
import { notFound } from '../../kit/messages.tsx'
import { askedCase, caseCrumbs, decideContext } from '../../kit/one-case.ts'
import type { Screen } from '../../kit/screen.ts'
import { plain } from '../../kit/words.ts'
import { actionsFor } from './actions.ts'
import { CasePage } from './view.tsx'

/** One case: where it is and what comes next. */
export const caseScreen: Screen = {
  url: '/cases/:caseNo',
  roles: everyRole,
  get: async (asked) => {
    const state = await askedCase(asked)
    if (!state) return notFound
    const track = asked.query['track'] ?? ''
    const entries = await listEntries(asked.deps.readAs(asked.actor), state.caseNo)
    const shown = track === '' ? entries : entries.filter(({ type }) => type.startsWith(`${track}.`))
    return {
      title: plain(`${state.entity.name} ${state.caseNo}`),
      crumbs: caseCrumbs(state).slice(0, 1),
      body: <CasePage state={state} actions={actionsFor(state, decideContext(asked))} entries={shown} track={track} />,
    }
  },
}
