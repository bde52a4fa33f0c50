import { describe, expect, it } from 'vitest'
import type { Commands } from '../../domain/case.ts'
import { registerChange, registerRow } from '../../record/register.ts'
import type { Life } from '../support/life.ts'
import { Life as CaseLife, listed, notified, published } from '../support/life.ts'
import { handedOver } from '../support/later-life.ts'
import { people } from '../support/people.ts'
import { proposal } from '../support/proposal.ts'
import { codeOf, due, ground, list } from './scenarios.ts'
import { toldIn, toldLast } from '../support/told.ts'

const { officer, reviewer, secondReviewer, entity, system, finance } = people
const proof = [{ title: '送达回证（虚构）' }]
const rightName = '上海虚构更正有限公司（虚构）'

type Value = Omit<Commands['correction.propose'], 'reasons' | 'evidence'>

const propose = (life: Life, value: Value) =>
  life.do(officer, 'correction.propose', { ...value, reasons: '录入有误', evidence: proof })
const correct = (life: Life, value: Value, more: { againstEntity?: boolean } = {}) =>
  propose(life, value).do(reviewer, 'correction.confirm', { comments: '属实', slip: true, ...more })

// Scenario 26: typed 2026-04-07 for 2026-04-10. Five working days from Friday 04-10 end on Friday 04-17.
describe('the day of a service that was typed wrong', () => {
  it('moves both rights to be heard and what the entity may do, at once since it is later', () => {
    const life = correct(notified().on('2026-04-10'), { field: 'noticeServedOn', on: '2026-04-10' })
    expect(life.now.listing).toMatchObject({ noticeServedOn: '2026-04-10', defenceUntil: '2026-04-17' })
    expect([due(life, 'listing.defence'), due(life, 'listing.hearingRequest')]).toEqual(['2026-04-17', '2026-04-17'])
    life.on('2026-04-17').do(entity, 'listing.defend', ground('g1'))
    expect(codeOf(life.try(reviewer, 'listing.determine', list))).toBe('listing.notHeardYet')
  })

  it('lets rights run again that had ended by the wrong day, and takes back the turn of the determination', () => {
    const life = notified().on('2026-04-15').do(system, 'listing.closeDefence', {})
    correct(life, { field: 'noticeServedOn', on: '2026-04-10' })
    expect(life.now.listing.status).toBe('defence')
    expect(life.now.deadlines['listing.determine']).toBeUndefined()
    life.on('2026-04-16').do(entity, 'listing.defend', ground('g1'))
    life.on('2026-04-18').do(system, 'listing.closeDefence', {})
    // 15 working days from 2026-04-17; 05-01, 04 and 05 are holidays, 05-09 is worked.
    expect(due(life, 'listing.determine')).toBe('2026-05-12')
  })

  it('is agreed to expressly where the right day is earlier, and never takes a day that was told', () => {
    const life = propose(notified().on('2026-04-08'), { field: 'noticeServedOn', on: '2026-04-03' })
    expect(life.try(reviewer, 'correction.confirm', { comments: '' })).toMatchObject({
      code: 'correction.againstEntity',
      params: { key: 'listing.defence', from: '2026-04-14', to: '2026-04-13' },
    })
    life.do(reviewer, 'correction.confirm', { comments: '', againstEntity: true })
    expect(life.now.listing.defenceUntil).toBe('2026-04-13')

    // By the right day the term ended on 2026-04-10; the letter said 04-14, and today is 04-13.
    const late = correct(notified().on('2026-04-13'), { field: 'noticeServedOn', on: '2026-04-02' })
    expect(late.now.listing).toMatchObject({ noticeServedOn: '2026-04-02', defenceUntil: '2026-04-14' })
  })

  it('is not enough where the determination came before the right end of the term', () => {
    const life = notified()
      .on('2026-04-15')
      .do(system, 'listing.closeDefence', {})
      .do(reviewer, 'listing.determine', list)
    propose(life, { field: 'noticeServedOn', on: '2026-04-10' })
    const refusal = life.try(secondReviewer, 'correction.confirm', { comments: '' })
    expect(refusal).toMatchObject({ code: 'correction.heardTooEarly', params: { until: '2026-04-17' } })
  })

  it('of the decision moves preview, publication and rectification, and what is counted from listing', () => {
    // Served 2026-04-10 as typed, 04-13 in truth; decided on 04-10, so publication is owed by 04-21 all the same.
    const life = correct(listed().on('2026-04-13'), { field: 'decisionServedOn', on: '2026-04-13' })
    expect(life.now.listing.listedOn).toBe('2026-04-13')
    expect(['publicity.preview', 'publicity.publish', 'rectification.due'].map((key) => due(life, key))).toEqual([
      '2026-04-16',
      '2026-04-21',
      // Sixty days from 2026-04-13.
      '2026-06-12',
    ])
    expect(life.now.rectification?.dueOn).toBe('2026-06-12')
  })

  it('of the decision takes off a lateness that only the wrong day had made', () => {
    const life = published().on('2026-06-10').do(system, 'rectification.markOverdue', {})
    life.do(system, 'interview.open', { kind: 'reminder' })
    correct(life, { field: 'decisionServedOn', on: '2026-04-13' })
    expect(life.now.rectification).toMatchObject({ dueOn: '2026-06-12' })
    expect(life.now.rectification?.overdueOn).toBeUndefined()
    expect(life.now.interviews.at(-1)?.status).toBe('overtaken')
    expect(Object.keys(life.now.deadlines).filter((key) => key.startsWith('interview.'))).toEqual([])
  })
})

