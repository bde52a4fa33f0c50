import { notForYou } from '../../kit/messages.tsx'
import { told } from '../../kit/flash.ts'
import type { Screen } from '../../kit/screen.ts'
import { texts } from './texts.ts'
import { Proof } from './view.tsx'
import { readBacklog } from '../../../casework/operation.ts'
import { askVerification, listVerifications, listCheckpoints, listKeys } from '../../../casework/log.ts'

const shownCheckpoints = 12
const shownVerifications = 10

/** Whether anything has been altered: the signed log, its checkpoints, and what verifications have found. */
export const proofScreen: Screen = {
  url: '/proof',
  roles: ['auditor', 'operator', 'citySupervisor'],
  get: async ({ deps: { record }, actor, speakOf }) => {
    const [checkpoints, keys, verifications, backlog] = await Promise.all([
      listCheckpoints(record, undefined, shownCheckpoints),
      listKeys(record),
      listVerifications(record, shownVerifications),
      readBacklog(record),
    ])
    speakOf(verifications.map(({ askedBy }) => askedBy))
    const mayAsk = actor.role !== 'citySupervisor'
    return {
      title: texts.title,
      body: (
        <Proof
          checkpoints={checkpoints}
          keys={keys}
          verifications={verifications}
          waiting={backlog.unlogged}
          mayAsk={mayAsk}
        />
      ),
    }
  },
  post: async ({ deps, actor }) => {
    if (actor.role === 'citySupervisor') return notForYou
    await askVerification(deps.record, actor.id)
    return { goTo: '/proof', flash: told.begun(texts.asked) }
  },
}
