/** The whole case as a handful of words: written from the policy, not from the code. */
export interface Model {
  listing: string
  defence: 'open' | 'over'
  hearing: 'open' | 'asked' | 'notified' | 'over'
  paper: 'none' | 'defence' | 'hearing'
  /** Rights whose term was taken for over: a paper received in time may still turn up. */
  lapsed: Set<'defence' | 'hearing'>
  grounds: boolean
  preview: boolean
  publicity: 'none' | 'on' | 'off'
  measures: Record<string, string>
  /** Measures that their departments have been told to do nothing of. */
  held: Set<string>
  rectification: string
  committed: boolean
  extension: 'none' | 'asked' | 'used'
  overdue: boolean
  referred: boolean
  interview: string
  interviews: number
  moved: boolean
  move: boolean
  objection: string
  marked: boolean
  repair: string
  gapsTold: boolean
  revocation: boolean
  bar: boolean
  reopening: boolean
  annulment: 'none' | 'recorded' | 'confirmed'
  /** The measures that stay by a changed decision, and those that none orders any more. */
  stay: readonly string[] | undefined
  dropped: Set<string>
  consent: boolean
  consentedOnce: boolean
  /** Acts whose document has still to reach the entity, the oldest first. */
  toServe: string[]
  /** The paper that waits for a second person. */
  waits: string | undefined
  correction: boolean
  correctedSince: boolean
  ownRevocation: boolean
  undoing: Set<string> | undefined
  reason: string
  closed: string | undefined
}

export const firstModel = (measures: readonly string[]): Model => ({
  listing: 'inReview',
  defence: 'open',
  hearing: 'open',
  paper: 'none',
  lapsed: new Set(),
  grounds: false,
  preview: false,
  publicity: 'none',
  measures: Object.fromEntries(measures.map((code) => [code, 'proposed'])),
  held: new Set(),
  rectification: 'none',
  committed: false,
  extension: 'none',
  overdue: false,
  referred: false,
  interview: 'none',
  interviews: 0,
  moved: false,
  move: false,
  objection: 'none',
  marked: false,
  repair: 'none',
  gapsTold: false,
  revocation: false,
  bar: false,
  reopening: false,
  annulment: 'none',
  waits: undefined,
  stay: undefined,
  dropped: new Set(),
  consent: false,
  consentedOnce: false,
  toServe: [],
  correction: false,
  correctedSince: false,
  ownRevocation: false,
  undoing: undefined,
  reason: '',
  closed: undefined,
})
