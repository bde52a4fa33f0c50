import { describe, expect, it } from 'vitest'
import type { Actor } from '../../domain/actor.ts'
import { paperActs } from '../../domain/paper/acts.ts'
import type { Life } from '../support/life.ts'
import { listed, notified, published } from '../support/life.ts'
import { handedOver } from '../support/later-life.ts'
import { people } from '../support/people.ts'
import type { Scenario } from './scenarios.ts'
import { codeOf, due, ground, list } from './scenarios.ts'
import { toldLast } from '../support/told.ts'

const { officer, secondOfficer, reviewer, secondReviewer, entity, system } = people
const scan = [{ title: '来件扫描件（虚构）' }]
const on = (receivedOn: string) => ({ receivedOn, method: 'post', files: scan }) as const
const items = (...requirements: string[]) => ({
  items: requirements.map((requirement) => ({ requirement, statement: '已整改', evidence: scan })),
})
const proof = { proof: scan, commitment: '信用承诺' } as const
const answered = { answers: [{ ground: 'g1', answer: '不成立', accepted: false }] }

/** A life whose rectification is accepted, so that repair may be applied for in time. */
const rectified = () =>
  published()
    .on('2026-05-06')
    .do(entity, 'rectification.commit', { commitment: '承诺' })
    .do(entity, 'rectification.submitEvidence', items('r1', 'r2'))
    .on('2026-05-07')
    .do(secondOfficer, 'rectification.accept', { findings: '属实' })
const applied = () => rectified().on('2027-04-15').do(entity, 'repair.apply', proof)
const committed = () => published().on('2026-05-06').do(entity, 'rectification.commit', { commitment: '承诺' })
// The order was served on Friday 2026-04-10: thirty days end on Sunday 05-10 and so on Monday 05-11.
const dueOf = (life: Life) => due(life, 'rectification.due')!

