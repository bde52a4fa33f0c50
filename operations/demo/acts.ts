import { usual } from '../../fictitious/course.ts'
import { addDays } from '../../domain/calendar/days.ts'
import type { LocalDate } from '../../domain/dates.ts'
import { reportKey } from '../../domain/interview/escalation.ts'
import { isOver } from '../../domain/measures/in-force.ts'
import type { MeasureState } from '../../domain/measures/types.ts'
import { Acting } from './acting.ts'

const evidence = [{ title: '证明材料（虚构）' }]
const officers = ['demo-officer', 'demo-second-officer']

/** What people do in one case of the demonstration, in the words of the closed loop. */
export class Acts extends Acting {
  async listAfterReview(answer: 'waives' | 'defends' | 'silent', outcome: 'list' | 'notList' = 'list'): Promise<void> {
    const { officer, reviewer } = this.town
    const at = () => ({ caseNo: this.caseNo, today: this.days.today() })
    await this.give(reviewer, 'listing.review', usual('listing.review', at()))
    await this.day(1)
    await this.give(officer, 'listing.serveNotice', usual('listing.serveNotice', at()))
    await this.day(3)
    if (answer === 'waives') await this.give(this.entity, 'listing.waiveDefence', usual('listing.waiveDefence', at()))
    if (answer === 'waives') await this.give(this.entity, 'listing.waiveHearing', usual('listing.waiveHearing', at()))
    if (answer === 'defends') {
      await this.give(this.entity, 'listing.defend', { grounds: [{ id: 'g1', text: '已及时改正' }], evidence })
      await this.give(officer, 'listing.answerGrounds', {
        answers: [{ ground: 'g1', answer: '不影响认定', accepted: false }],
      })
    }
    if (answer === 'waives') await this.day(8)
    else await this.when('the end of the defence', (state) => state.listing.status === 'determination')
    await this.give(reviewer, 'listing.determine', { outcome, reasons: '事实清楚，依据充分' })
    if (outcome === 'notList') return
    await this.give(officer, 'listing.serveDecision', usual('listing.serveDecision', at()))
  }

  /** Departments answer their measures, some of them late. */
  async implement(late: boolean): Promise<void> {
    const { measures } = await this.when('dispatch', ({ measures }) =>
      Object.values(measures).every(({ status }) => status !== 'determined'),
    )
    if (late) await this.later(8)
    for (const { code: measure, department } of Object.values(measures)) {
      const person = this.town.department(department)
      await this.give(person, 'measure.acknowledge', { measure })
      await this.give(person, 'measure.carryOut', { measure, on: this.days.today(), basis: '措施清单' })
      await this.give(person, 'measure.feedBack', {
        measure,
        result: 'executed',
        basis: '措施清单',
        on: this.days.today(),
        proof: '办理回执（虚构）',
      })
    }
  }

  async rectify(): Promise<void> {
    await this.commit()
    await this.submit()
    await this.later(3)
    await this.accept()
  }

  /** Answers an interview in time; the agency answers, and tells its answer, only when the date of the report has passed. */
  async rectifyBeyondReport(n: number): Promise<void> {
    await this.commit()
    await this.submit()
    await this.untilReportPassed(n)
    await this.sendBack()
    await this.handOver()
    await this.submit()
    await this.sendBack()
    await this.untilReportPassed(n)
    await this.handOver()
    await this.submit()
    await this.accept()
  }

  private async commit(): Promise<void> {
    await this.give(this.entity, 'rectification.commit', { commitment: '公开承诺限期整改' })
  }

  private async submit(): Promise<void> {
    const { rectification } = await this.look()
    const items = (rectification?.requirements ?? []).map(({ id }) => ({
      requirement: id,
      statement: '已整改',
      evidence,
    }))
    await this.give(this.entity, 'rectification.submitEvidence', { items })
  }

  private async sendBack(): Promise<void> {
    const { rectification } = await this.look()
    const gaps = (rectification?.requirements ?? []).map(({ id }) => ({ requirement: id, text: '材料不全（虚构）' }))
    await this.give(this.town.officer, 'rectification.returnEvidence', { gaps })
  }

  private async accept(): Promise<void> {
    await this.give(this.town.reviewer, 'rectification.accept', { findings: '核验属实' })
  }

  private async untilReportPassed(n: number): Promise<void> {
    const { dueOn } = (await this.look()).deadlines[reportKey(n)]!
    await this.until(addDays(dueOn, 3))
  }

