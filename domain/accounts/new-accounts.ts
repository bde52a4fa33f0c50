import type { AccountEvents } from './types.ts'

interface Entry {
  readonly type: string
  readonly data: Readonly<Record<string, unknown>>
  readonly actor: string
  readonly role: string
}

type Way = AccountEvents['account.opened']['kind']

// The ways that are a proof by themselves; whoever holds the paper has a code, the officer who printed it too.
const proofs: ReadonlySet<unknown> = new Set<Way>(['portal', 'paper', 'operator'])

/**
 * Which entries of a ledger are acts of an account that a code has made and that nothing else has proved by then, by
 * their place: whoever decides on such an act should know that it may be the act of whoever could read the code. It does
 * not matter when the account was opened: the code can be read as soon as the notice has its number, before it is served
 * (docs/decisions/0026).
 */
export function actsOfNewAccounts(ledger: readonly Entry[]): readonly boolean[] {
  const unproved = new Set<unknown>()
  const proved = new Set<unknown>()
  return ledger.map(({ type, data, actor, role }) => {
    const { account, kind } = data
    if (type === 'account.proved' || (type === 'account.opened' && proofs.has(kind))) proved.add(account)
    else if (type === 'account.opened') unproved.add(account)
    return role === 'entityAgent' && !type.startsWith('account.') && unproved.has(actor) && !proved.has(actor)
  })
}
