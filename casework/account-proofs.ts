import * as proofs from '../database/queries/account-proofs.ts'
import * as invitations from '../database/queries/invitations.ts'
import type { ConfirmedProof, SeenProof } from '../database/queries/account-proofs.ts'
import type { Refusal } from '../domain/refusal.ts'
import { refuse } from '../domain/refusal.ts'
import type { DoorRecord } from '../record/door-record.ts'
import { forDoors, opened } from '../record/door-record.ts'
import { announceAccount } from './announcing.ts'
import type { SessionReader } from '../identity/sessions.ts'

/** Keeps what an officer has seen of whoever holds an account of the entity; refuses with `proof.unknown`. */
export async function sayWhatWasSeen(record: DoorRecord, seen: SeenProof): Promise<Refusal | undefined> {
  return (await proofs.proposeProof(opened(record).pool, seen)) ? undefined : refuse('proof.unknown')
}

/** Who confirms what was seen of an account in a case; `kind` and `seen` are the words that were read. */
interface Confirmation extends ConfirmedProof {
  readonly requestId: string
}

/**
 * Confirms by a second person what was seen: the account speaks for the entity in all its cases from now on, which is told
 * to all whom it concerns. Refuses with `proof.samePerson`, `proof.unknown`, and with `proof.otherWords` when something
 * else was said meanwhile than what is confirmed.
 */
export async function confirmWhatWasSeen(
  record: DoorRecord,
  sessions: SessionReader,
  { requestId, ...confirmed }: Confirmation,
): Promise<Refusal | undefined> {
  const { account, caseNo, by, kind, seen } = confirmed
  const { pool } = opened(record)
  const said = await proofs.findUnconfirmed(pool, account, caseNo)
  if (said?.proposedBy === by) return refuse('proof.samePerson')
  if (said && (said.kind !== kind || said.seen !== seen)) return refuse('proof.otherWords')
  if (!said || !(await proofs.confirmProof(pool, confirmed))) return refuse('proof.unknown')
  await announceAccount(record, account, requestId)
  sessions.forget(account)
  return undefined
}

export const listNoticeAccounts = forDoors(proofs.listNoticeAccounts)
export const listWaitingAccounts = forDoors(proofs.listWaitingAccounts)
export const listFellowAccounts = forDoors(proofs.listFellowAccounts)
export const currentInvitation = forDoors(invitations.currentInvitation)
export const hasNumberedNotice = forDoors(invitations.hasNumberedNotice)
