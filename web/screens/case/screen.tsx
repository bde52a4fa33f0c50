import { drawUp, isToBeEntered, lettersFor } from '../../../casework/letters.ts'
import { pageOfEntries } from '../../../database/queries/entries.ts'
import { listEvidence } from '../../../database/queries/evidence.ts'
import { everyRole } from '../../../http/access.ts'
import { currentTemplate } from '../../../letters/templates.ts'
import { one } from '../../form/values.ts'
import { authorsOf } from '../../kit/people.ts'
import { placedMeeting } from '../../kit/meeting.tsx'
import { notFound } from '../../kit/messages.tsx'
import { twinsOf } from '../../kit/same-decision.tsx'
import { askedCase, caseCrumbs, decideContext, placeIn } from '../../kit/one-case.ts'
import { told } from '../../kit/flash.ts'
import type { Screen } from '../../kit/screen.ts'
import { askIfSure } from '../../kit/sure.tsx'
import { filledIn, plain } from '../../kit/words.ts'
import { texts } from './texts.ts'
import { actionsFor } from './actions.ts'
import { CasePage } from './view.tsx'
import { listNoticeAccounts } from '../../../casework/account-proofs.ts'

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
    const isAgency = asked.actor.role === 'caseOfficer' || asked.actor.role === 'reviewer'
    const [page, letters, files, accounts, meeting, twins] = await Promise.all([
      pageOfEntries(asked.deps.readAs(asked.actor), state.caseNo, { track, before: placeIn(asked.query['before']) }),
      lettersFor(asked.deps, asked.actor, state),
      listEvidence(asked.deps.readAs(asked.actor), state.caseNo),
      isAgency ? listNoticeAccounts(asked.deps.record, state.caseNo) : undefined,
      placedMeeting(asked.deps.readAs(asked.actor), state),
      twinsOf(asked, state),
    ])
    asked.speakOf(authorsOf(page.entries))
    return {
      title: plain(`${state.entity.name} ${state.caseNo}`),
      crumbs: caseCrumbs(state).slice(0, 1),
      body: (
        <CasePage
          state={state}
          actions={actionsFor(state, decideContext(asked))}
          page={page}
          letters={letters}
          files={files}
          accounts={accounts}
          meeting={meeting}
          twins={twins}
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
    const letters = state ? await lettersFor(asked.deps, asked.actor, state) : []
    const found = letters.find(
      (shown) =>
        (shown.status !== 'served' || isToBeEntered(shown)) && shown.letter.occasion === one(asked.typed, 'occasion'),
    )
    if (!state || !found) return notFound
    const question = askIfSure(asked, {
      title: texts.drawUpOf,
      means: texts.drawUpMeans,
      act: texts.drawUp,
      items: [{ label: texts.drawUpLetter, value: currentTemplate(found.letter.kind).title }],
      leaveTo: `/cases/${state.caseNo}`,
      crumbs: caseCrumbs(state),
    })
    if (question) return question
    const number = await drawUp(asked.deps, asked.actor, state, found)
    if (one(asked.typed, 'print') === 'yes') return { goTo: `/api/v1/letters/${state.caseNo}.${found.letter.occasion}` }
    return { goTo: `/cases/${state.caseNo}`, flash: told.done(filledIn(texts.numbered, { number })) }
  },
}
