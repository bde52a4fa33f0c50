import type { RecordedEvent } from '../../domain/case.ts'

// Written from the text (行政处罚法 Arts 57-58, 64(4); issue: who reviews is never who wrote any of it), not from the table in
// the domain.

const beforeReview = ['listing.proposed', 'listing.revised', 'correction.proposed']

const beforeDetermination = [
  'listing.proposed',
  'listing.revised',
  'correction.proposed',
  'listing.waiverRecorded',
  'listing.hearingHeld',
  'listing.hearingEnded',
  'listing.groundsAnswered',
  'listing.defended@paper',
  'listing.hearingAsked@paper',
]

const beforeInterview = ['interview.arranged', 'interview.moved']

const beforeRepair = [
  'repair.gapsNamed',
  'repair.accepted',
  'repair.verified',
  'repair.applied@paper',
  'repair.supplemented@paper',
]

const beforeRevocation = ['repair.revocationProposed', 'repair.revocationDefended@paper']

/**
 * What each approval approves: the entries since the one that began it which its approver must have no part in. `@paper`
 * marks what counts only where it was entered from paper.
 */
export const pairs: Record<string, { readonly begun: readonly string[]; readonly written: readonly string[] }> = {
  'listing.reviewed': { begun: ['listing.proposed'], written: beforeReview },
  'listing.returned': { begun: ['listing.proposed'], written: beforeReview },
  'listing.determined': { begun: ['listing.proposed'], written: beforeDetermination },
  'listing.notListed': { begun: ['listing.proposed'], written: beforeDetermination },
  'interview.approved': { begun: ['interview.opened', 'interview.noShow'], written: beforeInterview },
  'interview.returned': { begun: ['interview.opened', 'interview.noShow'], written: beforeInterview },
  // D12, row 43: whoever has drawn up what is to be rectified does not say alone that it has been.
  'rectification.accepted': {
    begun: ['listing.proposed'],
    written: [...beforeReview, 'rectification.evidenceSubmitted@paper'],
  },
  'rectification.extended': { begun: ['rectification.extensionAsked'], written: ['rectification.extensionAsked'] },
  'rectification.extensionRefused': {
    begun: ['rectification.extensionAsked'],
    written: ['rectification.extensionAsked'],
  },
  'objection.upheld': { begun: ['objection.filed'], written: ['objection.verified', 'objection.filed@paper'] },
  'objection.rejected': { begun: ['objection.filed'], written: ['objection.verified', 'objection.filed@paper'] },
  'repair.granted': { begun: ['repair.applied'], written: beforeRepair },
  'repair.refused': { begun: ['repair.applied'], written: beforeRepair },
  'repair.revoked': { begun: ['repair.revocationProposed'], written: beforeRevocation },
  'repair.revocationRefused': { begun: ['repair.revocationProposed'], written: beforeRevocation },
  'repair.barred': { begun: ['repair.barProposed'], written: ['repair.barProposed', 'repair.barDefended@paper'] },
  'repair.barRefused': { begun: ['repair.barProposed'], written: ['repair.barProposed', 'repair.barDefended@paper'] },
  'rectification.reopened': {
    begun: ['rectification.reopeningProposed'],
    written: ['rectification.reopeningProposed'],
  },
  'rectification.reopeningRefused': {
    begun: ['rectification.reopeningProposed'],
    written: ['rectification.reopeningProposed'],
  },
  'annulment.confirmed': { begun: ['annulment.recorded'], written: ['annulment.recorded'] },
  'listing.revoked': { begun: ['listing.revocationProposed'], written: ['listing.revocationProposed'] },
  'listing.revocationRefused': { begun: ['listing.revocationProposed'], written: ['listing.revocationProposed'] },
  'annulment.refused': { begun: ['annulment.recorded'], written: ['annulment.recorded'] },
  'correction.confirmed': { begun: ['correction.proposed'], written: ['correction.proposed'] },
  'paper.confirmed': { begun: ['paper.entered'], written: ['paper.entered'] },
  'paper.refused': { begun: ['paper.entered'], written: ['paper.entered'] },
  'correction.refused': { begun: ['correction.proposed'], written: ['correction.proposed'] },
  'listing.waiverConfirmed': { begun: ['listing.waiverRecorded'], written: ['listing.waiverRecorded'] },
  'listing.waiverRefused': { begun: ['listing.waiverRecorded'], written: ['listing.waiverRecorded'] },
}