// D5: the day on which a paper is received decides, not the way it came (行政处罚法 Arts 45, 64(1)).
const scenarios: readonly Scenario[] = [
  {
    no: 6,
    what: 'every act of the entity is taken at the window too, with its scan',
    tried: () => {
      const early = notified().on('2026-04-08')
      const late = listed().on('2026-04-13')
      return [
        codeOf(early.try(officer, 'paper.defend', { ...ground('g1'), ...on('2026-04-08') })),
        codeOf(early.try(officer, 'paper.askHearing', { reason: '要求听证', ...on('2026-04-08') })),
        codeOf(late.try(officer, 'paper.fileObjection', { grounds: '名称有误', evidence: [], ...on('2026-04-13') })),
        codeOf(late.try(officer, 'paper.commit', { commitment: '承诺', ...on('2026-04-13') })),
        codeOf(late.try(officer, 'paper.submitEvidence', { ...items('r1'), ...on('2026-04-13') })),
        codeOf(
          rectified()
            .on('2027-04-15')
            .try(officer, 'paper.applyRepair', { ...proof, ...on('2027-04-15') }),
        ),
      ]
    },
    expected: ['done', 'done', 'done', 'done', 'done', 'done'],
  },
  {
    no: 6,
    what: 'without a scan nothing is entered, nor from a day that was not',
    tried: () => {
      const life = notified().on('2026-04-09')
      const enter = (receipt: object) =>
        codeOf(life.try(officer, 'paper.defend', { ...ground('g1'), ...on('2026-04-08'), ...receipt }))
      return [enter({ files: [] }), enter({ receivedOn: '2026-04-10' }), enter({ receivedOn: '2026-04-06' }), enter({})]
    },
    expected: ['paper.noScan', 'date.inFuture', 'date.tooEarly', 'done'],
  },
  {
    no: 6,
    what: 'a defence received on the last day is in time when it is entered later, and one of the day after is not',
    tried: () => {
      const life = notified().on('2026-04-16').do(system, 'listing.closeDefence', {})
      const late = codeOf(life.try(officer, 'paper.defend', { ...ground('g1'), ...on('2026-04-15') }))
      life.do(officer, 'paper.defend', { ...ground('g1'), ...on('2026-04-14') })
      // Nobody is listed over a defence that came in time.
      return [late, codeOf(life.try(reviewer, 'listing.determine', list))]
    },
    expected: ['listing.defenceTooLate', 'listing.groundsUnanswered'],
  },
  {
    no: 6,
    what: 'a hearing asked for in time holds the determination again, however late it is entered',
    tried: () => {
      const life = notified().on('2026-04-16').do(system, 'listing.closeDefence', {})
      life.do(officer, 'paper.askHearing', { reason: '要求听证', ...on('2026-04-14') })
      return [codeOf(life.try(reviewer, 'listing.determine', list)), due(life, 'listing.determine')]
    },
    expected: ['listing.hearingPending', undefined],
  },
  {
    no: 6,
    what: 'evidence received within the term undoes what its entry came too late for',
    tried: () => {
      const life = committed()
      const last = dueOf(life)
      life
        .on('2026-06-10')
        .do(system, 'rectification.markOverdue', {})
        .do(system, 'interview.open', { kind: 'reminder' })
      life.on('2026-06-11').do(officer, 'paper.submitEvidence', { ...items('r1', 'r2'), ...on(last) })
      const { overdueOn } = life.now.rectification!
      const interview = life.now.interviews.map(({ status }) => status)
      const owed = Object.keys(life.now.deadlines).filter((key) => key.startsWith('interview.'))
      life.do(reviewer, 'rectification.accept', { findings: '属实' })
      return [overdueOn, interview, owed, life.now.rectification?.inTime]
    },
    expected: [undefined, ['overtaken'], [], true],
  },
  {
    no: 6,
    what: 'evidence received after the term stays late',
    tried: () => {
      const life = committed().on('2026-06-10').do(system, 'rectification.markOverdue', {})
      life.do(officer, 'paper.submitEvidence', { ...items('r1', 'r2'), ...on('2026-06-10') })
      life.do(reviewer, 'rectification.accept', { findings: '属实' })
      return [life.now.rectification?.overdueOn, life.now.rectification?.inTime]
    },
    expected: ['2026-06-10', false],
  },
  {
    no: 6,
    what: 'more time asked for in time is answered, though the term was marked as passed',
    tried: () => {
      const life = committed()
      const last = dueOf(life)
      life.on('2026-06-10').do(system, 'rectification.markOverdue', {})
      life.do(officer, 'paper.askExtension', { reason: '设备到货晚', days: 20, ...on(last) })
      const opened = codeOf(life.try(system, 'interview.open', { kind: 'reminder' }))
      life.do(reviewer, 'rectification.approveExtension', { comments: '同意' })
      return [opened, life.now.rectification?.overdueOn]
    },
    expected: ['interview.notDue', undefined],
  },
  {
    no: 6,
    what: 'what was missing in an application and was received in time takes it up again after it had lapsed',
    tried: () => {
      const life = handedOver(applied().do(officer, 'repair.nameGaps', { gaps: ['缺缴款凭证'] }))
      const last = due(life, 'repair.1.supplement')!
      const lapsed = () => life.on('2027-05-20').do(system, 'repair.lapse', {}).now.repairs[0]?.status
      const after = lapsed()
      const late = codeOf(life.try(officer, 'paper.supplementRepair', { proof: scan, ...on('2027-05-19') }))
      life.do(officer, 'paper.supplementRepair', { proof: scan, ...on(last) })
      return [after, late, life.now.repairs[0]?.status]
    },
    expected: ['lapsed', 'repair.notNow', 'applied'],
  },
  {
    no: 6,
    what: 'the terms of the agency count from the receipt: 3 working days for an application received on a Thursday',
    tried: () => {
      const life = rectified().on('2027-04-20')
      life.do(officer, 'paper.applyRepair', { ...proof, ...on('2027-04-15') })
      return [due(life, 'repair.1.accept'), life.now.repairs[0]?.appliedOn]
    },
    expected: ['2027-04-20', '2027-04-15'],
  },
]

