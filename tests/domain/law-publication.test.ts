import { usual } from '../../fictitious/course.ts'
import { describe, expect, it } from 'vitest'
import { addDays } from '../../domain/calendar/days.ts'
import { registerRow } from '../../record/register.ts'
import type { Life } from '../support/life.ts'
import { listed, notified, published } from '../support/life.ts'
import { handedOver } from '../support/later-life.ts'
import { people } from '../support/people.ts'
import { proposal } from '../support/proposal.ts'
import type { Scenario } from './scenarios.ts'
import { codeOf, due, list, paper } from './scenarios.ts'

const { officer, reviewer, secondReviewer, entity, system } = people
const served = (servedOn: string) => usual('listing.serveDecision', { caseNo: 'BH-2026-000001', today: servedOn })
/** Determined on Friday 2026-04-10: seven working days to publish end on Tuesday 04-21. */
const determined = () =>
  notified()
    .on('2026-04-10')
    .do(entity, 'listing.waiveDefence', { statement: '放弃' })
    .do(entity, 'listing.waiveHearing', { statement: '放弃' })
    .do(reviewer, 'listing.determine', list)
const agreement = { statement: '同意提前公示' }

const preview: readonly Scenario[] = [
  {
    no: 28,
    what: 'a decision served on the last day of its term is published by the last day of publication all the same',
    tried: () => {
      const life = determined().on('2026-04-21').do(officer, 'listing.serveDecision', served('2026-04-21'))
      return [due(life, 'publicity.publish'), codeOf(life.try(system, 'publicity.publish', {}))]
    },
    expected: ['2026-04-21', 'done'],
  },
  {
    no: 28,
    what: 'a late service leaves fewer days for the preview, an early one all three',
    tried: () =>
      ['2026-04-20', '2026-04-17', '2026-04-16', '2026-04-10'].map((day) =>
        due(determined().on(day).do(officer, 'listing.serveDecision', served(day)), 'publicity.preview'),
      ),
    // The working day before 04-21 is Monday 04-20.
    expected: [undefined, '2026-04-20', '2026-04-20', '2026-04-15'],
  },
  {
    no: 29,
    what: 'nobody publishes within the preview without the consent of the entity',
    tried: () => {
      const life = listed()
      const alone = [officer, system].map((actor) => codeOf(life.try(actor, 'publicity.publish', {})))
      const forIt = codeOf(life.try(officer, 'publicity.waivePreview', agreement))
      life.do(entity, 'publicity.waivePreview', agreement)
      return [...alone, forIt, codeOf(life.try(officer, 'publicity.publish', {}))]
    },
    expected: ['publicity.previewRunning', 'publicity.previewRunning', 'role.notAllowed', 'done'],
  },
]

const annulling = { document: '沪虚复〔2026〕1号', annulledBy: '复议机关（虚构）', annulledOn: '2026-04-14' }
const repair = (life: Life) =>
  handedOver(
    life
      .do(entity, 'rectification.commit', { commitment: '承诺' })
      .do(entity, 'rectification.submitEvidence', {
        items: ['r1', 'r2'].map((requirement) => ({ requirement, statement: '已整改', evidence: paper })),
      })
      .do(reviewer, 'rectification.accept', { findings: '属实' })
      .on('2027-05-10')
      .do(entity, 'repair.apply', { proof: paper, commitment: '承诺' })
      .do(officer, 'repair.accept', { comments: '受理' })
      .do(officer, 'repair.verify', { findings: '属实' })
      .do(reviewer, 'repair.grant', { reasons: '准予' })
      .do(officer, 'repair.proposeRevocation', { reasons: '材料虚假', evidence: paper }),
  )
const granted = () => repair(published())

const saidNo: readonly Scenario[] = [
  {
    no: 15,
    what: 'an annulment recorded on the wrong case is refused with reasons, and the true one recorded later',
    tried: () => {
      const life = published().do(officer, 'annulment.record', annulling)
      const own = codeOf(life.try({ ...reviewer, id: officer.id }, 'annulment.refuse', { reasons: '并非本案' }))
      life.do(reviewer, 'annulment.refuse', { reasons: '并非本案' })
      const chased = due(life, 'annulment.confirm')
      life.on('2026-09-01').do(officer, 'annulment.record', { ...annulling, annulledOn: '2026-08-31' })
      return [own, chased, codeOf(life.try(reviewer, 'annulment.confirm', { comments: '属实' }))]
    },
    expected: ['annulment.sameConfirmer', undefined, 'done'],
  },
  {
    no: 49,
    what: 'a revocation is refused with reasons where there was no fraud, and may be proposed again',
    tried: () => {
      const life = granted()
      const own = codeOf(life.try({ ...reviewer, id: officer.id }, 'repair.refuseRevocation', { reasons: '属实' }))
      life.do(reviewer, 'repair.refuseRevocation', { reasons: '材料属实' })
      const chased = due(life, 'repair.1.revocation')
      const again = life
        .on('2028-05-10')
        .try(officer, 'repair.proposeRevocation', { reasons: '新证据', evidence: paper })
      return [own, chased, life.now.repairs.at(-1)?.status, codeOf(again)]
    },
    expected: ['repair.sameRevoker', undefined, 'granted', 'done'],
  },
]

const objection = { grounds: '名称有误', evidence: [] }
const corrected = { outcome: 'corrected', reasons: '属实' } as const
const rightName = '上海虚构更正有限公司（虚构）'
const named = (life: Life) =>
  life.do(officer, 'correction.propose', { field: 'entityName', text: rightName, reasons: '录入有误', evidence: paper })

