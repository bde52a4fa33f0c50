import * as statistics from '../database/queries/public-statistics.ts'
import * as register from '../database/queries/register.ts'
import type { DoorRecord } from '../record/door-record.ts'
import { forDoors } from '../record/door-record.ts'
import { maskedOnce } from '../record/masked-once.ts'
import { publicText } from '../record/register.ts'

// What everybody may read, who has not signed in included.

export const listRegister = forDoors(register.listRegister)
export const findRegisterEntry = forDoors(register.findRegisterEntry)
const findUnmasked = forDoors(register.findWithdrawal)

// Anybody may ask, and as often as the limits let them.
const masked = maskedOnce(publicText, 200)

/** Why a record that was public has been withdrawn with its decision, its texts masked as all that anybody may read. */
export async function findWithdrawal(record: DoorRecord, caseNo: string): Promise<register.Withdrawal | undefined> {
  const found = await findUnmasked(record, caseNo)
  if (!found) return undefined
  const { document, annulledBy, reasons } = found
  return { ...found, ...masked(caseNo, { document, annulledBy, reasons }) }
}

const findCommitted = forDoors(register.findCommitment)
const maskedCommitment = maskedOnce(publicText, 200)

/** The public commitment of a record that is public, masked as all that anybody may read. */
export async function findCommitment(
  record: DoorRecord,
  caseNo: string,
): Promise<register.PublicCommitment | undefined> {
  const found = await findCommitted(record, caseNo)
  return found && { ...found, ...maskedCommitment(caseNo, { commitment: found.commitment }) }
}

export const listPublicChanges = forDoors(register.listPublicChanges)
export const countPublic = forDoors(statistics.countPublic)
export const countMonths = forDoors(statistics.countMonths)
export const countRepairs = forDoors(statistics.countRepairs)
