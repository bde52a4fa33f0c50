/** What people of the agency write and somebody else approves. */
export type ContentName =
  | 'proposal'
  | 'hearing'
  | 'defence'
  | 'waiver'
  | 'ownRevocation'
  | 'evidence'
  | 'extension'
  | 'arrangement'
  | 'objection'
  | 'repair'
  | 'repairRevocation'
  | 'repairBar'
  | 'reopening'
  | 'annulment'
  | 'correction'
  | 'paper'

/** Who has written what, by content; each signature once, in the order of their first acts. */
export type Authors = Readonly<Partial<Record<ContentName, readonly string[]>>>
