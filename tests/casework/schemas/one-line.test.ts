import { expect, it } from 'vitest'
import { acceptance } from '../../../casework/schemas/entity-accounts.ts'
import { listingSchemas } from '../../../casework/schemas/listing.ts'
import { correctionSchemas, interviewSchemas } from '../../../casework/schemas/tracks.ts'
import { proposal } from '../../support/proposal.ts'

const typed = (text: string) => `${text}\r\n甲\u2028乙\u000b\u0007\u202E`
const kept = (text: string) => `${text} 甲 乙`

// What stands in lists, in letters and on the register between other words has one line, by the forms and over the API.
it('keeps no line break and no control in what has one line', () => {
  const base = proposal()
  const proposed = listingSchemas['listing.propose'].parse({
    ...base,
    entity: { ...base.entity, name: typed('上海虚构'), legalRepresentative: typed('虚构') },
    violation: { ...base.violation, type: typed('安全'), facts: '第一项\n第二项' },
    evidence: [{ title: typed('笔录') }],
    underlyingDecision: {
      ...base.underlyingDecision,
      docNo: typed('沪虚罚〔2026〕1号'),
      penaltyKinds: [typed('罚款')],
    },
    contact: { name: typed('虚构'), phone: typed('021-1') },
  })
  expect(proposed.entity).toMatchObject({ name: kept('上海虚构'), legalRepresentative: kept('虚构') })
  expect(proposed.violation).toMatchObject({ type: kept('安全'), facts: '第一项\n第二项' })
  expect(proposed.evidence).toEqual([{ title: kept('笔录') }])
  expect(proposed.underlyingDecision).toMatchObject({ docNo: kept('沪虚罚〔2026〕1号'), penaltyKinds: [kept('罚款')] })
  expect(proposed.contact).toEqual({ name: kept('虚构'), phone: kept('021-1') })
  const service = { method: 'direct', servedOn: '2026-04-07', proof: '回证（虚构）' }
  expect(
    listingSchemas['listing.serveDecision'].parse({
      ...service,
      decisionDocNo: typed('沪虚认〔2026〕1号'),
      repairGuidanceDocNo: '',
    }),
  ).toMatchObject({ decisionDocNo: kept('沪虚认〔2026〕1号'), repairGuidanceDocNo: '' })
  expect(
    interviewSchemas['interview.arrange'].parse({
      scheduledOn: '2026-04-07',
      place: typed('会议室'),
      officers: [typed('虚构一'), typed('虚构二')],
    }),
  ).toMatchObject({ place: kept('会议室'), officers: [kept('虚构一'), kept('虚构二')] })
  expect(acceptance.parse({ code: 'ABCD', account: 'entity-x', name: typed('虚构'), password: 'x' }).name).toBe(
    kept('虚构'),
  )
})

it('corrects a name to one line, and facts to several', () => {
  const correct = (field: string, text: string) =>
    correctionSchemas['correction.propose'].parse({ field, text, reasons: '录错（虚构）', evidence: [] }).text
  expect(correct('entityName', typed('上海虚构'))).toBe(kept('上海虚构'))
  expect(correct('conductType', typed('安全'))).toBe(kept('安全'))
  expect(correct('conductFacts', '第一项\n第二项')).toBe('第一项\n第二项')
})

it.each(['\r\n', '\u000b', '\u200B\n'])('takes no name of %j alone', (name) => {
  const base = proposal()
  expect(listingSchemas['listing.propose'].safeParse({ ...base, entity: { ...base.entity, name } }).success).toBe(false)
})
