import { describe, expect, it } from 'vitest'
import { proposalFaultsIn } from '../../../domain/listing/proposal-checks.ts'
import type { Proposal } from '../../../domain/listing/types.ts'
import { catalogue } from '../../../rules/catalogue.ts'
import { ruleBook } from '../../../rules/index.ts'
import { people } from '../../support/people.ts'
import { Life } from '../../support/life.ts'
import { proposal } from '../../support/proposal.ts'

const sound: Proposal = proposal()
const { entity, underlyingDecision, violation, listType, tier, measures, rectification } = sound
const context = { today: '2026-04-07', actor: people.officer, rules: ruleBook, catalogue } as const
const codesIn = (parts: Partial<Proposal>) => proposalFaultsIn(parts, context).map(({ code }) => code)
const long = { ...violation, endedOn: '2020-01-10' }
const longAgo = { ...underlyingDecision, decidedOn: '2020-02-01' }

// What each part shows by itself, so that a form can tell it on the page on which it was typed.
const faulty: readonly (readonly [string, Partial<Proposal>, readonly string[]])[] = [
  ['a name that is none', { entity: { ...entity, name: ' ' } }, ['listing.noEntityName']],
  [
    'a name and a seat',
    { entity: { ...entity, name: '=1', district: '990101' } },
    ['listing.formulaInName', 'listing.unknownDistrict'],
  ],
  [
    'no kind of penalty',
    { underlyingDecision: { ...underlyingDecision, penaltyKinds: [] } },
    ['listing.noPenaltyKind'],
  ],
  ['no basis', { legalBasis: ' \t' }, ['listing.noLegalBasis']],
  ['no evidence', { evidence: [] }, ['listing.noEvidence']],
  [
    'no requirement and no term',
    { rectification: { ...rectification, requirements: [], termDays: 0 } },
    ['listing.noRequirements', 'listing.termInvalid'],
  ],
  ['a measure twice', { measures: [measures[0]!, measures[0]!] }, ['listing.measureTwice']],
  [
    'conduct that may not be queried any more',
    { violation: long, underlyingDecision: longAgo, listType, tier },
    ['listing.conductTooOld'],
  ],
  [
    'conduct after its decision',
    { violation: { ...violation, endedOn: '2026-04-01' }, underlyingDecision: longAgo, listType, tier },
    ['listing.conductAfterDecision'],
  ],
]

describe('the parts of a proposal tell by themselves', () => {
  it.each(faulty)('%s', (_name, parts, codes) => {
    expect(codesIn(parts)).toEqual(codes)
  })

  it.each(faulty)('of which the first is what the whole is refused for: %s', (_name, parts, [first]) => {
    expect(new Life('2026-04-07').try(people.officer, 'listing.propose', proposal(parts))?.code).toBe(first)
  })

  it('nothing that needs a part which is not written yet', () => {
    expect(codesIn({ violation: long, underlyingDecision: longAgo })).toEqual([])
    expect(codesIn({})).toEqual([])
    expect(codesIn(sound)).toEqual([])
  })
})
