import { z } from 'zod'
import {
  decideSubscriber,
  listSubscriberProposals,
  listSubscribers,
  proposeSubscriber,
  subscriberDeciders,
  subscriberReaders,
} from '../../../casework/subscribers.ts'
import { isRefusal } from '../../../domain/refusal.ts'
import type { RefusalCode } from '../../../domain/refusals/index.ts'
import type { Fault } from '../../form/faults.ts'
import { checkForm, refusalFault, wrongBy } from '../../form/faults.ts'
import { firstValues, one } from '../../form/values.ts'
import { told } from '../../kit/flash.ts'
import { notForYou } from '../../kit/messages.tsx'
import type { Asked, Screen, Shown } from '../../kit/screen.ts'
import { askIfSure } from '../../kit/sure.tsx'
import { subscriberFields, subscriberSchema } from './form.ts'
import { texts } from './texts.ts'
import { Subscribers } from './view.tsx'

const listed = 100

/** Who is told of records: the registered, what waits for a second person, and proposing one. */
export const subscribersScreen: Screen = {
  url: '/subscribers',
  fieldsOf: () => subscriberFields,
  roles: subscriberReaders,
  asOneself: true,
  get: async (asked) => await show(asked),
  post: async (asked) => (one(asked.typed, 'act') === '' ? await propose(asked) : await decide(asked)),
}

async function propose(asked: Asked): Promise<Shown> {
  const { deps, actor, request, typed } = asked
  if (actor.role !== 'operator') return notForYou
  const checked = checkForm(subscriberSchema, subscriberFields, typed)
  if (checked.faults) return await show(asked, checked.faults)
  const made = await proposeSubscriber(deps, { request, by: actor.id }, checked.payload)
  if (isRefusal(made)) return await show(asked, [refusalFault(made, placeOf[made.code])])
  return { goTo: '/subscribers', flash: told.done(texts.proposed) }
}

const placeOf: Partial<Record<RefusalCode, string>> = {
  'subscriber.waits': 'code',
  'subscriber.addressNeeded': 'address',
  'subscriber.addressInside': 'address',
  'subscriber.unknownAccount': 'account',
}

async function decide(asked: Asked): Promise<Shown> {
  const { deps, actor, request, typed } = asked
  const id = z.uuid().safeParse(one(typed, 'id'))
  const decision = z.enum(['approved', 'rejected']).safeParse(one(typed, 'act'))
  if (!subscriberDeciders.includes(actor.role)) return notForYou
  if (!id.success || !decision.success) return await show(asked)
  const approves = decision.data === 'approved'
  const question = askIfSure(asked, {
    title: approves ? texts.approve : texts.reject,
    means: approves ? texts.approveMeans : texts.rejectMeans,
    act: approves ? texts.approve : texts.reject,
    leaveTo: '/subscribers',
  })
  if (question) return question
  const done = await decideSubscriber(
    deps,
    { request, by: actor.id },
    { id: id.data, decision: decision.data, comments: '' },
  )
  if (isRefusal(done)) return await show(asked, [refusalFault(done)])
  return { goTo: '/subscribers', flash: told.done(approves ? texts.approved : texts.rejected) }
}

async function show(asked: Asked, faults: readonly Fault[] = []): Promise<Shown> {
  const { deps, actor, visit, typed } = asked
  const [subscribers, proposals] = await Promise.all([
    listSubscribers(deps.record),
    listSubscriberProposals(deps.record, listed),
  ])
  const waiting = proposals.filter(({ decision }) => decision === null)
  asked.speakOf(waiting.map(({ proposedBy }) => proposedBy))
  const scene = { actor, today: visit.today }
  const values = 'code' in typed ? typed : firstValues(subscriberFields, scene)
  return {
    title: texts.title,
    body: <Subscribers subscribers={subscribers} waiting={waiting} values={values} scene={scene} faults={faults} />,
    ...wrongBy(faults),
  }
}
