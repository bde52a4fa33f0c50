import type { FastifyRequest } from 'fastify'
import { findSystemAccount } from '../database/queries/accounts.ts'
import type { Act } from '../database/queries/operator-acts.ts'
import type { Role } from '../domain/actor.ts'
import type { Refusal } from '../domain/refusal.ts'
import { isRefusal, refuse } from '../domain/refusal.ts'
import { noteAct } from '../identity/acts.ts'
import { forDoors, opened } from '../record/door-record.ts'
import * as parked from '../record/subscribers/parked.ts'
import { isNamed, refuseInside } from '../record/subscribers/reach.ts'
import * as registry from '../record/subscribers/registry.ts'
import type { Subscriber, SubscriberProposal } from '../record/subscribers/registry.ts'
import * as secrets from '../record/subscribers/secrets.ts'
import type { Deps } from './deps.ts'
import type { ProposedSubscriber } from './schemas/subscriber.ts'

/** Who sees who is told of records, and who approves what an operator has proposed. */
export const subscriberReaders: readonly Role[] = ['operator', 'citySupervisor', 'auditor']
export const subscriberDeciders: readonly Role[] = ['operator', 'citySupervisor']

export const listSubscribers = forDoors(registry.listSubscribers)
export const findSubscriber = forDoors(registry.findSubscriber)
export const listSubscriberProposals = forDoors(registry.listSubscriberProposals)
export const backlogOf = forDoors(parked.backlogOf)
export const listDeadLetters = forDoors(parked.listDeadLetters)
export const listSecrets = forDoors(secrets.listSecrets)

type Stands = Pick<Deps, 'record' | 'privateHosts'>

/** Who asks, and by which request. */
interface Asking {
  readonly by: string
  readonly request: FastifyRequest
}

/** Proposes a subscriber, or a change of one; a second person has to approve it. */
export async function proposeSubscriber(
  { record, privateHosts }: Stands,
  asking: Asking,
  { code, reason, ...registration }: ProposedSubscriber,
): Promise<SubscriberProposal | Refusal> {
  const { pool } = opened(record)
  const { address, way, account } = registration
  if ((way === 'webhook') !== (address !== undefined)) return refuse('subscriber.addressNeeded')
  if (address !== undefined && !mayBeSentTo(new URL(address), privateHosts ?? new Set()))
    return refuse('subscriber.addressInside')
  if (account !== undefined && (await findSystemAccount(pool, account))?.isSystem !== true)
    return refuse('subscriber.unknownAccount', { account })
  const made = await registry.proposeSubscriber(pool, { code, registration, reason, by: asking.by })
  if (!isRefusal(made)) await note(record, asking, 'subscriberProposed', `${code} ${made.id}`)
  return made
}

// Names are looked up when something is sent, and what they lead to is checked then.
function mayBeSentTo(url: URL, named: ReadonlySet<string>): boolean {
  if (isNamed(url, named)) return true
  try {
    refuseInside(url, named)
    return url.protocol === 'https:'
  } catch {
    return false
  }
}

/** Approves a proposal as a second person, or rejects it, which its author may do too. */
export async function decideSubscriber(
  { record }: Stands,
  asking: Asking,
  given: Pick<registry.SubscriberDecision, 'id' | 'decision' | 'comments'>,
): Promise<SubscriberProposal | Refusal> {
  const done = await registry.decideSubscriber(opened(record).pool, { ...given, by: asking.by })
  if (!isRefusal(done)) {
    const act = done.decision === 'approved' ? 'subscriberApproved' : 'subscriberRejected'
    await note(record, asking, act, `${done.code} ${done.id}`)
  }
  return done
}

/** Stops sending to a subscriber, or begins again from where it was left; refuses what is so already. */
export async function setSubscriberEnabled(
  { record }: Stands,
  asking: Asking,
  code: string,
  change: { readonly enable: true } | { readonly why: string },
): Promise<Subscriber | Refusal> {
  const { pool } = opened(record)
  const enables = 'enable' in change
  const changed = enables
    ? await registry.enableSubscriber(pool, code)
    : await registry.disableSubscriber(pool, code, asking.by, change.why)
  if (!changed)
    return (await registry.findSubscriber(pool, code))
      ? refuse('subscriber.notSo')
      : refuse('subscriber.unknown', { code })
  await note(record, asking, enables ? 'subscriberEnabled' : 'subscriberDisabled', code)
  return changed
}

/** Makes a further secret; its text is in this answer and nowhere else. */
export async function makeSubscriberSecret(
  { record }: Stands,
  asking: Asking,
  code: string,
): Promise<{ readonly id: string; readonly secret: string } | Refusal> {
  const made = await secrets.makeSecret(opened(record).pool, code, asking.by)
  if (!isRefusal(made)) await note(record, asking, 'subscriberSecretMade', `${code} ${made.id}`)
  return made
}

/** Ends one of two secrets. */
export async function endSubscriberSecret(
  { record }: Stands,
  asking: Asking,
  { code, id }: { readonly code: string; readonly id: string },
): Promise<{ readonly ended: true } | Refusal> {
  const done = await secrets.endSecret(opened(record).pool, code, id)
  if (!isRefusal(done)) await note(record, asking, 'subscriberSecretEnded', `${code} ${id}`)
  return done
}

/** Tries a dead letter, or all of a subscriber and the subscriber itself, again at once; answers how many letters there are. */
export async function sendDeadLettersAgain(
  { record }: Stands,
  asking: Asking,
  { code, caseNo }: { readonly code: string; readonly caseNo?: string },
): Promise<{ readonly again: number } | Refusal> {
  const { pool } = opened(record)
  if (!(await registry.findSubscriber(pool, code))) return refuse('subscriber.unknown', { code })
  const again = await parked.sendAgain(pool, code, caseNo)
  if (caseNo !== undefined && again === 0) return refuse('subscriber.notParked')
  await note(record, asking, 'subscriberSentAgain', [code, caseNo ?? 'all'].join(' '))
  return { again }
}

/** Asks that a dead letter be given up, with the reason. */
export async function askToSkip(
  { record }: Stands,
  asking: Asking,
  given: { readonly code: string; readonly caseNo: string; readonly reason: string },
): Promise<{ readonly asked: true } | Refusal> {
  const done = await parked.askToSkip(opened(record).pool, { ...given, by: asking.by })
  if (!isRefusal(done)) await note(record, asking, 'subscriberSkipAsked', `${given.code} ${given.caseNo}`)
  return done
}

/** Gives a dead letter up, as a second person. */
export async function approveSkip(
  { record }: Stands,
  asking: Asking,
  given: { readonly code: string; readonly caseNo: string },
): Promise<{ readonly skipped: true } | Refusal> {
  const done = await parked.approveSkip(opened(record).pool, { ...given, by: asking.by })
  if (!isRefusal(done)) await note(record, asking, 'subscriberSkipped', `${given.code} ${given.caseNo}`)
  return done
}

const note = async (record: Deps['record'], { request, by }: Asking, act: Act, about: string) =>
  await noteAct(opened(record).pool, request, act, about, by)
