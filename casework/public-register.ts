import { listListed as listListedOn } from '../database/queries/known-entities.ts'
import * as statistics from '../database/queries/public-statistics.ts'
import * as search from '../database/queries/register-search.ts'
import * as register from '../database/queries/register.ts'
import type { LocalDate } from '../domain/dates.ts'
import { sought } from '../domain/identifiers/sought.ts'
import type { DoorRecord } from '../record/door-record.ts'
import { forDoors } from '../record/door-record.ts'
import { maskedOnce } from '../record/masked-once.ts'
import { publicText } from '../record/register.ts'

// What everybody may read, who has not signed in included.

const searchFound = forDoors(search.searchRegister)

/** What is public now; `search` is what somebody has typed or pasted to find an entity. */
export async function searchRegister(record: DoorRecord, asked: Parameters<typeof search.searchRegister>[1]) {
  const { text, code = text } = sought(asked.search ?? '')
  return await searchFound(record, asked.search === undefined ? asked : { ...asked, search: code })
}

export const registerTag = forDoors(search.registerTag)
export const findKnownEntry = forDoors(register.findKnownEntry)
export const listListed = forDoors(listListedOn)
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

const findPublicState = forDoors(register.findPublicState)

/** What a public record rests on and brings with it, beside what the register holds; no text that anybody has typed. */
export interface PublicGrounds {
  readonly agency: string
  readonly district: string
  readonly decidedOn: LocalDate | undefined
  /** From which day its repair can be applied for at the earliest. */
  readonly repairFrom: LocalDate
  /** The measures that are carried out, and on which day each was ordered. */
  readonly measures: readonly { readonly code: string; readonly orderedOn: LocalDate }[]
}

/** Who has decided on a record that is public now, when, and which measures are carried out for it; of no other. */
export async function findPublicGrounds(record: DoorRecord, caseNo: string): Promise<PublicGrounds | undefined> {
  const state = await findPublicState(record, caseNo)
  if (!state?.publicity) return undefined
  const { agency, district, listing, publicity, measures } = state
  return {
    agency,
    district,
    decidedOn: listing.determinedOn,
    repairFrom: publicity.repairFrom,
    measures: Object.values(measures)
      .filter(({ status, result }) => status === 'carriedOut' || (status === 'fedBack' && result !== 'notApplicable'))
      .map(({ code, dispatchedOn }) => ({ code, orderedOn: dispatchedOn ?? publicity.from })),
  }
}
export const listPublicChanges = forDoors(register.listPublicChanges)
export const countPublic = forDoors(statistics.countPublic)
export const countMonths = forDoors(statistics.countMonths)
export const countRepairs = forDoors(statistics.countRepairs)
