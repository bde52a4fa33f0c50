/** Whose data a text of the ledger may be. Each has a key of its own in a case, so that each can be erased alone. */
export type DataSubject = 'entity' | 'representative' | 'contact' | 'recipient' | 'interviewee'

export const dataSubjects: readonly DataSubject[] = ['entity', 'representative', 'contact', 'recipient', 'interviewee']

/** What stands in the ledger where a text was lawfully erased. */
export const erasedText = '（已依法删除）'

/**
 * Names of codes, dates, kinds, document numbers, departments and accounts in office: what a text may be that is nobody's
 * own. docs/log.md lists them for other programs.
 */
export const plainNames: ReadonlySet<string> = new Set(
  [
    'kind type tier field listType outcome result method signature when act key id',
    'reach code codeKind measure measures department agency district officers approvedBy annulledBy',
    'docNo decisionDocNo repairGuidanceDocNo penaltyKinds legalBasis sha256 ground requirement',
    'on from until repairFrom barredUntil decidedOn servedOn hearingOn heldOn scheduledOn annulledOn toldOn sentOn postedOn letter',
  ].flatMap((names) => names.split(' ')),
)

/**
 * Whose a text of a ledger entry is by its place: the part of the entry and the names that lead to it, without numbers
 * of lists, `'data', ['contact', 'phone']`; undefined for what is nobody's own. Free words count as personal, since
 * anything may stand in them, and so does every name that is not known here.
 * Entries that were logged keep their proofs only while their places answer the same: see docs/versioning.md.
 */
export function dataSubjectOf(type: string, part: string, names: readonly string[]): DataSubject | undefined {
  const name = names.at(-1) ?? ''
  if (part === 'opens' || part === 'closes') return name === 'owner' ? 'entity' : undefined
  if (part === 'reason') return 'entity'
  if (names[0] === 'contact') return 'contact'
  if (names[0] === 'entity' && name === 'legalRepresentative') return 'representative'
  if (names[0] === 'entity' && (name === 'code' || name === 'name')) return 'entity'
  if (plainNames.has(name)) return undefined
  if (type.startsWith('interview.')) return 'interviewee'
  return name === 'proof' ? 'recipient' : 'entity'
}
