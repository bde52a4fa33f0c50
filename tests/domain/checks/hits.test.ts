import { describe, expect, it } from 'vitest'
import type { CaseState } from '../../../domain/case.ts'
import { hitOf } from '../../../domain/checks/hits.ts'
import type { CheckContext } from '../../../domain/checks/hits.ts'
import { matters } from '../../../domain/law/matters.ts'
import type { Matter } from '../../../domain/law/matters.ts'
import { catalogue, createCatalogue, measureCatalogue } from '../../../rules/catalogue.ts'
import { departments, listTypes, penaltyKinds } from '../../../rules/catalogue.ts'
import { ruleBook } from '../../../rules/index.ts'
import { severeMeasures } from '../../../rules/severe-measures.ts'
import { published } from '../../support/life.ts'

const today = '2026-05-06'
const context: CheckContext = { today, rules: ruleBook, catalogue, severe: severeMeasures }
const all = { minor: true, persons: true }
const nothingMore = { minor: false, persons: false }
const state = published().now

/**
 * Kind and matter of each measure by its name in the basic list of punitive measures, and whether it is one against the
 * severely dishonest (条例 Art 31: M01, M02, M07, M08, M12). The catalogue's file is not asked.
 */
const book: Readonly<Record<string, readonly [kind: 'A' | 'B' | 'C', matter: Matter, article31?: true]>> = {
  M01: ['A', 'marketEntry', true],
  M02: ['A', 'marketEntry', true],
  M03: ['A', 'personalConduct'],
  M04: ['A', 'personalConduct'],
  M05: ['A', 'personalConduct'],
  M06: ['B', 'publicFunds'],
  M07: ['B', 'honours', true],
  M08: ['B', 'facilitation', true],
  M09: ['B', 'inspection'],
  M10: ['B', 'noticeAndCommitment'],
  M11: ['B', 'procurementAndTendering'],
  M13: ['B', 'publicity'],
  M14: ['B', 'procurementAndTendering'],
  M15: ['C', 'finance'],
  M16: ['C', 'finance'],
}

type Change = (state: CaseState, code: string) => CaseState
const withPublicity =
  (changes: object): Change =>
  (one) => ({ ...one, publicity: { ...one.publicity!, ...changes } })
const withMeasure =
  (changes: object): Change =>
  (one, code) => ({ ...one, measures: { [code]: { ...one.measures[code]!, ...changes } } })
const endedOn =
  (day: string): Change =>
  (one) => {
    const { proposal } = one.listing
    return {
      ...one,
      listing: { ...one.listing, proposal: { ...proposal, violation: { ...proposal.violation, endedOn: day } } },
    }
  }
const objection = { status: 'filed', filedOn: today, marked: false } as const

/** States of a record and of its measure: which are hits (条例 Arts 32, 35, 36, 37, 38), and which are told as contested. */
const situations: readonly (readonly [name: string, change: Change, is: 'hit' | 'contested' | 'none'])[] = [
  ['in force', (one) => one, 'hit'],
  ['ordered and not sent yet', withMeasure({ status: 'determined' }), 'hit'],
  ['carried out and reported', withMeasure({ status: 'fedBack', result: 'executed' }), 'hit'],
  ['objected to today', (one) => ({ ...one, objections: [objection] }), 'contested'],
  ['marked as objected to', withPublicity({ marked: true }), 'contested'],
  [
    'with an objection that was rejected',
    (one) => ({ ...one, objections: [{ ...objection, status: 'rejected' }] }),
    'hit',
  ],
  ['five years to the day after the conduct', endedOn('2021-05-06'), 'hit'],
  ['a day longer ago than five years', endedOn('2021-05-05'), 'none'],
  ['suspended', withPublicity({ status: 'suspended' }), 'none'],
  ['ended', withPublicity({ status: 'ended', endedOn: today }), 'none'],
  ['not published yet', ({ publicity: _none, ...one }) => one, 'none'],
  ['with the measure ordered to be lifted', withMeasure({ status: 'liftOrdered' }), 'none'],
  ['with the measure lifted', withMeasure({ status: 'lifted' }), 'none'],
  ['with the measure held', withMeasure({ held: true }), 'none'],
  ['with the measure dropped by a changed decision', withMeasure({ dropped: true }), 'none'],
  ['without the measure in the decision', (one) => ({ ...one, measures: {} }), 'none'],
]
const lists = [
  ['minor', 'watch-list'],
  ['general', 'watch-list'],
  ['serious', 'work-safety-severe'],
  ['serious', 'judgment-defaulter'],
] as const
const kinds = ['organisation', 'soleTrader', 'naturalPerson'] as const

