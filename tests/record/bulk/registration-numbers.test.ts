import { expect, it } from 'vitest'
import { judge } from '../../../record/bulk/judge.ts'
import type { Column } from '../../../record/bulk/layout.ts'
import { catalogue } from '../../../rules/catalogue.ts'
import { ruleBook } from '../../../rules/index.ts'
import { people } from '../../support/people.ts'
import { rules } from '../../support/row-rules.ts'
import { usual } from '../../support/sent-files.ts'

const context = { today: '2026-11-24', actor: people.officer, rules: ruleBook, catalogue }
const judged = (changes: { [column in Column]?: string }) => {
  const { codeReason: _none, ...cells } = usual
  return judge({ ...cells, docNo: '沪虚罚〔2026〕1号', ...changes }, rules, context)
}

// Field case 15: what was given out before the credit code is taken by the workbook as well.
it('takes a registration number, and a code whose check does not fit for a reason', () => {
  const number = { codeKind: '工商注册号', creditCode: '310115 000123 456' }
  expect(judged(number)).toMatchObject({
    payload: { entity: { code: '310115000123456', codeKind: 'registrationNumber' } },
  })
  expect(judged({ ...number, creditCode: '310115000123457' })).toMatchObject([
    { column: 'creditCode', code: 'listing.codeDoubtful' },
  ])
  expect(judged({ ...number, creditCode: '91310115MA1FAKE27N' })).toMatchObject([
    { column: 'creditCode', code: 'listing.codeInvalid' },
  ])
  const old = { creditCode: '91310115M00000221U' }
  expect(judged(old)).toMatchObject([{ column: 'creditCode', code: 'check_digit' }])
  expect(judged({ ...old, codeReason: '与执照核对无误（虚构）' })).toMatchObject({
    payload: { entity: { code: '91310115M00000221U', codeReason: '与执照核对无误（虚构）' } },
  })
})

// Field case 14.
it.each([
  ['法人及非法人组织', '92310115MA90002110'],
  ['个体工商户', '91310115MA90002126'],
])('refuses as %s the code %s', (entityKind, creditCode) => {
  expect(judged({ entityKind, creditCode })).toMatchObject([{ column: 'entityKind', code: 'listing.codeOfOtherKind' }])
})
