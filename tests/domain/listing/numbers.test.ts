import { describe, expect, it } from 'vitest'
import type { Commands } from '../../../domain/case.ts'
import { Life } from '../../support/life.ts'
import { people } from '../../support/people.ts'
import { proposal } from '../../support/proposal.ts'

const { entity: lawful } = proposal()
const { officer, reviewer } = people

const propose = (changes: Partial<Commands['listing.propose']>) =>
  new Life('2026-04-07').try(officer, 'listing.propose', proposal(changes))

describe('the number of an entity', () => {
  // Field case 47: entities without a credit code, with the kind of their number.
  it.each([
    ['organisation', 'registrationNumber', '310115000123456', '310115'],
    ['soleTrader', 'registrationNumber', '310115000123456', '310115'],
    ['organisation', 'foreignRegistration', 'HRB12345B', 'abroad'],
    ['naturalPerson', 'passport', 'E00000001', 'abroad'],
    ['naturalPerson', 'residentId', '310101190001010011', '310115'],
    ['naturalPerson', undefined, '310101190001010011', '310115'],
    // Sound as a credit code as well, by chance: one identity number in 31 is.
    ['naturalPerson', 'residentId', '510101190001011492', '310115'],
  ] as const)('is a %s with a number of the kind %s', (kind, codeKind, code, district) => {
    const entity = { ...lawful, kind, code, district, ...(codeKind ? { codeKind } : {}) }
    expect(propose({ entity, measures: [] })).toBeUndefined()
  })

  it.each([
    ['naturalPerson', 'creditCode', '91310115MA1FAKE27N', 'listing.codeKindOfOthers'],
    ['naturalPerson', 'registrationNumber', '310115000123456', 'listing.codeKindOfOthers'],
    ['organisation', 'passport', 'E00000001', 'listing.codeKindOfOthers'],
    ['soleTrader', 'foreignRegistration', 'HRB12345B', 'listing.codeKindOfOthers'],
    ['naturalPerson', undefined, '虚构人员1', 'listing.codeInvalid'],
    ['naturalPerson', 'residentId', '810000190001010018', 'listing.codeInvalid'],
    ['organisation', 'registrationNumber', '91310115MA1FAKE27N', 'listing.codeInvalid'],
    ['organisation', 'foreignRegistration', 'HRB12345B', 'listing.seatNotAbroad'],
    ['organisation', 'creditCode', '310115000123456', 'listing.creditCodeInvalid'],
    ['soleTrader', 'creditCode', '91310115M00000221U', 'listing.codeOfOtherKind'],
  ] as const)('is refused as a %s with the %s %s: %s', (kind, codeKind, code, refused) => {
    const entity = { ...lawful, kind, code, ...(codeKind ? { codeKind } : {}) }
    expect(propose({ entity, measures: [] })?.code).toBe(refused)
  })

  it('has its number repeated by no refusal when it is a natural person', () => {
    for (const code of ['310101190001010012', '31010119000101001', '310101190013010011']) {
      const refusal = propose({ entity: { ...lawful, kind: 'naturalPerson', code }, measures: [] })
      expect(JSON.stringify(refusal)).toContain('listing.code')
      expect(JSON.stringify(refusal)).not.toContain(code)
    }
  })

  // Field case 15: registers have given out codes whose check does not fit; a second person confirms them.
  it.each([
    ['organisation', 'creditCode', '91310115M00000221U'],
    ['organisation', 'registrationNumber', '310115000123457'],
    ['naturalPerson', 'residentId', '310101190001010012'],
  ] as const)('is a %s with a doubtful %s for a reason that the review confirms', (kind, codeKind, code) => {
    const entity = { ...lawful, kind, codeKind, code }
    for (const codeReason of [undefined, ' '])
      expect(propose({ entity: { ...entity, ...(codeReason ? { codeReason } : {}) }, measures: [] })).toMatchObject({
        code: 'listing.codeDoubtful',
        params: { codeKind },
      })
    const life = new Life('2026-04-07')
    const codeReason = '与2014年营业执照核对无误（虚构）'
    life.do(officer, 'listing.propose', proposal({ entity: { ...entity, codeReason }, measures: [] }))
    const agreed = { outcome: 'agreed', comments: '' } as const
    expect(life.try(reviewer, 'listing.review', agreed)).toMatchObject({
      code: 'listing.notConfirmed',
      params: { points: ['code'] },
    })
    life.do(reviewer, 'listing.review', { ...agreed, confirmed: ['code'] })
    expect(life.ledger.at(-1)?.data).toMatchObject({ confirmed: ['code'] })
    expect(life.now.listing.status).toBe('reviewed')
  })

  it('is sent back by the review without any confirmation', () => {
    const entity = { ...lawful, code: '91310115M00000221U', codeReason: '核对无误（虚构）' }
    const life = new Life('2026-04-07').do(officer, 'listing.propose', proposal({ entity }))
    life.do(reviewer, 'listing.review', { outcome: 'returned', comments: '请附执照' })
    expect(life.now.listing.status).toBe('returned')
  })

  it('needs no confirmation when its number is sound, nor keeps one', () => {
    const life = new Life('2026-04-07').do(officer, 'listing.propose', proposal())
    life.do(reviewer, 'listing.review', { outcome: 'agreed', comments: '', confirmed: ['code'] })
    expect(life.ledger.at(-1)?.data).toEqual({ comments: '' })
  })
})