describe('what bites in a matter', () => {
  it.each(situations)('of a record %s, for every matter, measure, tier and kind of subject', (_name, change, is) => {
    const wrong: string[] = []
    let hits = 0
    for (const [code] of Object.entries(book))
      for (const [tier, listType] of lists)
        for (const kind of kinds) {
          const ordered = { code, department: 'dept-finance', status: 'dispatched', round: 1 } as const
          const lived = change(
            { ...state, tier, listType, entity: { ...state.entity, kind }, measures: { [code]: ordered } },
            code,
          )
          for (const matter of matters) {
            const found = hitOf(lived, matter, all, context)
            const duty = is === 'none' ? undefined : expected(matter, code, { tier, listType, kind })
            hits += duty === undefined ? 0 : 1
            const told =
              found && [found.measures.map((one) => one.duty).join(), found.contested, found.caseSeq].join(' ')
            const wanted = duty && [duty, is === 'contested', lived.version].join(' ')
            if (told !== wanted) wrong.push(`${code} ${matter} ${tier} ${listType} ${kind}: ${told} and not ${wanted}`)
          }
        }
    expect(wrong).toEqual([])
    expect(hits > 50).toBe(is !== 'none')
  })

  /** What the text asks for; at whom, at which tier and on which lists a measure aims no text sets, so that is the file's. */
  function expected(matter: Matter, code: string, of: { tier: string; listType: string; kind: string }) {
    const [kind, bitesIn, article31] = book[code]!
    const { targets, tiers, lists: only } = measureCatalogue.find((one) => one.code === code)!
    const aims = (targets as readonly string[]).includes(of.kind) && (tiers as readonly string[]).includes(of.tier)
    if (matter !== bitesIn || !aims || (only && !only.includes(of.listType))) return undefined
    if (kind === 'C') return 'may'
    return article31 && of.listType !== 'watch-list' ? 'decide' : 'must'
  }

  it('is everything that the book knows, and nothing that is not published (Art 32)', () => {
    const unpublished = measureCatalogue.filter((one) => !one.published).map(({ code }) => code)
    expect([...Object.keys(book), ...unpublished].toSorted()).toEqual(
      measureCatalogue.map(({ code }) => code).toSorted(),
    )
    for (const code of unpublished) {
      const measures = { [code]: { code, department: 'dept-finance', status: 'dispatched', round: 1 } } as const
      for (const matter of matters) expect(hitOf({ ...state, measures }, matter, all, context), code).toBeUndefined()
    }
  })

  it('ends with the measure’s basis: on the last day it bites, on the next not', () => {
    const [m09, ...others] = ['M09', ...measureCatalogue.map(({ code }) => code).filter((code) => code !== 'M09')].map(
      (code) => measureCatalogue.find((one) => one.code === code)!,
    )
    const ending = createCatalogue({
      listTypes,
      departments,
      penaltyKinds,
      measures: [...others, { ...m09!, until: today }],
    })
    expect(hitOf(state, 'inspection', all, { ...context, catalogue: ending })?.measures).toMatchObject([
      { code: 'M09', kind: 'B', duty: 'must', bases: m09!.bases },
    ])
    expect(hitOf(state, 'inspection', all, { ...context, today: '2026-05-07', catalogue: ending })).toBeUndefined()
  })

  it('of Art 31 has to be applied where the catalogue says that the matter is related, and bites nowhere else', () => {
    const severe = (related: readonly string[]) => ({ ...context, severe: new Map([['M07', related]]) })
    expect(hitOf(state, 'honours', all, severe(['work-safety-severe']))?.measures).toMatchObject([{ duty: 'must' }])
    expect(hitOf(state, 'honours', all, severe(['tax-severe']))).toBeUndefined()
  })
})

describe('who is told', () => {
  const minor = { ...state, publicity: { ...state.publicity!, onPublicRegister: false } }
  const person = {
    ...state,
    entity: { ...state.entity, kind: 'naturalPerson' as const },
    measures: { M01: { code: 'M01', department: 'dept-market', status: 'dispatched' as const, round: 1 } },
  }

  it('of a record off the register, those with a right to it only', () => {
    expect(hitOf(minor, 'inspection', nothingMore, context)).toBeUndefined()
    expect(hitOf(minor, 'inspection', { minor: true, persons: false }, context)).toBeDefined()
    expect(hitOf(state, 'inspection', nothingMore, context)).toBeDefined()
  })

  it('of a natural person, those with a right to persons only', () => {
    expect(hitOf(person, 'marketEntry', { minor: true, persons: false }, context)).toBeUndefined()
    expect(hitOf(person, 'marketEntry', { minor: false, persons: true }, context)).toBeDefined()
  })

  it('of a natural person’s record off the register, those with both rights only', () => {
    const both = { ...person, publicity: minor.publicity }
    expect(hitOf(both, 'marketEntry', { minor: false, persons: true }, context)).toBeUndefined()
    expect(hitOf(both, 'marketEntry', { minor: true, persons: false }, context)).toBeUndefined()
    expect(hitOf(both, 'marketEntry', all, context)).toBeDefined()
  })
})