describe('other values', () => {
  it('of the term of rectification moves the term that was ordered', () => {
    const life = correct(listed().on('2026-04-13'), { field: 'rectificationTerm', days: 90 })
    // Ninety days from 2026-04-10.
    expect(due(life, 'rectification.due')).toBe('2026-07-09')
    expect(life.now.listing.proposal.rectification.termDays).toBe(90)
  })

  it('of a measure moves the term that counts from its day, and no other measure', () => {
    const life = published().on('2026-04-20').do(finance, 'measure.acknowledge', { measure: 'M06' })
    life.do(finance, 'measure.carryOut', { measure: 'M06', on: '2026-04-17', basis: '条例' })
    const before = life.now.deadlines['measure.M06.feedBack']!
    correct(life, { field: 'measureCarriedOutOn', measure: 'M06', on: '2026-04-20' })
    expect(life.now.measures['M06']?.carriedOutOn).toBe('2026-04-20')
    const after = life.now.deadlines['measure.M06.feedBack']!
    expect([before.startsOn, after.startsOn]).toEqual(['2026-04-17', '2026-04-20'])
    expect(after.dueOn > before.dueOn).toBe(true)
  })

  // Scenario 23: the row showed the wrong name, with a free text beside it.
  it('of the name stand in the public record, in the messages about it, and where the wrong one stood', () => {
    const life = published().on('2026-04-20')
    correct(life, { field: 'entityName', text: rightName })
    expect(registerRow(life.now)).toMatchObject({ entity_name: rightName })
    expect(registerChange(toldIn(life).at(-1)!.changes, life.now)).toMatchObject({ op: 'show', entity_name: rightName })
    const told = toldLast(life)
    expect(told.map(({ recipient }) => recipient)).toEqual([
      'agency:agency-pudong',
      `entity:${life.now.entity.code}`,
      'platform',
      'users',
    ])
    expect(told.at(-1)?.body).toMatchObject({ entityName: rightName })
    expect(life.ledger.at(-1)).toMatchObject({
      type: 'correction.confirmed',
      data: { entry: 1, field: 'entityName', wrong: { text: proposal().entity.name }, text: rightName },
    })
    expect(life.ledger[0]).toMatchObject({ data: { entity: { name: proposal().entity.name } } })
  })

  it('before the notice are told to the agency alone', () => {
    const life = new CaseLife('2026-04-07').do(officer, 'listing.propose', proposal())
    correct(life, { field: 'entityName', text: rightName })
    expect(toldLast(life).map(({ recipient }) => recipient)).toEqual(['agency:agency-pudong'])
  })

  // Scenario 24: after repair and revocation the uncorrected text was public again.
  it('survive a repair and its revocation', () => {
    const life = correct(published().on('2026-04-20'), { field: 'entityName', text: rightName })
    life.do(entity, 'rectification.commit', { commitment: '承诺' })
    life.do(entity, 'rectification.submitEvidence', {
      items: life.now.rectification!.requirements.map(({ id }) => ({
        requirement: id,
        statement: '已改',
        evidence: proof,
      })),
    })
    life.do(reviewer, 'rectification.accept', { findings: '属实' })
    life.on(life.now.publicity!.repairFrom).do(entity, 'repair.apply', { proof, commitment: '承诺' })
    life.do(officer, 'repair.accept', { comments: '' }).do(officer, 'repair.verify', { findings: '属实' })
    life.do(reviewer, 'repair.grant', { reasons: '准予' })
    handedOver(life.do(officer, 'repair.proposeRevocation', { reasons: '材料虚假', evidence: proof }))
    life.on('2027-05-20').do(reviewer, 'repair.revoke', { reasons: '查实' })
    expect(registerRow(life.now)).toMatchObject({ entity_name: rightName })
  })

  it('can be corrected again, and the entry named is then the one of the correction', () => {
    const life = correct(notified(), { field: 'conductFacts', text: '第一次更正（虚构）' })
    const first = life.now.version
    propose(life, { field: 'conductFacts', text: '第二次更正（虚构）' })
    expect(life.now.correction).toMatchObject({ entry: first, wrong: { text: '第一次更正（虚构）' } })
  })
})