  /** An interview that the conductor has opened: held, or nobody comes as often as the rule allows. */
  async interview(n: number, comes: boolean): Promise<void> {
    const { officer, reviewer } = this.town
    const { today } = this.days
    await this.when(`interview ${n}`, ({ interviews }) => interviews.length >= n, 200)
    for (;;) {
      const scheduledOn = addDays(today(), 16)
      await this.give(officer, 'interview.arrange', { scheduledOn, place: '约谈室（虚构）', officers })
      await this.give(reviewer, 'interview.approve', { comments: '同意' })
      await this.give(officer, 'interview.notify', {
        servedOn: today(),
        method: 'direct',
        proof: '送达回执（虚构）',
      })
      await this.until(scheduledOn)
      if (comes) {
        await this.give(officer, 'interview.hold', {
          heldOn: today(),
          officers,
          facts: '逾期未整改',
          requirements: '十五日内整改',
          commitment: '承诺整改',
          interviewee: '李某（虚构）',
          position: '法定代表人',
          authorisation: '授权委托书（虚构）',
          statement: '对逾期的原因作了说明（虚构）',
          recorder: 'officer-zhao',
          signature: 'signed',
        })
        return
      }
      await this.give(officer, 'interview.recordNoShow', { on: scheduledOn, note: '未到场' })
      if ((await this.look()).interviews[n - 1]?.status === 'missed') return
    }
  }

  async object(outcome: 'corrected' | 'removed' | 'rejected'): Promise<void> {
    await this.give(this.entity, 'objection.file', { grounds: '公示内容有误', evidence })
    await this.later(2)
    await this.give(this.town.officer, 'objection.verify', { findings: '已核查' })
    if (outcome === 'rejected') await this.give(this.town.reviewer, 'objection.reject', { reasons: '理由不成立' })
    else {
      if (outcome === 'corrected') {
        const right = { field: 'conductType', text: '更正后的文字（虚构）' } as const
        await this.give(this.town.officer, 'correction.propose', { ...right, reasons: '录入有误', evidence })
      }
      await this.give(this.town.reviewer, 'objection.uphold', { outcome, reasons: '属实' })
    }
    await this.handOver()
  }

  /** Hands over the document of the last act that has no service of its own. */
  private async handOver(): Promise<void> {
    const service = { method: 'direct', servedOn: this.days.today(), proof: '送达回执（虚构）' } as const
    await this.give(this.town.officer, 'service.serve', service)
  }

  async repair(): Promise<void> {
    const path = `/cases/${this.caseNo}/repair-eligibility`
    const { earliestOn } = await this.entity.read<{ earliestOn: LocalDate }>(path)
    await this.until(addDays(earliestOn, 1))
    await this.give(this.entity, 'repair.apply', { proof: evidence, commitment: '信用承诺' })
    await this.later(1)
    await this.give(this.town.officer, 'repair.accept', { comments: '受理' })
    await this.give(this.town.officer, 'repair.verify', { findings: '属实' })
    await this.give(this.town.reviewer, 'repair.grant', { reasons: '符合条件，准予修复' })
  }

  async revokeRepair(): Promise<void> {
    await this.give(this.town.officer, 'repair.proposeRevocation', { reasons: '修复材料虚假', evidence })
    await this.handOver()
    const { repairs } = await this.when(
      'the defence against the revocation',
      (state) => state.repairs.at(-1)?.revocationDefence !== undefined,
    )
    await this.until(addDays(repairs.at(-1)!.revocationDefence!.until, 1))
    await this.give(this.town.reviewer, 'repair.revoke', { reasons: '查实材料虚假' })
    await this.handOver()
  }

  async annul(): Promise<void> {
    const { officer, reviewer } = this.town
    const { today } = this.days
    await this.give(officer, 'annulment.record', {
      document: '复议决定（虚构）',
      annulledBy: '复议机关（虚构）',
      annulledOn: today(),
    })
    await this.give(reviewer, 'annulment.confirm', { comments: '属实' })
  }

  /** Departments confirm each lift order; the case closes with the last confirmation. */
  async lift(): Promise<void> {
    const ordered = (measure: MeasureState) => measure.status === 'liftOrdered' || isOver(measure)
    const { measures } = await this.when(
      'the lift orders',
      (state) => state.undoing !== undefined && Object.values(state.measures).every(ordered),
    )
    for (const { code: measure, department, status } of Object.values(measures)) {
      if (status !== 'liftOrdered') continue
      const payload = { measure, on: this.days.today(), proof: '解除回执（虚构）' }
      await this.give(this.town.department(department), 'measure.confirmLift', payload)
    }
    await this.when('the end of the case', ({ stage }) => stage === 'closed', 30)
  }
}
