/** What an officer enters for the entity from paper, and the act of the entity that it then is. */
export const paperActs = {
  'paper.defend': 'listing.defend',
  'paper.askHearing': 'listing.askHearing',
  'paper.commit': 'rectification.commit',
  'paper.submitEvidence': 'rectification.submitEvidence',
  'paper.askExtension': 'rectification.askExtension',
  'paper.fileObjection': 'objection.file',
  'paper.applyRepair': 'repair.apply',
  'paper.supplementRepair': 'repair.supplement',
  'paper.withdrawRepair': 'repair.withdraw',
  'paper.defendRevocation': 'repair.defendRevocation',
  'paper.defendBar': 'repair.defendBar',
  'paper.consent': 'service.consent',
  'paper.withdrawConsent': 'service.withdrawConsent',
} as const

export type PaperCommand = keyof typeof paperActs
