import { describe, expect, it } from 'vitest'
import { addDays } from '../../domain/calendar/days.ts'
import { consequences } from '../../domain/consequences.ts'
import type { Life } from '../support/life.ts'
import { granted, handedOver, heardOnBar, heardOnRevocation, undone, verified } from '../support/later-life.ts'
import { people } from '../support/people.ts'
import { codeOf, due } from './scenarios.ts'

// 行政处罚法 (2021) Arts 41, 44, 45, 62: nobody is decided against before being told and heard, and a decision made before that
// is not to be made. Art 61(2): electronically only with consent, and the day of receipt of a paper decides (decision 0032).
const { officer, reviewer, entity } = people
const files = [{ title: '来件（虚构）' }]
const false1 = { reasons: '材料虚假', evidence: files }
const withConsent = (life: Life) => life.do(entity, 'service.consent', { statement: '同意电子送达' })
const withdrawn = (life: Life, receivedOn: string) =>
  life.do(officer, 'paper.withdrawConsent', { statement: '撤回', receivedOn, method: 'post', files })
const acts = ({ now }: Life) => Object.values(now.service?.acts ?? {}).map(({ act }) => act)
const onPaper = (receivedOn: string) =>
  ({ statement: '材料属实', evidence: [], receivedOn, method: 'post', files }) as const
const types = ({ ledger }: Life, n: number) =>
  ledger.flatMap(({ type }) => (type.startsWith('paper.') ? [] : [type])).slice(-n)

/** A bar on repair that was decided after a notice that arrived electronically. */
function barred(): Life {
  const life = handedOver(verified().do(reviewer, 'repair.refuse', { reasons: '材料不足' }))
  withConsent(life).do(officer, 'repair.proposeBar', false1)
  life.on(addDays(life.now.repairs[0]!.bar!.defence!.until, 1))
  return life.do(reviewer, 'repair.bar', { reasons: '查实' })
}

describe('a bar on repair that was decided on a notice which proves not to have been served', () => {
  it('holds no more, and is told, heard and decided anew', () => {
    const life = barred()
    expect(life.now.repairs[0]?.barredUntil).toBeDefined()
    withdrawn(life, '2027-04-15')
    expect(life.now.repairs[0]?.barredUntil).toBeUndefined()
    // The notice is owed again, and the bar that fell is not.
    expect(acts(life)).toEqual(['repair.barProposed'])
    expect(codeOf(life.try(entity, 'repair.apply', { proof: files, commitment: '承诺' }))).toBe('done')
    expect(codeOf(life.try(reviewer, 'repair.bar', { reasons: '查实' }))).toBe('repair.barNotServed')
    handedOver(life)
    expect(due(life, 'repair.1.barDefence')).toBeDefined()
    expect(codeOf(life.try(entity, 'repair.defendBar', { statement: '属实', evidence: [] }))).toBe('done')
    life.on(addDays(life.now.repairs[0]!.bar!.defence!.until, 1)).do(reviewer, 'repair.bar', { reasons: '查实' })
    expect(life.now.repairs[0]?.barredUntil).toBeDefined()
  })

  it('stands where the notice had arrived before, or the entity has answered it', () => {
    const before = withdrawn(barred(), '2027-04-16')
    expect(before.now.repairs[0]?.barredUntil).toBeDefined()
    const life = handedOver(verified().do(reviewer, 'repair.refuse', { reasons: '材料不足' }))
    withConsent(life)
      .do(officer, 'repair.proposeBar', false1)
      .do(entity, 'repair.defendBar', { statement: '属实', evidence: [] })
    life.on(addDays(life.now.repairs[0]!.bar!.defence!.until, 1)).do(reviewer, 'repair.bar', { reasons: '查实' })
    withdrawn(life, '2027-04-15')
    expect(life.now.repairs[0]?.barredUntil).toBeDefined()
    // Of the bar itself the entity is told otherwise, and its remedies run from then.
    expect(acts(life)).toEqual(['repair.barred'])
  })

  it('is not told anew for an application that nobody would bar for any more', () => {
    const life = handedOver(verified().do(reviewer, 'repair.refuse', { reasons: '材料不足' }))
    withConsent(life).do(officer, 'repair.proposeBar', false1).do(reviewer, 'repair.refuseBar', { reasons: '属实' })
    life.do(entity, 'repair.apply', { proof: files, commitment: '承诺' }).do(officer, 'repair.accept', { comments: '' })
    life.do(officer, 'repair.verify', { findings: '不符' }).do(reviewer, 'repair.refuse', { reasons: '不足' })
    life.on('2027-04-19').do(officer, 'repair.proposeBar', false1)
    withdrawn(life, '2027-04-15')
    expect(acts(life).filter((act) => act === 'repair.barProposed')).toHaveLength(1)
  })
})

