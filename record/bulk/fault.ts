import type { Refusal } from '../../domain/refusal.ts'
import type { RefusalCode } from '../../domain/refusals/index.ts'
import type { Column } from './layout.ts'

/** Why a row was refused. `column` is absent when no single cell is to blame. */
export interface Fault {
  readonly code: string
  readonly column?: Column
  readonly params: Readonly<Record<string, unknown>>
}

/** Makes a fault of one cell. */
export function faultIn(column: Column, code: string, params: Record<string, unknown> = {}): Fault {
  return { code, column, params }
}

// The domain speaks of a proposal, the officer sees a workbook: the one place where the two meet.
const places: Readonly<Partial<Record<RefusalCode, { readonly column: Column; readonly code?: string }>>> = {
  'date.inFuture': { column: 'decidedOn', code: 'future_date' },
  'listing.unknownListType': { column: 'listType', code: 'unknown_list_type' },
  'listing.notASanctionList': { column: 'listType' },
  'listing.listTypeNotInForce': { column: 'listType' },
  'listing.noLegalBasis': { column: 'listingBasis', code: 'missing_basis' },
  'listing.noRequirements': { column: 'requirements', code: 'missing_value' },
  'listing.noEvidence': { column: 'docNo', code: 'missing_value' },
  'listing.measureTargetMismatch': { column: 'entityKind' },
  'listing.tierNotOnList': { column: 'tier' },
  'listing.tierNotOfPenalty': { column: 'tier' },
  'listing.conductTooOld': { column: 'decidedOn' },
  'listing.codeInvalid': { column: 'creditCode' },
  'listing.codeDoubtful': { column: 'creditCode' },
  'listing.codeOfOtherKind': { column: 'entityKind' },
  'listing.sameDecision': { column: 'docNo', code: 'duplicate_of_existing' },
  'listing.noPenaltyKind': { column: 'penaltyKinds', code: 'missing_value' },
  'listing.unknownPenaltyKind': { column: 'penaltyKinds' },
  'listing.measureTierMismatch': { column: 'tier' },
  'listing.measureBasisMismatch': { column: 'listType' },
}

/** The fault of a row whose proposal the domain refused. */
export function faultOf(refusal: Refusal): Fault {
  const place = places[refusal.code]
  return {
    code: place?.code ?? refusal.code,
    ...(place ? { column: place.column } : {}),
    params: refusal.params,
  }
}
