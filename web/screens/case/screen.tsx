import { drawUp, lettersFor } from '../../../api/case-letters.ts'
import { listEntries } from '../../../database/queries/cases.ts'
import { listEvidence } from '../../../database/queries/evidence.ts'
import { everyRole } from '../../../api/access.ts'
import { one } from '../../form/values.ts'
import { authorsOf } from '../../kit/people.ts'
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
    // An entity has a page of its own for each matter; what the last act has done is told there.
    if (asked.actor.role === 'entityAgent')
      return { goTo: `/matters/${state.caseNo}`, ...(asked.visit.flash ? { flash: asked.visit.flash } : {}) }
    const track = asked.query['track'] ?? ''
    const [entries, letters, files] = await Promise.all([
      listEntries(asked.deps.readAs(asked.actor), state.caseNo),
      lettersFor(asked.deps.record, asked.actor, state),
      listEvidence(asked.deps.record.pool, state.caseNo),
    ])
    const shown = track === '' ? entries : entries.filter(({ type }) => type.startsWith(`${track}.`))
    asked.speakOf(authorsOf(shown))
    return {
      title: plain(`${state.entity.name} ${state.caseNo}`),
      crumbs: caseCrumbs(state).slice(0, 1),
      body: (
        <CasePage
          state={state}
          actions={actionsFor(state, decideContext(asked))}
          entries={shown}
          letters={letters}
          files={files}
          track={track}
        />
      ),
    }
  },
}

/** Gives a letter that is to be served its number; asked again it keeps it. */
export const drawUpScreen: Screen = {
  url: '/cases/:caseNo/letters',
  roles: ['caseOfficer'],
  post: async (asked) => {
    const state = await askedCase(asked)
    const { record } = asked.deps
    const letters = state ? await lettersFor(record, asked.actor, state) : []
    const found = letters.find(
      ({ letter, status }) => status !== 'served' && letter.occasion === one(asked.typed, 'occasion'),
    )
    if (!state || !found) return notFound
    const number = await drawUp(asked.deps, asked.actor, state, found.letter)
    return { goTo: `/cases/${state.caseNo}`, flash: { zh: `文号为 ${number}。`, en: `Its number is ${number}.` } }
  },
}
