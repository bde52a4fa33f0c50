import { lettersFor } from '../../../casework/letters.ts'
import { pageOfEntries } from '../../../database/queries/entries.ts'
import { placedMeeting } from '../../kit/meeting.tsx'
import { authorsOf } from '../../kit/people.ts'
import { decideContext, placeIn } from '../../kit/one-case.ts'
import { actionsFor } from '../case/actions.ts'
import { nextStepOf } from './next-step.ts'
import { matterScreen } from './one-matter.ts'
import { partsOf } from './parts-of.ts'
import { texts } from './texts.ts'
import { MatterPage } from './view.tsx'

/** One matter: where it is, who has it, until when. */
export const oneMatterScreen = matterScreen('', texts.title, async (asked, state) => {
  const { deps, actor } = asked
  const [page, letters, meeting] = await Promise.all([
    pageOfEntries(deps.readAs(actor), state.caseNo, { before: placeIn(asked.query['before']) }),
    lettersFor(deps, actor, state),
    placedMeeting(deps.readAs(actor), state, { isEntity: true }),
  ])
  asked.speakOf(authorsOf(page.entries))
  const context = decideContext(asked)
  const { main, others } = actionsFor(state, context)
  const all = main === undefined ? others : [main, ...others]
  return (
    <MatterPage
      state={state}
      next={nextStepOf(state, context)}
      parts={partsOf(state, context)}
      others={all.filter((type) => type !== 'repair.apply')}
      letters={letters}
      meeting={meeting}
      page={page}
    />
  )
})
