import { describe, expect, it } from 'vitest'
import { actsOfNewAccounts } from '../../../domain/accounts/new-accounts.ts'

const entry = (type: string, data: Record<string, unknown> = {}, actor = 'system', role = 'system') => ({
  type,
  data,
  actor,
  role,
})
const account = 'entity-of-code'
const opened = (kind: string, reach = 'case') => entry('account.opened', { account, kind, reach }, account)
const proved = entry('account.proved', { account, kind: 'paper', reach: 'all' }, 'reviewer', 'reviewer')
const served = entry('listing.noticeServed', {}, 'officer', 'caseOfficer')
const act = entry('listing.defenceWaived', {}, account, 'entityAgent')
const marks = (...ledger: ReturnType<typeof entry>[]) => actsOfNewAccounts(ledger).at(-1)

describe('an act of an account that a code has made', () => {
  it('is marked whenever the account was opened, before the service of the notice or after', () => {
    expect(marks(opened('notice'), served, act)).toBe(true)
    expect(marks(served, opened('notice'), act)).toBe(true)
    expect(marks(opened('notice', 'other'), served, opened('notice'), act)).toBe(true)
  })

  it('is marked until something else has proved the account, and not after, whatever code it uses then', () => {
    expect(actsOfNewAccounts([opened('notice'), act, proved, act, opened('notice'), act])).toEqual([
      false,
      true,
      false,
      false,
      false,
      false,
    ])
  })

  it('is told from acts of others and of accounts that were proved from the beginning', () => {
    for (const kind of ['portal', 'paper', 'operator']) expect(marks(served, opened(kind), act), kind).toBe(false)
    expect(marks(opened('notice'), served, { ...act, actor: 'entity-other' })).toBe(false)
    expect(marks(opened('notice'), served)).toBe(false)
  })
})
