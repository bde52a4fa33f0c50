interface Entry {
  readonly type: string
  readonly data: Readonly<Record<string, unknown>>
  readonly actor: string
  readonly role: string
}

/**
 * Which entries of a ledger are acts of an account that is younger than the service of the notice, by their place: whoever
 * decides on such an act should know that nobody acted by this account before the agency had sent its code. An account
 * that was proved since counts no longer.
 */
export function actsOfNewAccounts(ledger: readonly Entry[]): readonly boolean[] {
  const young = new Set<unknown>()
  let served = false
  return ledger.map(({ type, data, actor, role }) => {
    if (type === 'listing.noticeServed') served = true
    if (type === 'account.opened' && served) young.add(data['account'])
    if (type === 'account.proved') young.delete(data['account'])
    return role === 'entityAgent' && young.has(actor)
  })
}
