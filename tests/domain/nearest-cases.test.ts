import { expect, it } from 'vitest'
import { nearestCases } from '../../domain/nearest-cases.ts'

const one = { caseNo: 'A', listType: 'work-safety-severe', tier: 'serious', violation: '安全生产', district: '310115' }
const decided = (caseNo: string, decidedOn: string, changes: Partial<typeof one> = {}) => ({
  ...one,
  caseNo,
  decidedOn,
  ...changes,
})
const namesOf = (cases: readonly { readonly caseNo: string }[]) => cases.map(({ caseNo }) => caseNo)

it('the nearest cases are of the same list and tier, by conduct, then district, then day', () => {
  const cases = [
    decided('A', '2026-09-01'),
    decided('otherList', '2026-09-01', { listType: 'tax-severe' }),
    decided('otherTier', '2026-09-01', { tier: 'general' }),
    decided('neither', '2026-08-01', { violation: '消防', district: '310106' }),
    decided('otherConduct', '2026-08-01', { violation: '消防' }),
    decided('otherDistrict', '2026-08-01', { district: '310106' }),
    decided('early', '2026-01-01'),
    decided('late', '2026-02-01'),
  ]
  expect(namesOf(nearestCases(one, cases))).toEqual(['late', 'early', 'otherDistrict', 'otherConduct', 'neither'])
  expect(namesOf(nearestCases(one, cases, 2))).toEqual(['late', 'early'])
  expect(nearestCases(one, [decided('A', '2026-09-01')])).toEqual([])
})
