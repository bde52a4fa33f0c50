/**
 * Every official document (文书) and what its wording may speak of: words that stand once, and lists whose entries have
 * words of their own. Templates may use these placeholders and no others; the functions in `facts/` give exactly these.
 */
export const vocabulary = {
  determinationNotice: {
    words: [
      ...listingWords(),
      'servedOn',
      'defenceTerm',
      'defenceUntil',
      'defenceRule',
      'hearingTerm',
      'hearingUntil',
      'hearingRule',
      'minTerm',
      'minRule',
      'maxTerm',
      'maxRule',
      'contact',
      ...showingWords(),
    ],
    lists: { measures: ['title', 'department'], requirements: ['text'] },
  },
  decision: {
    words: [
      ...listingWords(),
      'servedOn',
      'determinedOn',
      'reasons',
      'publishBy',
      'maxTerm',
      'maxRule',
      'remedies',
      ...showingWords(),
    ],
    lists: { measures: ['title', 'department'], grounds: ['text', 'answer'] },
  },
  repairGuidanceNotice: {
    words: [
      ...commonWords(),
      'listTitle',
      'decisionNumber',
      'servedOn',
      'publishBy',
      'minTerm',
      'minRule',
      'earliestRepairOn',
      'maxTerm',
      'maxRule',
      'rectifyBy',
      'removal',
      ...showingWords(),
    ],
    lists: { requirements: ['text'] },
  },
  rectificationOrder: {
    words: [...commonWords(), 'listTitle', 'violation', 'servedOn', 'term', 'rule', 'rectifyBy'],
    lists: { requirements: ['text'] },
  },
  interviewNotice: {
    words: [...commonWords(), 'interview', 'scheduledOn', 'place', 'officers', 'rectifyBy', 'movedFor'],
    lists: { requirements: ['text'] },
  },
  interviewRecord: {
    words: [
      ...commonWords(),
      'interview',
      'heldOn',
      'place',
      'officers',
      'officersNote',
      'recorder',
      'interviewee',
      'statement',
      'facts',
      'demands',
      'commitment',
      'signature',
      'refusalNote',
      'reportBy',
      'reportRule',
    ],
    lists: {},
  },
  objectionAnswer: {
    words: [...commonWords(), 'filedOn', 'grounds', 'findings', 'outcome', 'reasons', 'correction', 'remedies'],
    lists: {},
  },
  correctionNotice: {
    words: [...commonWords(), 'what', 'wrong', 'right', 'reasons', 'remedies'],
    lists: { documents: ['title'], terms: ['title', 'dueOn'] },
  },
  revocation: {
    words: [
      ...commonWords(),
      'listTitle',
      'decisionNumber',
      'determinedOn',
      'revokedOn',
      'reasons',
      'remedies',
      ...showingWords(),
    ],
    lists: {},
  },
  changeNotice: {
    words: [
      ...commonWords(),
      'listTitle',
      'decisionNumber',
      'document',
      'annulledBy',
      'annulledOn',
      'tier',
      'content',
      'until',
      'remedies',
    ],
    lists: { measures: ['title', 'department'] },
  },
  repairAcceptance: {
    words: [...commonWords(), 'appliedOn', 'decideBy', 'decideRule', 'comments'],
    lists: {},
  },
  repairGaps: {
    words: [...commonWords(), 'appliedOn', 'supplementBy', 'supplementRule'],
    lists: { gaps: ['text'] },
  },
  repairRefusal: {
    words: [...commonWords(), 'appliedOn', 'findings', 'reasons', 'again', 'remedies'],
    lists: {},
  },
  repairGrant: {
    words: [...commonWords(), 'appliedOn', 'listTitle', 'findings', 'reasons', ...showingWords()],
    lists: { measures: ['title', 'department'] },
  },
  evidenceReturn: {
    words: [...commonWords(), 'listTitle', 'submittedOn', 'rectifyBy', 'rectifyRule', 'passedOn'],
    lists: { gaps: ['requirement', 'text'] },
  },
  extensionAnswer: {
    words: [...commonWords(), 'listTitle', 'askedOn', 'asked', 'reason', 'granted', 'refused', 'rectifyBy', 'remedies'],
    lists: {},
  },
  repairRevocationNotice: {
    words: [
      ...commonWords(),
      'listTitle',
      'grantedOn',
      'reasons',
      'defendBy',
      'defendRule',
      'fraudTerm',
      'fraudRule',
      'barTerm',
      'barRule',
      ...showingWords(),
    ],
    lists: { measures: ['title', 'department'] },
  },
  repairBarNotice: {
    words: [...commonWords(), 'listTitle', 'appliedOn', 'reasons', 'defendBy', 'defendRule', 'barTerm', 'barRule'],
    lists: {},
  },
  repairBar: {
    words: [...commonWords(), 'listTitle', 'appliedOn', 'reasons', 'barredUntil', 'remedies'],
    lists: {},
  },
  repairRevocation: {
    words: [
      ...commonWords(),
      'listTitle',
      'grantedOn',
      'revokedOn',
      'reasons',
      'publicUntil',
      'publicRule',
      'barredUntil',
      'rectifyBy',
      'rectifyRule',
      'remedies',
      ...showingWords(),
    ],
    lists: {},
  },
  rectificationReopening: {
    words: [
      ...commonWords(),
      'listTitle',
      'acceptedOn',
      'reopenedOn',
      'reasons',
      'rectifyBy',
      'rectifyRule',
      'remedies',
    ],
    lists: {},
  },
  liftOrder: {
    words: [...commonWords(), 'measure', 'measureCode', 'cause', 'ending', 'endedOn', 'liftBy', 'liftRule', 'kept'],
    lists: {},
  },
  removal: {
    words: [
      ...commonWords(),
      'listTitle',
      'decisionNumber',
      'ending',
      'endedOn',
      'publicationBy',
      'sharingBy',
      'useBy',
      ...showingWords(),
    ],
    lists: { measures: ['title', 'department'] },
  },
  repairCertificate: {
    words: [...commonWords(), 'listTitle', 'decisionNumber', 'grantedOn', ...showingWords()],
    lists: {},
  },
} as const

