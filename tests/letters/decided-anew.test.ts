import { expect, it } from 'vitest'
import { handedOver, heardOnBar, heardOnRevocation } from '../support/later-life.ts'
import { people } from '../support/people.ts'
import { lettersIn } from './lives.ts'

// Decision 0048: what fell is decided anew, by a document of its own.
const { officer, reviewer } = people
const files = [{ title: '来件（虚构）' }]
const defence = { statement: '材料属实', evidence: [], receivedOn: '2027-04-22', method: 'post', files } as const

it('a revocation and a bar that are decided anew are letters of their own', () => {
  const revoked = handedOver(heardOnRevocation().do(reviewer, 'repair.revoke', { reasons: '查实' }))
  revoked.do(officer, 'paper.defendRevocation', defence).do(reviewer, 'repair.revoke', { reasons: '仍然查实' })
  const barred = handedOver(heardOnBar().do(reviewer, 'repair.bar', { reasons: '查实' }))
  barred.do(officer, 'paper.defendBar', defence).do(reviewer, 'repair.bar', { reasons: '仍然查实' })
  for (const life of [revoked, barred]) handedOver(life)
  const of = (life: typeof barred, kind: string) =>
    lettersIn(life).flatMap((letter) => (letter.kind === kind ? [letter] : []))
  expect(of(revoked, 'repairRevocation').map(({ occasion }) => occasion)).toEqual([
    'repair.1.revocation',
    'repair.1.revocation.anew',
  ])
  expect(of(barred, 'repairBar').map(({ occasion }) => occasion)).toEqual(['repair.bar', 'repair.bar.anew'])
  expect(of(barred, 'repairBar').map(({ facts }) => facts.words['reasons'])).toEqual(['查实', '仍然查实'])
})
