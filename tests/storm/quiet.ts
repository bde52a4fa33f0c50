import { expect } from 'vitest'
import type { Given } from '../../operations/storm/account.ts'
import type { Entry } from '../../operations/storm/checks/data.ts'
import type { Life } from '../../operations/storm/lives.ts'
import { lives } from '../../operations/storm/lives.ts'
import { lived } from './world.ts'

/** A life by its name. */
export const named = (name: string) => lives.find((life) => life.name === name) as Life
export const referred = lived(named('never answers, referred'), 1)
const expired = lived(named('expires'), 1, 'BH-2026-000002')
export const repaired = lived(named('repaired'), 1, 'BH-2026-000003')
const late = lived(named('complies'), 60, 'BH-2026-000004')
const all = [referred, expired, repaired, late]
export const ledger = all.flatMap((one) => one.ledger)
export const given = all.flatMap((one) => one.given)
export const remembered = all.flatMap((one) => one.remembered)
export const outbox = all.flatMap((one) => one.outbox)
export const receipts = all.flatMap((one, n) =>
  one.receipts.map((receipt) => ({ ...receipt, at: `${n + 1}${receipt.at}` })),
)
export const cases = all.map(({ state }) => ({ case_no: state.caseNo, version: state.version, state }))
export const stateless = cases.map((row) => ({ ...row, state: JSON.parse(JSON.stringify(row.state)) }))
export const conductors = all.map(({ state }) => ({
  caseNo: state.caseNo,
  running: state.closedOn === undefined,
  failedTasks: 0,
}))
export const today = referred.today
export const caseOf = ({ state }: { readonly state: { readonly caseNo: string } }) => state.caseNo

export const last = given.at(-1) as Given
export const ofLast = (entry: Entry) => entry.reason === last.token
/** The list with one member changed. */
export const changed = <T>(list: readonly T[], which: (one: T) => boolean, change: Partial<T>): T[] => {
  const found = list.findIndex(which)
  expect(found, 'the planted violation has its place').toBeGreaterThanOrEqual(0)
  return list.map((one, n) => (n === found ? { ...one, ...change } : one))
}