/** A kind of official document. */
export type LetterKind = keyof typeof vocabulary

/** Every kind, in the order of the closed loop. */
export const letterKinds = Object.keys(vocabulary) as readonly LetterKind[]

type WordsOf<K extends LetterKind> = (typeof vocabulary)[K]['words'][number]
type ListsOf<K extends LetterKind> = (typeof vocabulary)[K]['lists']
type FieldOf<Fields> = Fields extends readonly (infer Field extends string)[] ? Field : never

/** What any letter says of its case. */
export interface AnyFacts {
  readonly words: Readonly<Record<string, string | undefined>>
  readonly lists: Readonly<Record<string, readonly Readonly<Record<string, string>>[]>>
}

/**
 * What a letter of one kind says of its case. Texts stand as people wrote them, dates as `YYYY-MM-DD`; a word that does
 * not apply is undefined, and the part of the template that speaks of it falls away.
 */
export interface Facts<K extends LetterKind> extends AnyFacts {
  readonly words: { readonly [W in WordsOf<K>]: string | undefined }
  readonly lists: { readonly [L in keyof ListsOf<K>]: readonly { readonly [F in FieldOf<ListsOf<K>[L]>]: string }[] }
}

/** Words that every letter may use. */
function commonWords() {
  return ['agency', 'addressee', 'caseNo', 'entityName', 'entityCode', 'legalRepresentative'] as const
}

/** Of these one stands and the other does not: whether the public sees the record, or it is only shared. */
function showingWords() {
  return ['publicity', 'sharing'] as const
}

/** Words of what a listing rests on. */
function listingWords() {
  return [
    ...commonWords(),
    'listTitle',
    'listBasis',
    'tier',
    'violation',
    'violationFacts',
    'legalBasis',
    'penaltyNumber',
    'penaltyOn',
    'penalty',
  ] as const
}
