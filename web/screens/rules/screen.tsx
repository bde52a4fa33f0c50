import { randomUUID } from 'node:crypto'
import type { Refusal } from '../../../domain/refusal.ts'
import { isRefusal } from '../../../domain/refusal.ts'
import type { Given } from '../../../record/publication/propose.ts'
import type { Problem } from '../../../rules/check.ts'
import type { Fault } from '../../form/faults.ts'
import { refusalFault, wrongBy } from '../../form/faults.ts'
import { one } from '../../form/values.ts'
import { notForYou } from '../../kit/messages.tsx'
import { told } from '../../kit/flash.ts'
import type { Asked, Screen, Shown } from '../../kit/screen.ts'
import { supervisors } from '../supervision/roles.ts'
import { texts } from './texts.ts'
import { proposalFields, Rules } from './view.tsx'
import { proposeRules, listPublications } from '../../../casework/publications.ts'

const listed = 50

/** The packs in force, and the publications of packs and calendars; an operator proposes one here. */
export const rulesScreen: Screen = {
  url: '/rules',
  fieldsOf: () => proposalFields,
  roles: supervisors,
  get: async (asked) => await show(asked),
  post: async (asked) => {
    const { deps, actor, typed, request } = asked
    if (actor.role !== 'operator') return notForYou
    const reason = one(typed, 'reason').trim()
    const given = givenIn(one(typed, 'content'))
    const faults: Fault[] = [
      ...(given ? [] : [{ path: 'content', text: texts.notJson }]),
      ...(reason === '' ? [{ path: 'reason', text: { zh: '请填写“理由”。', en: 'Fill in “Reason”.' } }] : []),
    ]
    if (!given || faults.length > 0) return await show(asked, faults)
    const { id: requestId, log } = request
    const key = one(typed, '_key').slice(0, 200)
    const done = await proposeRules(deps, { given, reason, actor, requestId, key, log })
    if (isRefusal(done)) return await show(asked, faultsOf(done))
    return { goTo: `/rules/publications/${done.id}`, flash: told.begun(texts.proposedFlash) }
  },
}

async function show({ deps, actor, typed, speakOf }: Asked, faults: readonly Fault[] = []): Promise<Shown> {
  const publications = actor.role === 'districtSupervisor' ? [] : await listPublications(deps.record, listed)
  speakOf(publications.map(({ proposedBy }) => proposedBy))
  const body = (
    <Rules
      packs={deps.record.rules.packs}
      publications={publications}
      typed={typed}
      faults={faults}
      formKey={one(typed, '_key') || randomUUID()}
    />
  )
  return { title: texts.title, body, ...wrongBy(faults) }
}

// A calendar year has a year, a pack an id.
function givenIn(text: string): Given | undefined {
  try {
    const content = JSON.parse(text) as unknown
    if (typeof content !== 'object' || content === null) return undefined
    return 'year' in content ? { calendar: content } : { pack: content }
  } catch {
    return undefined
  }
}

/** Why a pack or calendar was refused: the sentence, then each place that is wrong. */
export function faultsOf(refusal: Refusal): Fault[] {
  const { problems = [] } = refusal.params as { problems?: readonly Problem[] }
  return [
    refusalFault(refusal, 'content'),
    ...problems.slice(0, 20).map(({ place, reason, zh }) => ({
      path: 'content',
      text: { zh: `${place}：${zh}`, en: `${place}: ${reason}` },
    })),
  ]
}
