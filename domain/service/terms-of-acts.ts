import type { CaseState } from '../case.ts'
import type { DecideContext } from '../command.ts'
import type { LocalDate } from '../dates.ts'
import {
  reportToCure,
  termsAfterExtension,
  termsAfterRefusal,
  termsAfterReopening,
  termsToCure,
} from '../rectification/after-service.ts'
import { barTerms } from '../repair/bar.ts'
import { revocationTerms, supplementTerm } from '../repair/after-service.ts'
import type { Deadline } from '../terms/deadline.ts'
import type { ToldAct, UnservedAct } from './types.ts'

type Terms = (state: CaseState, servedOn: LocalDate, context: DecideContext, told: UnservedAct) => readonly Deadline[]

const none: Terms = () => []

const terms: { readonly [T in ToldAct]: Terms } = {
  'rectification.evidenceReturned': (...asked) => [
    ...termsToCure(...asked),
    ...reportToCure(asked[0], asked[1], asked[2]),
  ],
  'rectification.extended': termsAfterExtension,
  'rectification.extensionRefused': termsAfterRefusal,
  'rectification.reopened': termsAfterReopening,
  'objection.upheld': none,
  'objection.rejected': none,
  'repair.gapsNamed': supplementTerm,
  'repair.refused': none,
  'repair.revocationProposed': revocationTerms,
  'repair.barProposed': barTerms,
  'repair.barred': none,
}

/** The terms that begin with the service of an act, counted from its day; remedies are named in its document. */
export function termsFrom(
  state: CaseState,
  told: UnservedAct,
  servedOn: LocalDate,
  context: DecideContext,
): readonly Deadline[] {
  return terms[told.act](state, servedOn, context, told)
}
