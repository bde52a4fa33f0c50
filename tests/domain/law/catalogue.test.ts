import { describe, expect, it } from 'vitest'
import { checkListing, checkMeasures, measureTerms } from '../../../domain/law/catalogue.ts'
import type { MeasureCase } from '../../../domain/law/catalogue.ts'
import type { PublishedListType } from '../../../domain/law/catalogue-types.ts'
import type { Tier } from '../../../domain/law/rulebook-types.ts'
import { catalogue, findListType } from '../../../rules/catalogue.ts'
import { ruleBook } from '../../../rules/index.ts'

const workSafety = findListType('work-safety-severe')!

/** Asks a catalogue that publishes this list type only. */
const listing = (type: PublishedListType, on: string, tier: Tier = 'serious') =>
  checkListing({ ...catalogue, listType: (code) => (code === type.code ? type : undefined) }, type.code, tier, on)

describe('whether a list may be used', () => {
  it('has nothing against a serious case on a list in force', () => {
    expect(listing(workSafety, '2026-04-07')).toBeUndefined()
  })

  it('refuses a list that nobody published', () => {
    expect(checkListing(catalogue, 'no-such-list', 'serious', '2026-04-07')).toMatchObject({
      code: 'listing.unknownListType',
      params: { listType: 'no-such-list' },
    })
  })

  it('refuses a reward list', () => {
    expect(listing(findListType('tax-class-a')!, '2026-04-07')).toMatchObject({ code: 'listing.notASanctionList' })
  })

  it('refuses a list on a mere normative document and says what would be needed', () => {
    expect(listing(findListType('commerce-joint-sanction')!, '2026-04-07')).toMatchObject({
      code: 'listing.listTypeNotInForce',
      params: {
        because: 'basisTooLow',
        rank: 'normativeDocument',
        needed: ['law', 'administrativeRegulation', 'centralDocument', 'departmentRule'],
      },
      rule: 'CN49-7',
    })
  })

  it('refuses a list without 30 days of public consultation', () => {
    const { consultation: _, ...without } = workSafety
    expect(listing(without, '2026-04-07')?.params).toMatchObject({ because: 'noConsultation' })
    const short = { ...workSafety, consultation: { days: 29, verified: 'found' } } as const
    expect(listing(short, '2026-04-07')?.params).toMatchObject({
      because: 'consultationTooShort',
      days: 29,
      needed: 30,
    })
  })

  it('refuses a list before it begins and after it ended', () => {
    const ended = { ...workSafety, until: '2026-03-31' }
    expect(listing(ended, '2023-09-30')?.params).toMatchObject({ because: 'notYet' })
    expect(listing(ended, '2023-10-01')).toBeUndefined()
    expect(listing(ended, '2026-03-31')).toBeUndefined()
    expect(listing(ended, '2026-04-01')?.params).toMatchObject({ because: 'ended' })
  })

  it('refuses a tier that the list does not take', () => {
    expect(listing(workSafety, '2026-04-07', 'minor')).toMatchObject({
      code: 'listing.tierNotOnList',
      params: { tier: 'minor', tiers: ['serious'] },
    })
  })
})

describe('whether a measure may be ordered', () => {
  const on = '2026-04-07'
  const serious: MeasureCase = { kind: 'organisation', tier: 'serious', listType: 'work-safety-severe', on }
  const check = (code: string, changes: Partial<MeasureCase> = {}) =>
    checkMeasures(catalogue, [{ code, department: catalogue.implementers(code, on)[0] ?? 'dept-x' }], {
      ...serious,
      ...changes,
    })

  it.each(['M01', 'M06', 'M07', 'M08', 'M09', 'M10', 'M11', 'M13', 'M14'])('%s fits a serious case', (code) => {
    expect(check(code)).toBeUndefined()
  })

  it.each(['M09', 'M10', 'M13'])('%s fits a minor case', (code) => {
    expect(check(code, { tier: 'minor', listType: 'watch-list' })).toBeUndefined()
  })

  it.each<[string, Partial<MeasureCase>, string]>([
    ['M99', {}, 'listing.measureNotInCatalogue'],
    ['M12', {}, 'listing.measureNotInCatalogue'],
    ['M15', {}, 'listing.measureOfOthers'],
    ['M16', {}, 'listing.measureOfOthers'],
    ['M06', { kind: 'naturalPerson' }, 'listing.measureTargetMismatch'],
    ['M03', {}, 'listing.measureTargetMismatch'],
    ['M01', { tier: 'general' }, 'listing.measureTierMismatch'],
    ['M06', { tier: 'minor' }, 'listing.measureTierMismatch'],
    ['M04', { kind: 'responsiblePerson' }, 'listing.measureBasisMismatch'],
  ])('%s with %j: %s', (code, changes, refusal) => {
    expect(check(code, changes)).toMatchObject({ refused: true, code: refusal, params: { measure: code } })
  })

  it('lets a measure reach the lists that its basis names', () => {
    expect(check('M04', { kind: 'responsiblePerson', listType: 'tax-severe' })).toBeUndefined()
    expect(check('M03', { kind: 'naturalPerson', listType: 'judgment-defaulter' })).toBeUndefined()
    expect(check('M05', { kind: 'naturalPerson', listType: 'judgment-defaulter' })?.params).toMatchObject({
      lists: ['military-service-refusal'],
    })
  })

  it('is refused with a department that does not carry it out, and says which do', () => {
    const asked = (department: string) => checkMeasures(catalogue, [{ code: 'M14', department }], serious)
    expect(asked('dept-credit-centre')).toBeUndefined()
    for (const department of ['dept-finance', 'no-such-department']) {
      expect(asked(department)).toMatchObject({
        code: 'listing.measureImplementerMismatch',
        params: { measure: 'M14', department, departments: ['dept-credit-centre'] },
        rule: 'SH-32',
      })
    }
  })

  it('is refused for the first of several that does not fit', () => {
    const measures = [
      { code: 'M09', department: 'dept-inspection' },
      { code: 'M12', department: 'dept-financial-regulation' },
      { code: 'M99', department: 'dept-x' },
    ]
    expect(checkMeasures(catalogue, measures, serious)?.params).toEqual({ measure: 'M12' })
  })

  it('names its four terms with their rules', () => {
    const terms = measureTerms(ruleBook, { on: '2026-04-07', field: 'workSafety', tier: 'serious' })
    expect(Object.values(terms).map(({ rule }) => rule.term)).toEqual([
      { count: 3, unit: 'workingDays' },
      { count: 10, unit: 'workingDays' },
      { count: 5, unit: 'workingDays' },
      { count: 3, unit: 'workingDays' },
    ])
  })
})
