import type { CaseState } from '../case.ts'
import type { ListingState, Proposal } from '../listing/types.ts'
import type { MeasureState } from '../measures/types.ts'
import type { TermStart } from '../terms/term-starts.ts'
import type { CorrectableField, TypedIn, TypedValue } from './types.ts'

/** A value of which the part that its field has is there. */
type Given = Required<TypedValue>

/** What a field is. */
export interface FieldFacts {
  /** The part of a typed value that holds it. */
  readonly part: keyof TypedValue
  /** Where it was typed: with the proposal, or by an act of its own. */
  readonly of: 'proposal' | 'service' | 'measure'
  /** The events whose day it is: terms that count from one of them are counted again. */
  readonly starts: readonly TermStart[]
  readonly read: (state: CaseState, measure?: MeasureState) => string | number | undefined
  readonly write: (state: CaseState, value: Given, measure?: MeasureState) => CaseState
}

const withListing = (state: CaseState, changes: Partial<ListingState>): CaseState => ({
  ...state,
  listing: { ...state.listing, ...changes },
})

const withProposal = (state: CaseState, changes: Partial<Proposal>): CaseState =>
  withListing(state, { proposal: { ...state.listing.proposal, ...changes } })

const withPenalty = (state: CaseState, changes: Partial<Proposal['underlyingDecision']>): CaseState =>
  withProposal(state, { underlyingDecision: { ...state.listing.proposal.underlyingDecision, ...changes } })

const withViolation = (state: CaseState, changes: Partial<Proposal['violation']>): CaseState =>
  withProposal(state, { violation: { ...state.listing.proposal.violation, ...changes } })

const withMeasure = (state: CaseState, found: MeasureState | undefined, changes: Partial<MeasureState>): CaseState =>
  found ? { ...state, measures: { ...state.measures, [found.code]: { ...found, ...changes } } } : state

/** The closed list of what can be corrected. */
const fieldFacts: { readonly [F in CorrectableField]: FieldFacts } = {
  entityName: {
    part: 'text',
    of: 'proposal',
    starts: [],
    read: ({ entity }) => entity.name,
    write: (state, { text: name }) => {
      const entity = { ...state.entity, name }
      return withProposal({ ...state, entity }, { entity })
    },
  },
  conductType: {
    part: 'text',
    of: 'proposal',
    starts: [],
    read: ({ listing }) => listing.proposal.violation.type,
    write: (state, { text: type }) => withViolation(state, { type }),
  },
  conductFacts: {
    part: 'text',
    of: 'proposal',
    starts: [],
    read: ({ listing }) => listing.proposal.violation.facts,
    write: (state, { text: facts }) => withViolation(state, { facts }),
  },
  legalBasis: {
    part: 'text',
    of: 'proposal',
    starts: [],
    read: ({ listing }) => listing.proposal.legalBasis,
    write: (state, { text: legalBasis }) => withProposal(state, { legalBasis }),
  },
  penaltyNumber: {
    part: 'docNo',
    of: 'proposal',
    starts: [],
    read: ({ listing }) => listing.proposal.underlyingDecision.docNo,
    write: (state, { docNo }) => withPenalty(state, { docNo }),
  },
  penaltyDate: {
    part: 'on',
    of: 'proposal',
    starts: ['penaltyDecided'],
    read: ({ listing }) => listing.proposal.underlyingDecision.decidedOn,
    write: (state, { on: decidedOn }) => withPenalty(state, { decidedOn }),
  },
  penaltyContent: {
    part: 'text',
    of: 'proposal',
    starts: [],
    read: ({ listing }) => listing.proposal.underlyingDecision.content,
    write: (state, { text: content }) => withPenalty(state, { content }),
  },
  rectificationTerm: {
    part: 'days',
    of: 'proposal',
    starts: [],
    read: ({ listing }) => listing.proposal.rectification.termDays,
    write: (state, { days: termDays }) =>
      withProposal(state, { rectification: { ...state.listing.proposal.rectification, termDays } }),
  },
  noticeServedOn: {
    part: 'on',
    of: 'service',
    starts: ['noticeServed'],
    read: ({ listing }) => listing.noticeServedOn,
    write: (state, { on: noticeServedOn }) => withListing(state, { noticeServedOn }),
  },
  decisionServedOn: {
    part: 'on',
    of: 'service',
    starts: ['decisionServed', 'publiclyServed', 'listed'],
    read: ({ listing }) => listing.listedOn,
    write: (state, { on: listedOn }) => withListing(state, { listedOn }),
  },
  decisionNumber: {
    part: 'docNo',
    of: 'service',
    starts: [],
    read: ({ listing }) => listing.decisionDocNo,
    write: (state, { docNo: decisionDocNo }) => withListing(state, { decisionDocNo }),
  },
  measureCarriedOutOn: {
    part: 'on',
    of: 'measure',
    starts: ['measureCarriedOut'],
    read: (_state, measure) => measure?.carriedOutOn,
    write: (state, { on: carriedOutOn }, measure) => withMeasure(state, measure, { carriedOutOn }),
  },
  measureFedBackOn: {
    part: 'on',
    of: 'measure',
    starts: [],
    read: (_state, measure) => measure?.fedBackOn,
    write: (state, { on: fedBackOn }, measure) => withMeasure(state, measure, { fedBackOn }),
  },
  measureLiftedOn: {
    part: 'on',
    of: 'measure',
    starts: [],
    read: (_state, measure) => measure?.liftedOn,
    write: (state, { on: liftedOn }, measure) => withMeasure(state, measure, { liftedOn }),
  },
}

/** What a field is. */
export const factsOf = (field: CorrectableField): FieldFacts => fieldFacts[field]

const measureOf = (state: CaseState, measure: string | undefined) =>
  measure === undefined ? undefined : state.measures[measure]

/** What a field has in the case now; undefined where nothing was typed. */
export function typedValue(state: CaseState, field: CorrectableField, measure?: string): TypedValue | undefined {
  const { part, read } = factsOf(field)
  const value = read(state, measureOf(state, measure))
  return value === undefined ? undefined : { [part]: value }
}

/** The state with another value in a field; the value has the part of its field. */
export const withValue = (state: CaseState, field: CorrectableField, value: TypedValue, measure?: string): CaseState =>
  factsOf(field).write(state, value as Given, measureOf(state, measure))

/** The name under which the state keeps where a value was typed. */
export const typedKey = (field: CorrectableField, measure?: string): string =>
  measure !== undefined && factsOf(field).of === 'measure' ? `${field}.${measure}` : field

/** Where a value was typed, and by whom; the proposal is the first entry. */
export function typedIn(state: CaseState, field: CorrectableField, measure?: string): TypedIn | undefined {
  const noted = state.typed?.[typedKey(field, measure)]
  return noted ?? (factsOf(field).of === 'proposal' ? { entry: 1, by: state.authors.proposal![0]! } : undefined)
}

/** The value alone. */
export function valueOf({ on, docNo, text, days }: TypedValue): TypedValue {
  return {
    ...(on === undefined ? {} : { on }),
    ...(docNo === undefined ? {} : { docNo }),
    ...(text === undefined ? {} : { text }),
    ...(days === undefined ? {} : { days }),
  }
}
