import { describe, expect, it } from 'vitest'
import type { CorrectableField } from '../../domain/correction/types.ts'
import { inReview, listed, notified } from '../support/life.ts'
import type { Life } from '../support/life.ts'
import { people } from '../support/people.ts'
import { codeOf } from './scenarios.ts'

// 行政处罚法 (2021) Arts 44, 45, 62: the entity is told of facts, reasons and basis before it is decided, and is heard on them. They
// are not exchanged afterwards by an act that is there for what was typed wrong (SAMR Order 45 Art 12).
const { officer, reviewer } = people
const texts: readonly CorrectableField[] = ['conductType', 'conductFacts', 'legalBasis', 'penaltyContent']
const proposed = (life: Life, field: CorrectableField) =>
  life.do(officer, 'correction.propose', {
    field,
    text: '另一内容（虚构）',
    reasons: '有误',
    evidence: [{ title: '材料' }],
  })
const confirm = (life: Life, more: { slip?: boolean } = {}) =>
  codeOf(life.try(reviewer, 'correction.confirm', { comments: '属实', ...more }))

describe.each(texts)('the correction of %s', (field) => {
  it('waits for no word of the second person before the notice, which tells of the right one', () => {
    expect(confirm(proposed(inReview(), field))).toBe('done')
  })

  it.each([
    ['after the notice', notified],
    ['after the decision', listed],
  ] as const)('is refused %s unless the second person says that it is a slip of the pen', (_when, live) => {
    expect(confirm(proposed(live(), field))).toBe('correction.ofSubstance')
    const life = proposed(live(), field)
    expect(confirm(life, { slip: false })).toBe('correction.ofSubstance')
    expect(confirm(life, { slip: true })).toBe('done')
    expect(life.ledger.at(-1)).toMatchObject({ type: 'correction.confirmed', data: { field, slip: true } })
  })
})

it('a number or a name needs no such word', () => {
  const right = {
    field: 'penaltyNumber',
    text: '沪虚罚〔2026〕9号',
    docNo: '沪虚罚〔2026〕9号',
    reasons: '有误',
  } as const
  const life = notified().do(officer, 'correction.propose', { ...right, evidence: [{ title: '材料' }] })
  expect(confirm(life)).toBe('done')
})
