import type { CaseState } from '../case.ts'
import type { ListingState, Proposal } from '../listing/types.ts'
import type { LocalDate } from '../dates.ts'
import type { MeasureState } from '../measures/types.ts'
import type { ServedAct } from '../service/types.ts'
import type { TermStart } from '../terms/term-starts.ts'
import type { CorrectableField, TypedValue } from './types.ts'

/** A value of which the part that its field has is there. */
type Given = Required<TypedValue>

/** What a field is. */
export interface FieldFacts {
  /** The part of a typed value that holds it. */
  readonly part: keyof TypedValue
  /** Where it was typed: with the proposal, or by an act of its own. */
  readonly of: 'proposal' | 'service' | 'measure' | 'act'
  /** The events whose day it is: terms that count from one of them are counted again. */
  readonly starts: readonly TermStart[]
  /** `subject`: the measure or the served act, where the field is of one. */
  readonly read: (state: CaseState, subject?: string) => string | number | undefined
  readonly write: (state: CaseState, value: Given, subject?: string) => CaseState
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

const measureOf = (state: CaseState, code: string | undefined): MeasureState | undefined => state.measures[code ?? '']

function withMeasure(state: CaseState, code: string | undefined, changes: Partial<MeasureState>): CaseState {
  const found = measureOf(state, code)
  return found ? { ...state, measures: { ...state.measures, [found.code]: { ...found, ...changes } } } : state
}

const servedAct = ({ service }: CaseState, key: string | undefined): ServedAct | undefined => service?.done?.[key ?? '']

function withServedAct(state: CaseState, key: string | undefined, servedOn: LocalDate): CaseState {
  const found = servedAct(state, key)
  if (found === undefined) return state
  const done = { ...state.service?.done, [key!]: { ...found, servedOn } }
  return { ...state, service: { ...state.service, done } }
}

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
  actServedOn: {
    part: 'on',
    of: 'act',
    starts: [],
    // Nobody types the day of a public notice, nor of what served itself.
    read: (state, key) => {
      const found = servedAct(state, key)
      return found?.method === 'public' || found?.arrived ? undefined : found?.servedOn
    },
    write: (state, { on }, key) => withServedAct(state, key, on),
  },
  measureCarriedOutOn: {
    part: 'on',
    of: 'measure',
    starts: ['measureCarriedOut'],
    read: (state, code) => measureOf(state, code)?.carriedOutOn,
    write: (state, { on: carriedOutOn }, code) => withMeasure(state, code, { carriedOutOn }),
  },
  measureFedBackOn: {
    part: 'on',
    of: 'measure',
    starts: ['measureDoneInPart'],
    read: (state, code) => measureOf(state, code)?.fedBackOn,
    write: (state, { on: fedBackOn }, code) => withMeasure(state, code, { fedBackOn }),
  },
  measureLiftedOn: {
    part: 'on',
    of: 'measure',
    starts: [],
    read: (state, code) => measureOf(state, code)?.liftedOn,
    write: (state, { on: liftedOn }, code) => withMeasure(state, code, { liftedOn }),
  },
}

/** What a field is. */
export const factsOf = (field: CorrectableField): FieldFacts => fieldFacts[field]

/** What a field has in the case now; undefined where nothing was typed. */
export function typedValue(state: CaseState, field: CorrectableField, subject?: string): TypedValue | undefined {
  const { part, read } = factsOf(field)
  const value = read(state, subject)
  return value === undefined ? undefined : { [part]: value }
}

/** The state with another value in a field; the value has the part of its field. */
export const withValue = (state: CaseState, field: CorrectableField, value: TypedValue, subject?: string): CaseState =>
  factsOf(field).write(state, value as Given, subject)
