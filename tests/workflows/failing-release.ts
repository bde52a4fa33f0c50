// A release whose conductor fails as soon as it has looked at the record, so that the record knows it as up to date.
import { closedLoop } from '../../workflows/closed-loop.ts'
import { conduct } from '../../workflows/conductor.ts'
import type { CaseRef } from '../../workflows/contract.ts'
import { givenCase } from '../../workflows/given.ts'
import { settled } from '../../workflows/phases/settled.ts'

export { tidying, wakeSweep } from '../../workflows/index.ts'

/** Broken on purpose: a program's error, which fails the task and not the workflow. */
export async function sanctionCase(ref: CaseRef): Promise<void> {
  await conduct(givenCase(ref), {
    run: async (conducting) => {
      const failing = async () => {
        await conducting.until(({ ending, stage }) => ending || stage === 'inReview')
        throw new TypeError('broken on purpose after reading')
      }
      await Promise.all([closedLoop(conducting), failing()])
    },
    isOver: settled,
  })
}