/** The event that each command of approval brings. */
export const approvalOf: Record<string, string> = {
  'listing.review': 'listing.reviewed',
  'listing.determine': 'listing.determined',
  'interview.approve': 'interview.approved',
  'interview.return': 'interview.returned',
  'rectification.accept': 'rectification.accepted',
  'rectification.approveExtension': 'rectification.extended',
  'rectification.refuseExtension': 'rectification.extensionRefused',
  'objection.uphold': 'objection.upheld',
  'objection.reject': 'objection.rejected',
  'repair.grant': 'repair.granted',
  'repair.refuse': 'repair.refused',
  'repair.revoke': 'repair.revoked',
  'repair.refuseRevocation': 'repair.revocationRefused',
  'repair.bar': 'repair.barred',
  'repair.refuseBar': 'repair.barRefused',
  'rectification.reopen': 'rectification.reopened',
  'rectification.refuseReopening': 'rectification.reopeningRefused',
  'annulment.confirm': 'annulment.confirmed',
  'annulment.refuse': 'annulment.refused',
  'listing.revoke': 'listing.revoked',
  'listing.refuseRevocation': 'listing.revocationRefused',
  'correction.confirm': 'correction.confirmed',
  'correction.refuse': 'correction.refused',
  'paper.confirm': 'paper.confirmed',
  'paper.refuse': 'paper.refused',
  'listing.confirmWaiver': 'listing.waiverConfirmed',
  'listing.refuseWaiver': 'listing.waiverRefused',
}

/** Everybody who has written any of what is approved, on either side of standing in. */
export function writersOf(ledger: readonly RecordedEvent[], approval: string): Set<string> {
  return new Set(partsOf(ledger, approval).flatMap(({ by }) => by.split('/')))
}

/** What has been written of it, and by whom. */
export function partsOf(ledger: readonly RecordedEvent[], approval: string): { what: string; by: string }[] {
  const { begun: beginnings, written } = pairs[approval]!
  const from = ledger.findLastIndex(({ type }) => beginnings.includes(type))
  const nameOf = ({ type, data }: RecordedEvent) => [
    ...(written.includes(type) ? [type] : []),
    ...('paper' in data && written.includes(`${type}@paper`) ? [`${type}@paper`] : []),
  ]
  const parts = ledger
    .slice(from)
    .flatMap((recorded) => nameOf(recorded).map((what) => ({ what, by: entererOf(ledger, ledger.indexOf(recorded)) })))
  const begun = ledger[from]
  if (begun?.type !== 'correction.proposed') return parts
  return [...parts, { what: 'what is wrong', by: authorOf(ledger, begun.data.entry) }]
}

// What a second person has confirmed, the first one entered (decision 0060).
function entererOf(ledger: readonly RecordedEvent[], at: number): string {
  const { by, data } = ledger[at]!
  const isConfirmed = 'paper' in data && ledger[at + 1]?.type === 'paper.confirmed'
  return isConfirmed ? ledger.slice(0, at).findLast(({ type }) => type === 'paper.entered')!.by : by
}

// Whoever typed a value; what a correction has put there, its proposer wrote.
function authorOf(ledger: readonly RecordedEvent[], entry: number): string {
  const typed = ledger[entry - 1]!
  if (typed.type !== 'correction.confirmed') return typed.by
  return ledger.slice(0, entry).findLast(({ type }) => type === 'correction.proposed')!.by
}
