import { describe, expect, it } from 'vitest'
import type { Commands } from '../../domain/case.ts'
import { catalogue } from '../../rules/catalogue.ts'
import { people } from '../support/people.ts'
import { Life, notified } from '../support/life.ts'
import { proposal } from '../support/proposal.ts'

const { entity: lawful, rectification } = proposal()
const { officer, reviewer } = people

const propose = (changes: Partial<Commands['listing.propose']>) =>
  new Life('2026-04-07').try(officer, 'listing.propose', proposal(changes))

describe('the entity of a proposal', () => {
  it.each([
    ['91310115MA1FAKE27', 'bad_length'],
    ['91310115MA1FAKEO7N', 'letter_o_in_code'],
    ['91310115MA1FAKE2ZN', 'bad_character'],
    ['91310115MA1FAKE28N', 'check_digit'],
  ])('is refused with the code %s: %s', (code, fault) => {
    expect(propose({ entity: { ...lawful, code } })).toMatchObject({
      code: 'listing.creditCodeInvalid',
      params: { code, fault },
    })
  })

  it('needs no credit code when it is a natural person', () => {
    const entity = { ...lawful, kind: 'naturalPerson', code: '虚构人员1' } as const
    expect(propose({ entity, measures: [] })).toBeUndefined()
  })

  it.each(['', ' \t'])('is refused with the name "%s"', (name) => {
    expect(propose({ entity: { ...lawful, name } })?.code).toBe('listing.noEntityName')
  })

  it.each(['=1+1', '+虚构公司', '-虚构公司', '@虚构公司', ' =1+1'])('is refused with the name "%s"', (name) => {
    expect(propose({ entity: { ...lawful, name } })).toMatchObject({ code: 'listing.formulaInName', params: { name } })
  })

  it('is refused outside the districts of today, with the successor of a withdrawn one', () => {
    expect(propose({ entity: { ...lawful, district: '330102' } })).toMatchObject({
      code: 'listing.unknownDistrict',
      params: { district: '330102' },
    })
    expect(propose({ entity: { ...lawful, district: '310108' } })?.params).toEqual({
      district: '310108',
      successor: '310106',
    })
    expect(propose({ entity: { ...lawful, district: '310000' } })?.code).toBe('listing.unknownDistrict')
  })
})

describe('a proposal', () => {
  it('belongs to a district or to the city', () => {
    expect(propose({ district: '330102' })?.code).toBe('listing.unknownDistrict')
    expect(propose({ district: '310000' })).toBeUndefined()
  })

  it.each([0, -30, 1.5, Number.NaN, 3661])('is refused with a term of %d days', (termDays) => {
    expect(propose({ rectification: { ...rectification, termDays } })?.code).toBe('listing.termInvalid')
  })

  it.each([1, 3660])('may set a term of %d days', (termDays) => {
    expect(propose({ rectification: { ...rectification, termDays } })).toBeUndefined()
  })

  it('is refused for a list that may not be used', () => {
    expect(propose({ listType: 'tax-class-a' })?.code).toBe('listing.notASanctionList')
    expect(propose({ listType: 'commerce-joint-sanction' })).toMatchObject({
      code: 'listing.listTypeNotInForce',
      params: { because: 'basisTooLow' },
      rule: 'CN49-7',
    })
  })

  it.each([
    [['M09', 'M06', 'M09'], 'listing.measureTwice', { measures: ['M09'] }],
    [['M09', 'M12'], 'listing.measureNotInCatalogue', { measure: 'M12' }],
    [['M16'], 'listing.measureOfOthers', { measure: 'M16' }],
    [['M02'], 'listing.measureTargetMismatch', { measure: 'M02', kind: 'organisation' }],
  ])('with the measures %j is refused: %s', (codes, code, params) => {
    const measures = codes.map((one) => ({ code: one, department: catalogue.implementers(one)[0] ?? 'dept-x' }))
    expect(propose({ measures })).toMatchObject({ code, params })
  })

  it('is refused with a measure for a department that does not carry it out', () => {
    expect(propose({ measures: [{ code: 'M06', department: 'dept-honours' }] })).toMatchObject({
      code: 'listing.measureImplementerMismatch',
      params: { measure: 'M06', department: 'dept-honours', departments: ['dept-finance'] },
    })
  })

  it('is refused with a tier that its list does not take', () => {
    expect(propose({ tier: 'general', measures: [] })).toMatchObject({
      code: 'listing.tierNotOnList',
      params: { listType: 'work-safety-severe', tier: 'general', tiers: ['serious'] },
    })
    expect(propose({ tier: 'general', listType: 'watch-list', measures: [] })).toBeUndefined()
  })

  it('is judged again as a whole when it is revised', () => {
    const life = new Life('2026-04-07').do(officer, 'listing.propose', proposal())
    expect(life.try(officer, 'listing.revise', { tier: 'minor' })?.code).toBe('listing.tierNotOnList')
    expect(life.try(officer, 'listing.revise', { tier: 'minor', listType: 'watch-list' })).toMatchObject({
      code: 'listing.measureTierMismatch',
      params: { measure: 'M06', tier: 'minor' },
    })
    expect(life.try(officer, 'listing.revise', { listType: 'no-such-list' })?.code).toBe('listing.unknownListType')
  })

  it('comes under the rules of another field when it is revised to another list', () => {
    const life = new Life('2026-04-07').do(officer, 'listing.propose', proposal())
    life.do(officer, 'listing.revise', { listType: 'market-regulation-severe' })
    expect(life.now).toMatchObject({ listType: 'market-regulation-severe', field: 'marketRegulation' })
    life.do(reviewer, 'listing.review', { outcome: 'returned', comments: '名单有误' })
    life.do(officer, 'listing.revise', { legalBasis: '《中华人民共和国安全生产法》第九十七条' })
    expect(life.now.field).toBe('marketRegulation')
    expect(life.now.listing.proposal).not.toHaveProperty('field')
  })
})

describe('a determination', () => {
  const milder = { outcome: 'list', reasons: '情节较轻' } as const

  it('of a milder tier keeps only measures that fit it', () => {
    const measures = [
      { code: 'M06', department: 'dept-finance' },
      { code: 'M09', department: 'dept-inspection' },
    ]
    const life = notified({ listType: 'watch-list', tier: 'general', measures })
    life.do(people.entity, 'listing.waiveDefence', { statement: '放弃' })
    expect(life.try(reviewer, 'listing.determine', { ...milder, tier: 'minor' })).toMatchObject({
      code: 'listing.measureTierMismatch',
      params: { measure: 'M06', tier: 'minor' },
      rule: 'SH-32',
    })
    life.do(reviewer, 'listing.determine', { ...milder, tier: 'minor', measures: ['M09'] })
    expect(life.now.tier).toBe('minor')
    expect(Object.keys(life.now.measures)).toEqual(['M09'])
  })

  it('of a tier that the list does not take is refused', () => {
    const life = notified().do(people.entity, 'listing.waiveDefence', { statement: '放弃' })
    expect(life.try(reviewer, 'listing.determine', { ...milder, tier: 'general', measures: ['M09'] })).toMatchObject({
      code: 'listing.tierNotOnList',
      params: { listType: 'work-safety-severe', tier: 'general' },
    })
  })
})
