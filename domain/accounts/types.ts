/** By what an account of an entity came about, or was shown to speak for the entity. */
type AccountWay = 'notice' | 'portal' | 'paper' | 'operator'

interface AccountNote {
  readonly account: string
  readonly kind: AccountWay
  /** `case`: this case and no other of the entity; `other`: another case of it only; `all`: every case of it. */
  readonly reach: 'case' | 'other' | 'all'
}

interface ProofNote extends AccountNote {
  /** Who has said what was seen on paper; who has confirmed it is the author of the entry. */
  readonly seenBy?: string
}

export interface AccountCommands {
  /** Somebody may act for the entity from now on. */
  'account.noteOpened': AccountNote
  /** Two persons of an agency, or the portal, have shown that an account speaks for the entity as a whole. */
  'account.noteProved': ProofNote
}

export interface AccountEvents {
  'account.opened': AccountNote
  'account.proved': ProofNote
}
