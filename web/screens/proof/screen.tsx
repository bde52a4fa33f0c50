import { readBacklog } from '../../../database/queries/supervision/backlog.ts'
import { askVerification, listVerifications } from '../../../record/log/asked.ts'
import { listCheckpoints, listKeys } from '../../../record/log/proofs.ts'
import { notForYou } from '../../kit/messages.tsx'
import type { Screen } from '../../kit/screen.ts'
import { texts } from './texts.ts'
import { Proof } from './view.tsx'

const shownCheckpoints = 12
const shownVerifications = 10

/** Whether anything has been altered: the signed log, its checkpoints, and what verifications have found. */
export const proofScreen: Screen = {
  url: '/proof',
  roles: ['auditor', 'operator', 'citySupervisor'],
  get: async ({ deps: { record }, actor, speakOf }) => {
    const { pool } = record
    const [checkpoints, keys, verifications, backlog] = await Promise.all([
      listCheckpoints(pool, undefined, shownCheckpoints),
      listKeys(pool),
      listVerifications(pool, shownVerifications),
      readBacklog(pool),
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
    await askVerification(deps.record.pool, actor.id)
    return { goTo: '/proof', flash: texts.asked }
  },
}
