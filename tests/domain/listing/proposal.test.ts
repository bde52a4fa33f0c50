import { describe, expect, it } from 'vitest'
import type { Commands } from '../../../domain/case.ts'
import { catalogue } from '../../../rules/catalogue.ts'
import { people } from '../../support/people.ts'
import { Life, notified } from '../../support/life.ts'
import { proposal } from '../../support/proposal.ts'

const { entity: lawful, rectification } = proposal()
const { officer, reviewer } = people

const propose = (changes: Partial<Commands['listing.propose']>) =>
  new Life('2026-04-07').try(officer, 'listing.propose', proposal(changes))

describe('the entity of a proposal', () => {
  it.each([
    ['91310115MA1FAKE27', 'bad_length'],
    ['91310115MA1FAKEO7N', 'letter_o_in_code'],
    ['91310115MA1FAKE2ZN', 'bad_character'],
  ])('is refused with the code %s: %s', (code, fault) => {
    expect(propose({ entity: { ...lawful, code } })).toMatchObject({
      code: 'listing.creditCodeInvalid',
      params: { code, fault },
    })
  })

  // GB 32100-2015; the checks were counted by hand with the weights of its table.
  it.each([
    ['soleTrader', '91310115MA1FAKE27N', 'organisation'],
    ['naturalPerson', '91310115MA1FAKE27N', 'organisation'],
    ['organisation', '92310115MA1FAKE27K', 'soleTrader'],
    ['naturalPerson', '92310115MA1FAKE27K', 'soleTrader'],
  ] as const)('is no %s with the code %s', (kind, code, of) => {
    expect(propose({ entity: { ...lawful, kind, code }, measures: [] })).toMatchObject({
      code: 'listing.codeOfOtherKind',
      params: { kind, of },
    })
  })

  it.each([
    ['soleTrader', '92310115MA1FAKE27K'],
    ['organisation', '51310000MA1FAKE27X'],
  ] as const)('is a %s with the code %s', (kind, code) => {
    expect(propose({ entity: { ...lawful, kind, code }, measures: [] })).toBeUndefined()
  })

  it.each(['', ' \t'])('is refused with the name "%s"', (name) => {
    expect(propose({ entity: { ...lawful, name } })?.code).toBe('listing.noEntityName')
  })

  it.each(['=1+1', '+虚构公司', '-虚构公司', '@虚构公司', ' =1+1'])('is refused with the name "%s"', (name) => {
    expect(propose({ entity: { ...lawful, name } })).toMatchObject({ code: 'listing.formulaInName', params: { name } })
  })

  it.each([
    [{ entity: { ...lawful, name: '上海虚构？海贸易有限公司' } }, 'listing.lostInName', '？'],
    [{ entity: { ...lawful, name: '上海虚构&#19950;海贸易有限公司' } }, 'listing.lostInName', '&#19950;'],
    [{ entity: { ...lawful, legalRepresentative: '虚〓' } }, 'listing.lostInRepresentative', '〓'],
    [
      { underlyingDecision: { ...proposal().underlyingDecision, docNo: '沪虚罚■2026□1号' } },
      'listing.lostInNumber',
      '■',
    ],
  ])('is refused with what a lost character has left: %j', (changes, code, found) => {
    expect(propose(changes)).toMatchObject({ code, params: { found } })
  })

  // 行政处罚法 Art 22: the agency of the place of the violation is competent, wherever the entity has its seat.
  it.each(['320505', '330102', '110000', '310000', '650100', 'abroad'])('may have its seat in %s', (district) => {
    expect(propose({ entity: { ...lawful, district } })).toBeUndefined()
  })

  it.each(['990101', '3205', '', '310199', '710000', 'Abroad'])('has its seat in no division “%s”', (district) => {
    expect(propose({ entity: { ...lawful, district } })).toMatchObject({
      code: 'listing.unknownDistrict',
      params: { district },
    })
  })

  it('is refused with a withdrawn district of the city, and told its successor', () => {
    expect(propose({ entity: { ...lawful, district: '310108' } })?.params).toEqual({
      district: '310108',
      successor: '310106',
    })
  })
})

describe('a proposal', () => {
  // D17: a district could move its own cases, and so its rate, to a neighbour.
  it.each(['310101', '330102', '310000'])('belongs to the district of its agency and not to %s', (district) => {
    expect(propose({ district })).toMatchObject({
      code: 'listing.otherDistrict',
      params: { district, own: '310115' },
    })
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
    const measures = codes.map((one) => ({
      code: one,
      department: catalogue.implementers(one, '2026-04-07')[0] ?? 'dept-x',
    }))
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
    life.do(people.entity, 'listing.waiveHearing', { statement: '放弃' })
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
    life.do(people.entity, 'listing.waiveHearing', { statement: '放弃' })
    expect(life.try(reviewer, 'listing.determine', { ...milder, tier: 'general', measures: ['M09'] })).toMatchObject({
      code: 'listing.tierNotOnList',
      params: { listType: 'work-safety-severe', tier: 'general' },
    })
  })
})
