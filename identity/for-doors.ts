import * as accounts from '../database/queries/accounts.ts'
import * as keyQueries from '../database/queries/api-keys.ts'
import * as delegations from '../database/queries/delegations.ts'
import * as operatorActs from '../database/queries/operator-acts.ts'
import * as people from '../database/queries/people.ts'
import * as bindings from '../database/queries/provider-accounts.ts'
import * as visits from '../database/queries/provider-visits.ts'
import * as counts from '../database/queries/request-counts.ts'
import * as sessionQueries from '../database/queries/sessions.ts'
import { forDoors } from '../record/door-record.ts'
import * as acts from './acts.ts'
import * as again from './again.ts'
import * as binding from './binding.ts'
import * as invitations from './invitations.ts'
import * as keys from './keys.ts'
import * as operating from './operating.ts'
import * as entry from './provider-entry.ts'
import * as sessions from './sessions.ts'
import * as signing from './sign-in.ts'

// What identity does for the API and the pages, each on the record's own connections: accounts, sessions and keys belong
// to nobody's cases, so no policy of the reader could tell whose they are.

export const findAccount = forDoors(accounts.findAccount)
export const findPeople = forDoors(people.findPeople)
export const searchAccounts = forDoors(accounts.searchAccounts)
export const setDisabled = forDoors(accounts.setDisabled)
export const createAccount = forDoors(operating.createAccount)
export const disableAccount = forDoors(operating.disableAccount)
export const moveAccount = forDoors(operating.moveAccount)
export const findSystemAccount = forDoors(accounts.findSystemAccount)

export const signIn = forDoors(signing.signIn)
export const changePassword = forDoors(signing.changePassword)
export const locksOf = forDoors(signing.locksOf)
export const unlock = forDoors(signing.unlock)
export const isFresh = forDoors(again.isFresh)
export const confirmPerson = forDoors(again.confirmPerson)

export const openSession = forDoors(sessions.openSession)
export const sessionReader = forDoors(sessions.sessionReader)
export const listSessions = forDoors(sessionQueries.listSessions)
export const endSessions = forDoors(sessionQueries.endSessions)

export const makeKey = forDoors(keys.makeKey)
export const { apiKeyListKey } = keyQueries
export const listApiKeys = forDoors(keyQueries.listApiKeys)
export const revokeApiKey = forDoors(keyQueries.revokeApiKey)

export const acceptInvitation = forDoors(invitations.acceptInvitation)
export const issueCode = forDoors(invitations.issueCode)

export const accountFor = forDoors(entry.accountFor)
export const addVisit = forDoors(visits.addVisit)
export const takeVisit = forDoors(visits.takeVisit)
export const listBindings = forDoors(bindings.listBindings)
export const listBindingsOf = forDoors(bindings.listBindingsOf)
export const approveBinding = forDoors(binding.approveBinding)
export const confirmBinding = forDoors(binding.confirmBinding)

export const findStandingIn = forDoors(delegations.findStandingIn)

export const noteAct = forDoors(acts.noteAct)
export const listOperatorActs = forDoors(operatorActs.listOperatorActs)

/** Counts a request of an address, so that it is held back over all processes together. */
export const countRequest = forDoors(counts.countRequest)