describe('what the entity sends on paper', () => {
  it.each(scenarios)('$no: $what', ({ tried, expected }) => {
    expect(tried()).toEqual(expected)
  })

  it('stands in the ledger as its own act, with the day of receipt, the scan and who entered it', () => {
    const life = notified().on('2026-04-09')
    life.do(officer, 'paper.defend', { ...ground('g1'), ...on('2026-04-08') })
    expect(life.ledger.at(-1)).toMatchObject({
      type: 'listing.defended',
      on: '2026-04-09',
      by: officer.id,
      data: { ...ground('g1'), paper: { on: '2026-04-08', method: 'post', files: scan } },
    })
    expect(life.ledger.at(-1)!.data).not.toHaveProperty('receivedOn')
  })

  it('is told to the entity, which its own acts are not', () => {
    const life = notified().on('2026-04-09').do(entity, 'listing.defend', ground('g1'))
    expect(toldLast(life)).toEqual([])
    life.do(officer, 'paper.defend', { ...ground('g2'), ...on('2026-04-08') })
    expect(toldLast(life)).toEqual([
      {
        recipient: `entity:${life.now.entity.code}`,
        kind: 'listing.defended',
        body: { onPaper: true, receivedOn: '2026-04-08' },
      },
    ])
  })

  it('is entered by an officer of the agency only, and by nobody who speaks for the entity', () => {
    const entered = { ...ground('g1'), ...on('2026-04-08') }
    const life = notified().on('2026-04-08')
    const others: Actor[] = [reviewer, entity, system, people.finance, people.pudong, people.city, people.operator]
    for (const actor of others)
      expect(codeOf(life.try(actor, 'paper.defend', entered)), actor.id).toBe('role.notAllowed')
    const elsewhere = { ...officer, agency: 'agency-jingan' }
    expect(codeOf(life.try(elsewhere, 'paper.defend', entered))).toBe('role.otherAgency')
    const ownAgent = { ...officer, entityCode: life.now.entity.code }
    expect(codeOf(life.try(ownAgent, 'paper.defend', entered))).toBe('paper.ownAgent')
    // An agent of the entity gains nothing here by its own command: it names no receipt there.
    for (const act of Object.values(paperActs)) expect(life.lawful(officer)).not.toContain(act)
  })
})

describe('whoever enters a paper', () => {
  const entering = { ...reviewer, role: 'caseOfficer', onBehalfOf: 'officer-gu' } as const

  it('does not decide on it, and somebody else does', () => {
    const heard = () =>
      notified()
        .on('2026-04-08')
        .do(entering, 'paper.defend', { ...ground('g1'), ...on('2026-04-08') })
        .do(officer, 'listing.answerGrounds', answered)
        .on('2026-04-15')
        .do(system, 'listing.closeDefence', {})
    expect(codeOf(heard().try(reviewer, 'listing.determine', list))).toBe('listing.sameDeterminer')
    expect(codeOf(heard().try(secondReviewer, 'listing.determine', list))).toBe('done')

    const objected = () =>
      listed()
        .on('2026-04-13')
        .do(entering, 'paper.fileObjection', { grounds: '名称有误', evidence: [], ...on('2026-04-13') })
        .do(officer, 'objection.verify', { findings: '核查' })
    const rejected = { reasons: '理由不成立' }
    expect(codeOf(objected().try(reviewer, 'objection.reject', rejected))).toBe('objection.sameDecider')
    expect(codeOf(objected().try(secondReviewer, 'objection.reject', rejected))).toBe('done')

    const asked = () =>
      rectified()
        .on('2027-04-15')
        .do(entering, 'paper.applyRepair', { ...proof, ...on('2027-04-15') })
        .do(officer, 'repair.accept', { comments: '受理' })
        .do(officer, 'repair.verify', { findings: '属实' })
    expect(codeOf(asked().try(reviewer, 'repair.grant', { reasons: '准予' }))).toBe('repair.sameDecider')
    expect(codeOf(asked().try(secondReviewer, 'repair.grant', { reasons: '准予' }))).toBe('done')
  })

  it('has written nothing of the case, and may go on working on it as an officer', () => {
    const life = notified().on('2026-04-08')
    life.do(secondOfficer, 'paper.defend', { ...ground('g1'), ...on('2026-04-08') })
    expect(life.now.authors.proposal).toEqual([officer.id])
    expect(codeOf(life.try(secondOfficer, 'listing.answerGrounds', answered))).toBe('done')
  })
})