describe('a defence on paper that was received on its last day and is entered after the decision', () => {
  it('reopens the bar: it is decided again with what the entity has said', () => {
    const life = heardOnBar().do(reviewer, 'repair.bar', { reasons: '查实' })
    expect(codeOf(life.try(officer, 'paper.defendBar', onPaper('2027-04-23')))).toBe('repair.barDefenceTooLate')
    life.do(officer, 'paper.defendBar', onPaper('2027-04-22'))
    expect(types(life, 2)).toEqual(['repair.barDefended', 'repair.barReopened'])
    expect(life.now.repairs[0]?.barredUntil).toBeUndefined()
    // What fell is not served any more, and the entity may apply.
    expect(acts(life)).toEqual([])
    expect(codeOf(life.try(entity, 'repair.apply', { proof: files, commitment: '承诺' }))).toBe('done')
    expect(codeOf(life.try({ ...reviewer, id: officer.id }, 'repair.bar', { reasons: '查实' }))).toBe(
      'repair.sameBarrer',
    )
    expect(due(life, 'repair.1.bar')).toBe('2027-04-30')
    life.do(reviewer, 'repair.bar', { reasons: '仍然查实' })
    expect(life.now.repairs[0]?.barredUntil).toBe('2030-04-24')
    expect(acts(life)).toEqual(['repair.barred'])
  })

  it('reopens the revocation of a repair: the repair stands until it is decided again', () => {
    const life = heardOnRevocation().do(reviewer, 'repair.revoke', { reasons: '查实' })
    expect(codeOf(life.try(officer, 'paper.defendRevocation', onPaper('2027-04-23')))).toBe(
      'repair.revocationDefenceTooLate',
    )
    life.do(officer, 'paper.defendRevocation', onPaper('2027-04-22'))
    expect(types(life, 3)).toEqual(['repair.revocationDefended', 'repair.revocationReopened', 'publicity.ended'])
    expect(life.now.repairs[0]).toMatchObject({ status: 'granted' })
    expect(life.now.repairs[0]?.barredUntil).toBeUndefined()
    expect(life.now).toMatchObject({ publicity: { status: 'ended' }, undoing: { reason: 'repaired' } })
    expect(life.now.rectification).toMatchObject({ status: 'accepted', inTime: true })
    expect(life.now.rectification?.reopenedOn).toBeUndefined()
    expect(acts(life)).toEqual([])
    expect(due(life, 'repair.1.revocation')).toBe('2027-04-30')
    life.do(reviewer, 'repair.revoke', { reasons: '仍然查实' })
    expect(life.now.publicity).toMatchObject({ status: 'published', until: '2030-04-23' })
    expect(life.now.repairs[0]).toMatchObject({ status: 'revoked', barredUntil: '2030-04-24' })
  })
})

describe('the revocation of a repair that was decided on a notice which proves not to have been served', () => {
  const revoked = (measures?: string[]) => {
    const life = withConsent(granted())
    life.do(officer, 'repair.proposeRevocation', { ...false1, ...(measures ? { measures } : {}) })
    life.on(addDays(life.now.repairs[0]!.revocationDefence!.until, 1))
    return life.do(reviewer, 'repair.revoke', { reasons: '查实' })
  }

  it('falls on every track, whatever came since, and is told, heard and decided anew', () => {
    const life = revoked(['M10'])
    for (const { payload } of consequences(life.now).filter(({ type }) => type === 'measure.dispatch'))
      life.do(people.system, 'measure.dispatch', payload as { measure: string })
    life.on('2027-06-02')
    withdrawn(life, '2027-04-15')
    expect(life.now.repairs[0]).toMatchObject({ status: 'granted' })
    expect(life.now.repairs[0]?.barredUntil).toBeUndefined()
    expect(life.now).toMatchObject({ publicity: { status: 'ended' }, undoing: { reason: 'repaired' } })
    expect(life.now.rectification).toMatchObject({ status: 'accepted', inTime: true })
    expect(acts(life)).toEqual(['repair.revocationProposed'])
    expect(consequences(life.now).map(({ type }) => type)).toEqual([
      'measure.orderLift',
      'measure.orderLift',
      'measure.orderLift',
      'measure.orderLift',
      'undoing.confirm',
    ])
    expect(codeOf(life.try(reviewer, 'repair.revoke', { reasons: '查实' }))).toBe('repair.revocationNotServed')
    handedOver(life)
    life
      .on(addDays(life.now.repairs[0]!.revocationDefence!.until, 1))
      .do(reviewer, 'repair.revoke', { reasons: '查实' })
    expect(life.now.repairs[0]).toMatchObject({ status: 'revoked' })
    expect(life.now.measures['M10']).toMatchObject({ status: 'determined', round: 2 })
  })

  it('orders no measure that had not gone out yet', () => {
    const life = withdrawn(revoked(['M10']), '2027-04-15')
    expect(life.now.measures['M10']).toBeUndefined()
  })

  it('stands where the notice had arrived before', () => {
    const life = withdrawn(revoked(), '2027-04-16')
    expect(life.now.repairs[0]).toMatchObject({ status: 'revoked' })
    expect(life.now.publicity).toMatchObject({ status: 'published' })
  })

  it('of a case that was closed leaves the repair closed by the acts of its undoing', () => {
    const life = undone(withConsent(granted()))
    life.do(officer, 'repair.proposeRevocation', false1)
    life
      .on(addDays(life.now.repairs[0]!.revocationDefence!.until, 1))
      .do(reviewer, 'repair.revoke', { reasons: '查实' })
    withdrawn(life, '2027-04-15')
    expect(life.now.undoing).toMatchObject({ reason: 'repaired', confirmed: {} })
    expect(life.now.closedOn).toBeUndefined()
  })
})