// 条例 Arts 35-37: to what is collected, kept or provided, for as long as the record may be queried.
const objected: readonly Scenario[] = [
  {
    no: 20,
    what: 'an objection is taken from the service of the decision on, before the publication, and not before it',
    tried: () => [
      codeOf(determined().try(entity, 'objection.file', objection)),
      codeOf(listed().try(entity, 'objection.file', objection)),
      codeOf(published().try(entity, 'objection.file', objection)),
    ],
    expected: ['objection.notListed', 'done', 'done'],
  },
  {
    no: 20,
    what: 'what was found in the preview is right, or marked, when it is published',
    tried: () => {
      const found = () => listed().do(entity, 'objection.file', objection).do(system, 'objection.mark', {})
      const right = named(found())
        .do(officer, 'objection.verify', { findings: '属实' })
        .do(secondReviewer, 'objection.uphold', corrected)
      return [right, found()].map((life) => {
        life.on('2026-04-16').do(system, 'publicity.publish', {})
        return [life.now.publicity?.marked, registerRow(life.now)?.entity_name]
      })
    },
    expected: [
      [false, rightName],
      [true, proposal().entity.name],
    ],
  },
  {
    no: 20,
    what: 'an objection upheld in the preview ends the case before anything is public',
    tried: () => {
      const life = listed()
        .do(entity, 'objection.file', objection)
        .do(officer, 'objection.verify', { findings: '属实' })
        .do(secondReviewer, 'objection.uphold', { outcome: 'removed', reasons: '主体错误' })
      return [life.now.outcome, codeOf(life.on('2026-04-16').try(system, 'publicity.publish', {}))]
    },
    expected: ['removed', 'case.closed'],
  },
  {
    no: 21,
    what: 'an objection overtaken by a repair is still marked, chased and answered',
    tried: () => {
      const life = granted().on('2027-05-10')
      const filed = codeOf(life.try(entity, 'objection.file', objection))
      life.do(system, 'objection.mark', {}).do(officer, 'objection.verify', { findings: '不属实' })
      const chased = due(life, 'objection.1.verify') !== undefined
      return [filed, chased, codeOf(life.try(secondReviewer, 'objection.reject', { reasons: '无误' }))]
    },
    expected: ['done', true, 'done'],
  },
  {
    no: 21,
    what: 'an objection that is open when the case is annulled keeps its term and gets its answer',
    tried: () => {
      const life = published().do(entity, 'objection.file', objection).do(officer, 'annulment.record', annulling)
      life.do(reviewer, 'annulment.confirm', { comments: '属实' })
      const chased = due(life, 'objection.1.verify') !== undefined
      life.do(officer, 'objection.verify', { findings: '不属实' })
      return [chased, codeOf(life.try(secondReviewer, 'objection.reject', { reasons: '无误' }))]
    },
    expected: [true, 'done'],
  },
  {
    no: 21,
    what: 'nothing is objected to any more when the record is deleted, or may no longer be queried',
    tried: () => {
      const annulled = published().do(officer, 'annulment.record', annulling)
      annulled.do(reviewer, 'annulment.confirm', { comments: '属实' })
      // The penalty is of 2026-01-10 or before: five years later its record leaves every query.
      const { decidedOn } = annulled.now.listing.proposal.underlyingDecision
      const fiveYears = `${Number(decidedOn.slice(0, 4)) + 5}${decidedOn.slice(4)}`
      const late = published().on('2029-04-15').do(system, 'publicity.expire', {})
      return [
        codeOf(annulled.try(entity, 'objection.file', objection)),
        codeOf(late.on(addDays(fiveYears, 1)).try(entity, 'objection.file', objection)),
        codeOf(late.on(fiveYears).try(entity, 'objection.file', objection)),
      ]
    },
    expected: ['objection.nothingKept', 'objection.queryEnded', 'done'],
  },
  {
    no: 23,
    what: 'the record shows the right name, in place of the wrong one and not beside it',
    tried: () => {
      const life = published().do(entity, 'objection.file', objection)
      life.do(officer, 'objection.verify', { findings: '属实' })
      const without = codeOf(life.try(secondReviewer, 'objection.uphold', corrected))
      named(life).do(secondReviewer, 'objection.uphold', corrected)
      const row = registerRow(life.now)
      return [without, row?.entity_name, row?.correction, life.now.objections.at(-1)?.status]
    },
    expected: ['objection.noCorrection', rightName, null, 'upheld'],
  },
  {
    no: 24,
    what: 'the corrected text comes back with a listing that a revoked repair restores',
    tried: () => {
      const life = named(published())
        .do(entity, 'objection.file', objection)
        .do(officer, 'objection.verify', { findings: '属实' })
        .do(secondReviewer, 'objection.uphold', corrected)
      repair(handedOver(life)).on('2027-05-18').do(reviewer, 'repair.revoke', { reasons: '查实' })
      return registerRow(life.now)?.entity_name
    },
    expected: rightName,
  },
]

describe('objections', () => {
  it.each(objected)('$no: $what', ({ tried, expected }) => {
    expect(tried()).toEqual(expected)
  })
})

describe('four eyes that may say no', () => {
  it.each(saidNo)('$no: $what', ({ tried, expected }) => {
    expect(tried()).toEqual(expected)
  })
})

describe('preview and publication', () => {
  it.each(preview)('$no: $what', ({ tried, expected }) => {
    expect(tried()).toEqual(expected)
  })
})
