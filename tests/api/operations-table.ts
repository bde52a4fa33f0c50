import type { Role } from '../../domain/actor.ts'
import { everyRole } from '../../http/access.ts'

const staff: readonly Role[] = ['caseOfficer', 'reviewer']
const watchers: readonly Role[] = ['citySupervisor', 'auditor', 'operator']

/**
 * Who may call the operations that are about no single case, written down by hand beside the routes: a new operation
 * is entered here by whoever adds it. Operations under a case number follow from the rights to the case.
 */
export const operationsByRole: { readonly [operation: string]: readonly Role[] } = {
  signOut: everyRole,
  listSessions: everyRole,
  endSession: everyRole,
  changePassword: everyRole,
  listSessionsOf: ['operator'],
  endSessionsOf: ['operator'],
  unlockAccount: ['operator'],
  listOperatorActs: ['auditor', 'operator'],
  listProviderBindings: ['operator'],
  approveProviderBinding: ['operator'],
  makeApiKey: ['operator'],
  listApiKeys: ['operator'],
  revokeApiKey: ['operator'],
  delegate: [...staff, 'implementingOfficer'],
  listDelegations: everyRole,
  endDelegation: [...staff, 'implementingOfficer'],
  'listing.propose': ['caseOfficer'],
  listCases: everyRole,
  listDeadlines: everyRole,
  explainDeadline: everyRole,
  listMessages: everyRole,
  listDistrictRates: ['districtSupervisor', ...watchers],
  createImport: ['caseOfficer'],
  endImport: ['operator'],
  answerImport: ['caseOfficer'],
  getImport: [...staff, ...watchers],
  listImportRefusals: [...staff, ...watchers],
  downloadImportRefusals: [...staff, ...watchers],
  getLetter: everyRole,
  readSharedFeed: watchers,
  askForRegisterSnapshot: ['operator'],
  askVerification: ['auditor', 'operator'],
  listVerifications: watchers,
  proposePublication: ['operator'],
  listPublications: ['operator', 'auditor', 'citySupervisor'],
  getPublication: ['operator', 'auditor', 'citySupervisor'],
  listPublicationMoves: ['operator', 'auditor', 'citySupervisor'],
  approvePublication: ['operator', 'citySupervisor'],
  rejectPublication: ['operator', 'citySupervisor'],
  orderErasure: ['operator'],
  listErasureOrders: ['operator', 'auditor', 'citySupervisor'],
  approveErasure: ['operator', 'citySupervisor'],
  getClock: watchers,
  turnClock: ['operator'],
  askWhatIf: ['operator', 'auditor', 'citySupervisor', 'districtSupervisor'],
}
