import { shanghaiDate } from '../../../../record/clock.ts'
import type { CaseState, CommandType, Commands } from '../../../../domain/case.ts'
import type { Actor } from '../../../../domain/actor.ts'
import { addDays } from '../../../../domain/calendar/days.ts'
import { fictitiousProposal } from '../../../../fictitious/proposal.ts'
import { people } from '../../../support/people.ts'
import { bringTo, done } from '../../../support/world.ts'
import type { Record } from '../../../../record/execution.ts'

const evidence = [{ title: '整改材料（虚构）' }]

/** Where a case of the supervised town stops. */
const ends = ['inReview', 'notice', 'running', 'inTime', 'late', 'overdue', 'annulled', 'removed', 'withdrawn'] as const

interface Hands {
  readonly record: Record
  readonly clock: { set(date: string): void; now(): Date | Promise<Date> }
}

/**
 * Cases of two agencies in three districts, each at another point of the loop and begun on another day, so that no two
 * numbers of the overview and the board are equal by accident. All on the record's own commands.
 */
export async function buildSupervisedTown({ record, clock }: Hands, cases: number): Promise<string[]> {
  const made: string[] = []
  const places = [
    { district: '310115', agency: 'agency-pudong' },
    { district: '310115', agency: 'agency-pudong' },
    { district: '310106', agency: 'agency-jingan' },
    { district: '310114', agency: 'agency-jiading' },
  ]
  for (let n = 0; n < cases; n += 1) {
    const place = places[(n * 7 + Math.floor(n / 3)) % places.length]!
    const end = ends[(n * 5 + Math.floor(n / 11)) % ends.length]!
    made.push(await liveUntil(end, addDays('2026-01-05', (n * 3) % 60), place, n))
  }
  clock.set('2026-06-30')
  return made

  async function liveUntil(
    end: (typeof ends)[number],
    start: string,
    { district, agency }: (typeof places)[number],
    n: number,
  ): Promise<string> {
    const officer: Actor = { id: `officer-${agency}`, role: 'caseOfficer', agency, district }
    const reviewer: Actor = { id: `reviewer-${agency}`, role: 'reviewer', agency, district }
    const code = fictitiousProposal.entity.code
    const entity: Actor = { id: 'entity-agent', role: 'entityAgent', entityCode: code }
    let caseNo: string | undefined
    const give = async <T extends CommandType>(who: Actor, type: T, payload: Commands[T]) => {
      caseNo = (await done(record, caseNo, who, type, payload)).caseNo
    }
    clock.set(start)
    const { underlyingDecision, entity: known, rectification } = fictitiousProposal
    await give(officer, 'listing.propose', {
      ...fictitiousProposal,
      agency,
      district,
      entity: { ...known, district, name: `上海虚构第${n + 1}建材有限公司（虚构）` },
      underlyingDecision: { ...underlyingDecision, docNo: `沪虚罚〔2025〕${n + 1}号`, decidedOn: '2025-12-20' },
      rectification: { ...rectification, termDays: [30, 30, 20, 45][n % 4]! },
    })
    if (end === 'inReview') return caseNo!
    if (end === 'withdrawn') {
      await give(officer, 'listing.withdraw', { reason: '撤回（虚构）' })
      return caseNo!
    }
    const by = { officer, reviewer, entity, publisher: officer }
    await bringTo(record, 'reviewed', { begun: { caseNo: caseNo!, from: 'inReview' }, by })
    if (end === 'notice') return caseNo!
    await bringTo(record, 'published', { begun: { caseNo: caseNo!, from: 'reviewed' }, by })
    if (n % 2 === 0) {
      await give(people.finance, 'measure.acknowledge', { measure: 'M06' })
      clock.set(addDays(start, 1 + (n % 5)))
      await give(people.finance, 'measure.carryOut', { measure: 'M06', on: start, basis: '清单 M06' })
      await give(people.finance, 'measure.feedBack', {
        measure: 'M06',
        result: 'executed',
        basis: '清单 M06',
        on: start,
        proof: '反馈单',
      })
    }
    if (end === 'running') return caseNo!
    const { rectification: ordered } = await stateOf(caseNo!)
    if (end === 'annulled') {
      await give(officer, 'annulment.record', { document: '复议决定', annulledBy: '虚构机关', annulledOn: start })
      await give(reviewer, 'annulment.confirm', { comments: '属实' })
    }
    if (end === 'removed') {
      await give(entity, 'objection.file', { grounds: '主体错误', evidence })
      await give(officer, 'objection.verify', { findings: '属实' })
      await give(reviewer, 'objection.uphold', { outcome: 'removed', reasons: '主体错误' })
    }
    if (end === 'annulled' || end === 'removed') {
      await undo()
      return caseNo!
    }
    if (end !== 'inTime') {
      clock.set(addDays(ordered!.dueOn, 1 + (n % 3)))
      await give(people.system, 'rectification.markOverdue', {})
    }
    if (end === 'overdue') return caseNo!
    clock.set(addDays(ordered!.dueOn, end === 'inTime' ? -(2 + (n % 9)) : 5 + (n % 20)))
    await give(entity, 'rectification.commit', { commitment: '承诺整改' })
    await give(entity, 'rectification.submitEvidence', {
      items: rectification.requirements.map(({ id }) => ({ requirement: id, statement: '已整改', evidence })),
    })
    await give(reviewer, 'rectification.accept', { findings: '属实' })
    return caseNo!

    // What conductor, departments and platform do when publicity has ended.
    async function undo(): Promise<void> {
      // A measure is lifted no earlier than its lifting was ordered.
      const on = shanghaiDate(await clock.now())
      for (const { code, department } of Object.values((await stateOf(caseNo!)).measures)) {
        await give({ id: department, role: 'implementingOfficer', agency: department }, 'measure.confirmLift', {
          measure: code,
          on,
          proof: '解除回执',
        })
      }
      for (const act of ['sharing', 'use'] as const)
        await give(people.system, 'undoing.confirm', { act, receipt: '回执' })
    }
  }

  async function stateOf(caseNo: string): Promise<CaseState> {
    const { rows } = await record.pool.query<{ state: CaseState }>('SELECT state FROM cases WHERE case_no = $1', [
      caseNo,
    ])
    return rows[0]!.state
  }
}