describe('two persons', () => {
  it('decide on it: neither who wrote what is wrong nor who proposed, whoever stands in for whom', () => {
    const other = { ...officer, id: 'officer-gu' }
    const life = notified().do(other, 'correction.propose', {
      field: 'noticeServedOn',
      on: '2026-04-06',
      reasons: '录入有误',
      evidence: proof,
    })
    const as = (id: string, onBehalfOf?: string) =>
      codeOf(
        life.try({ ...reviewer, id, ...(onBehalfOf ? { onBehalfOf } : {}) }, 'correction.confirm', { comments: '' }),
      )
    const same = 'correction.sameConfirmer'
    expect([as('officer-gu'), as(officer.id), as('anybody', officer.id)]).toEqual([same, same, same])
    expect(codeOf(life.try(reviewer, 'correction.refuse', { reasons: '回证日期无误' }))).toBe('done')
    expect(life.now.correction).toBeUndefined()
    expect(life.now.listing.noticeServedOn).toBe('2026-04-07')
    propose(life, { field: 'noticeServedOn', on: '2026-04-06' })
  })

  it('refuse what has changed since it was proposed, and confirm no other', () => {
    const life = new CaseLife('2026-04-07').do(officer, 'listing.propose', proposal())
    propose(life, { field: 'legalBasis', text: '《虚构条例》第一条' })
    life.do(officer, 'listing.revise', { legalBasis: '《虚构条例》第二条' })
    expect(codeOf(life.try(reviewer, 'correction.confirm', { comments: '' }))).toBe('correction.overtaken')
    life.do(reviewer, 'correction.refuse', { reasons: '已经修改' })
  })

  it('propose only what was typed, what differs, and with proof', () => {
    const life = notified()
    const tried = (value: Value, evidence = proof) =>
      codeOf(life.try(officer, 'correction.propose', { ...value, reasons: '有误', evidence }))
    expect([
      tried({ field: 'decisionServedOn', on: '2026-04-07' }),
      tried({ field: 'noticeServedOn', text: '2026-04-06' }),
      tried({ field: 'noticeServedOn', on: '2026-04-07' }),
      tried({ field: 'noticeServedOn', on: '2026-04-06' }, []),
      tried({ field: 'noticeServedOn', on: '2026-04-08' }),
      tried({ field: 'entityName', text: '=HYPERLINK(1)' }),
      tried({ field: 'measureCarriedOutOn', on: '2026-04-07' }),
    ]).toEqual([
      'correction.nothingTyped',
      'correction.noValue',
      'correction.sameValue',
      'correction.noProof',
      'date.inFuture',
      'listing.formulaInName',
      'correction.nothingTyped',
    ])
  })

  it('are asked also when the case has ended, while its record is kept', () => {
    const life = published()
    life.on('2029-05-01').do(system, 'publicity.expire', {})
    propose(life, { field: 'penaltyNumber', docNo: '沪虚罚〔2026〕2号' })
    life.do(reviewer, 'correction.confirm', { comments: '' })
    expect(life.now.listing.proposal.underlyingDecision.docNo).toBe('沪虚罚〔2026〕2号')
    const withdrawn = new CaseLife('2026-04-07').do(officer, 'listing.propose', proposal())
    withdrawn.do(officer, 'listing.withdraw', { reason: '撤回' })
    expect(
      codeOf(
        withdrawn.try(officer, 'correction.propose', {
          field: 'entityName',
          text: rightName,
          reasons: '有误',
          evidence: proof,
        }),
      ),
    ).toBe('correction.nothingKept')
  })
})
