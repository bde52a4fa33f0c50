import { describe, expect, it } from 'vitest'
import { registerRow } from '../../record/register.ts'
import { stageOf } from '../../domain/stage.ts'
import type { Life } from '../support/life.ts'
import { listed, notified, published } from '../support/life.ts'
import { people } from '../support/people.ts'
import { codeOf, due, list } from './scenarios.ts'
import { toldIn } from '../support/told.ts'

const { officer, reviewer, secondReviewer, entity, system } = people
const proposed = { reasons: '认定不当（虚构）', evidence: [] }

const determined = () =>
  notified().on('2026-04-15').do(system, 'listing.closeDefence', {}).do(reviewer, 'listing.determine', list)
const revoked = (life: Life) =>
  life.do(officer, 'listing.proposeRevocation', proposed).do(secondReviewer, 'listing.revoke', { reasons: '查实' })

// Scenario 25: the officer had no act to take back what the agency found wrong itself (条例 Art 37, SAMR 45 Art 12).
describe('a determination that the agency takes back itself', () => {
  it('ends the case before its service and before its publication, with its own reason', () => {
    for (const life of [determined(), listed()]) {
      revoked(life)
      expect([stageOf(life.now), life.now.outcome]).toEqual(['closed', 'revoked'])
      expect(life.now.deadlines).toEqual({})
    }
    expect(
      codeOf(
        determined().do(officer, 'listing.proposeRevocation', proposed).try(officer, 'listing.serveDecision', {
          method: 'direct',
          servedOn: '2026-04-15',
          proof: '回证',
          decisionDocNo: '沪虚认〔2026〕9号',
          repairGuidanceDocNo: '沪虚修〔2026〕9号',
        }),
      ),
    ).toBe('done')
  })

  it('ends what is public at once, and lifts the measures as any other end does', () => {
    const life = revoked(published().on('2026-04-20'))
    expect(registerRow(life.now)).toBeNull()
    expect(life.now.undoing?.reason).toBe('revoked')
    for (const measure of Object.keys(life.now.measures)) life.do(system, 'measure.orderLift', { measure })
    expect(Object.values(life.now.measures).map(({ status }) => status)).toEqual(
      Object.keys(life.now.measures).map(() => 'liftOrdered'),
    )
    expect(due(life, 'undoing.publication')).toBeDefined()
    // Deleted, there is nothing left to object to or to correct.
    expect(codeOf(life.try(entity, 'objection.file', { grounds: '有误', evidence: [] }))).toBe('objection.nothingKept')
  })

  it('is told to the entity, which was served before', () => {
    const life = determined().do(officer, 'listing.proposeRevocation', proposed)
    life.do(secondReviewer, 'listing.revoke', { reasons: '查实' })
    expect(
      toldIn(life)
        .at(-2)!
        .messages.map(({ recipient }) => recipient),
    ).toContain(`entity:${life.now.entity.code}`)
  })

  it('needs a second person, who may say no; and what ended otherwise cannot be taken back', () => {
    const life = published().do(officer, 'listing.proposeRevocation', proposed)
    expect(codeOf(life.try({ ...reviewer, id: officer.id }, 'listing.revoke', { reasons: '查实' }))).toBe(
      'listing.sameRevoker',
    )
    expect(codeOf(life.try(officer, 'listing.proposeRevocation', proposed))).toBe('listing.revocationAlreadyProposed')
    life.do(reviewer, 'listing.refuseRevocation', { reasons: '认定无误' })
    expect(due(life, 'listing.revocation')).toBeUndefined()
    life.do(officer, 'listing.proposeRevocation', proposed)
    life.on('2029-05-01').do(system, 'publicity.expire', {})
    expect(codeOf(life.try(reviewer, 'listing.revoke', { reasons: '查实' }))).toBe('case.ending')
    expect(life.now.listing.revocation).toBeUndefined()
    expect(codeOf(notified().try(officer, 'listing.proposeRevocation', proposed))).toBe('listing.notNow')
  })
})
