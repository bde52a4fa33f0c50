import type { CaseState, Commands, RecordedEvent } from '../case.ts'
import { withValue } from './fields.ts'
import { named, subjectOf, typedKey, valueOf } from './typed.ts'
import type { CorrectableField, CorrectionEvents } from './types.ts'
import { untouched } from '../untouched.ts'

/** Folds one event into what was typed, and into the correction of it: the right value stands in place of the wrong one. */
export function evolveCorrection(state: CaseState, recorded: RecordedEvent): CaseState {
  switch (recorded.type) {
    case 'listing.revised':
      return noted(state, recorded, revisedFields(recorded.data))
    case 'listing.noticeServed':
      return noted(state, recorded, ['noticeServedOn'])
    case 'listing.listed':
      return noted(state, recorded, ['decisionServedOn', 'decisionNumber'])
    case 'measure.carriedOut':
      return noted(state, recorded, ['measureCarriedOutOn'], recorded.data.measure)
    case 'measure.fedBack':
      return noted(state, recorded, ['measureFedBackOn'], recorded.data.measure)
    case 'measure.lifted':
      return noted(state, recorded, ['measureLiftedOn'], recorded.data.measure)
    case 'service.served':
      return noted(state, recorded, ['actServedOn'], recorded.data.key)
    case 'correction.proposed': {
      const { field, entry, wrong, reasons } = recorded.data
      const subject = subjectOf(field, recorded.data)
      const typedBy = (state.typed?.[typedKey(field, subject)]?.by ?? state.authors.proposal?.[0])!
      const right = valueOf(recorded.data)
      return {
        ...state,
        correction: { field, ...named(field, subject), entry, wrong, right, reasons, proposedBy: recorded.by, typedBy },
      }
    }
    case 'correction.confirmed': {
      const { field } = recorded.data
      const subject = subjectOf(field, recorded.data)
      const corrected = withValue(withoutPending(state), field, valueOf(recorded.data), subject)
      // Whoever proposed it has written what stands there now.
      const by = state.correction?.proposedBy ?? recorded.by
      return noted(corrected, { ...recorded, by }, [field], subject)
    }
    case 'correction.refused':
      return withoutPending(state)
    default:
      return untouched<keyof CorrectionEvents>(state, recorded)
  }
}

function noted(
  state: CaseState,
  { by }: Pick<RecordedEvent, 'by'>,
  fields: readonly CorrectableField[],
  subject?: string,
): CaseState {
  const entries = fields.map((field) => [typedKey(field, subject), { entry: state.version + 1, by }] as const)
  return { ...state, typed: { ...state.typed, ...Object.fromEntries(entries) } }
}

/** What a revision types anew. */
function revisedFields(changes: Commands['listing.revise']): readonly CorrectableField[] {
  return [
    ...(changes.violation ? (['conductType', 'conductFacts'] as const) : []),
    ...(changes.legalBasis === undefined ? [] : (['legalBasis'] as const)),
    ...(changes.underlyingDecision ? (['penaltyNumber', 'penaltyDate', 'penaltyContent'] as const) : []),
    ...(changes.rectification ? (['rectificationTerm'] as const) : []),
  ]
}

function withoutPending(state: CaseState): CaseState {
  const { correction: _settled, ...rest } = state
  return rest
}
