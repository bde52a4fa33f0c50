import { createHash, randomUUID } from 'node:crypto'
import type { Refusal } from '../../../domain/refusal.ts'
import { isRefusal } from '../../../domain/refusal.ts'
import { refusalText } from '../../../domain/refusal-texts/index.ts'
import type { Given } from '../../../record/publication/propose.ts'
import { propose } from '../../../record/publication/propose.ts'
import { listPublications } from '../../../record/publication/publications.ts'
import type { Problem } from '../../../rules/check.ts'
import type { Fault } from '../../form/faults.ts'
import { one } from '../../form/values.ts'
import { notForYou } from '../../kit/messages.tsx'
import type { Asked, Screen, Shown } from '../../kit/screen.ts'
import { supervisors } from '../supervision/roles.ts'
import { texts } from './texts.ts'
import { Rules } from './view.tsx'

const listed = 50

/** The packs in force, and the publications of packs and calendars; an operator proposes one here. */
export const rulesScreen: Screen = {
  url: '/rules',
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
    const { pool, clock, rules } = deps.record
    const requestHash = createHash('sha256')
      .update(JSON.stringify([given, reason]))
      .digest('base64')
    const idempotency = { key: one(typed, '_key').slice(0, 200), requestHash }
    const done = await propose(pool, rules, {
      given,
      reason,
      actor,
      at: await clock.now(),
      requestId: request.id,
      idempotency,
    })
    if (isRefusal(done)) return await show(asked, faultsOf(done))
    await startSoon(asked, done.id)
    return { goTo: `/rules/publications/${done.id}`, flash: texts.proposedFlash }
  },
}

async function show({ deps, actor, typed, speakOf }: Asked, faults: readonly Fault[] = []): Promise<Shown> {
  const publications = actor.role === 'districtSupervisor' ? [] : await listPublications(deps.record.pool, listed)
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
  return { title: texts.title, body, ...(faults.length > 0 ? { wrong: true } : {}) }
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
  const whole: Fault = { path: 'content', text: { zh: refusalText(refusal, 'zh'), en: refusalText(refusal, 'en') } }
  return [
    whole,
    ...problems.slice(0, 20).map(({ place, reason, zh }) => ({
      path: 'content',
      text: { zh: `${place}：${zh}`, en: `${place}: ${reason}` },
    })),
  ]
}

/** Starts the workflow of a publication; the sweep starts it later when it cannot be started now. */
export async function startSoon({ deps, request }: Asked, id: string): Promise<void> {
  await deps
    .startRecomputation(id)
    .catch((error: unknown) => request.log.warn({ err: error }, 'recomputation not started; the sweep will'))
}
