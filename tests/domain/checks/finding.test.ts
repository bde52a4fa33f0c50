import { describe, expect, it } from 'vitest'
import { findingOf } from '../../../domain/checks/finding.ts'
import { catalogue } from '../../../rules/catalogue.ts'
import { ruleBook } from '../../../rules/index.ts'
import { severeMeasures } from '../../../rules/severe-measures.ts'
import { published } from '../../support/life.ts'

const context = { today: '2026-05-06', rules: ruleBook, catalogue, severe: severeMeasures }
const nothingMore = { minor: false, persons: false }
const state = published().now

describe('what is found', () => {
  const { code, name, kind } = state.entity
  const ask = (subject: object, cases = [state], rights = nothingMore) =>
    findingOf(cases, { subject: { kind, code, ...subject }, matter: 'inspection' }, rights, context)

  it('tells another name than that of the record, and not another way of writing it', () => {
    expect(ask({})).toMatchObject({ result: 'hit', nameDiffers: false })
    expect(ask({ name: ` ${name} ` })).toMatchObject({ result: 'hit', nameDiffers: false })
    expect(ask({ name: '上海另一虚构有限公司' })).toMatchObject({ result: 'hit', nameDiffers: true })
    expect(ask({ name: '上海另一虚构有限公司' }, [])).toMatchObject({ result: 'none', nameDiffers: false })
  })

  it('is by the number and its register: numbers of two registers may be alike', () => {
    expect(ask({ code: code.toLowerCase() })).toMatchObject({ result: 'hit' })
    expect(ask({ codeKind: 'foreignRegistration' })).toMatchObject({ result: 'none', hits: [] })
  })

  it('nothing is said to be no certificate, and that what is only shared was not looked at', () => {
    const { text } = ask({}, [])
    expect([text.zh, text.en]).toEqual([
      expect.stringContaining('不是信用良好的证明'),
      expect.stringContaining('no certificate'),
    ])
    expect([text.zh, text.en]).toEqual([
      expect.stringContaining('不在本次查询范围内'),
      expect.stringContaining('not part of this'),
    ])
    expect(ask({}, [], { minor: true, persons: false }).text.zh).not.toContain('不在本次查询范围内')
  })

  it('stands by the number of the case', () => {
    const other = { ...state, caseNo: 'BH-2026-000000' }
    expect(ask({}, [state, other]).hits.map(({ caseNo }) => caseNo)).toEqual([other.caseNo, state.caseNo])
  })
})
