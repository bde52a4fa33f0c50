import { lettersFor } from '../../../casework/letters.ts'
import { entriesOfUndoing } from '../../../database/queries/entries.ts'
import type { CaseState } from '../../../domain/case.ts'
import { originOf } from '../../kit/origin.ts'
import type { Asked } from '../../kit/screen.ts'
import { matterScreen } from '../matter/one-matter.ts'
import { placesOf } from './places.ts'
import { texts } from './texts.ts'
import type { Certificate } from './view.tsx'
import { TakenDownPage } from './view.tsx'

/** Is it gone everywhere? */
export const takenDownScreen = matterScreen('/taken-down', texts.title, async (asked, state) => {
  const entries = await entriesOfUndoing(asked.deps.readAs(asked.actor), state.caseNo)
  // What a department has written as its proof is for staff.
  const places = placesOf(state, entries).map(({ receipt: _receipt, ...place }) => place)
  return <TakenDownPage state={state} places={places} certificate={await certificateOf(asked, state)} />
})

// The newest one, unless its repair was revoked: then it counts no more and is not handed out again.
async function certificateOf({ deps, actor, request }: Asked, state: CaseState): Promise<Certificate | undefined> {
  if (state.repairs.at(-1)?.status !== 'granted') return undefined
  const letters = await lettersFor(deps, actor, state)
  const found = letters.findLast(({ letter }) => letter.kind === 'repairCertificate')
  if (!found?.entered?.checkCode) return undefined
  const { number, checkCode } = found.entered
  const query = new URLSearchParams({ number, code: checkCode })
  return {
    href: `/api/v1/letters/${state.caseNo}.${found.letter.occasion}`,
    number,
    checkCode,
    check: `${originOf(request)}/verify?${query.toString()}`,
  }
}
