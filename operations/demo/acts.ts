import { addDays } from '../../domain/calendar/days.ts'
import type { LocalDate } from '../../domain/dates.ts'
import type { CaseAnswer } from './client.ts'
import type { Town } from './town.ts'

const evidence = [{ title: '证明材料（虚构）' }]
const officers = ['demo-officer', 'demo-second-officer']

/** What people do in one case of the demonstration, in the words of the closed loop. */
export class Acts {
  private readonly town: Town
  readonly caseNo: string
  private readonly entityCode: string
  /** The legal day on which this case's story began. */
  private begun: LocalDate = ''

  constructor(town: Town, caseNo: string, entityCode: string) {
    this.town = town
    this.caseNo = caseNo
    this.entityCode = entityCode
  }

  async begin(date: LocalDate): Promise<void> {
    this.begun = date
    await this.town.until(date)
  }

  /** Waits for the nth day of the story. */
  async day(n: number): Promise<void> {
    await this.town.until(addDays(this.begun, n))
  }

  async look(): Promise<CaseAnswer> {
    return await this.town.supervisor.read<CaseAnswer>(`/cases/${this.caseNo}`)
  }

  /** Looks once a legal day until a fact holds. */
  async when(what: string, fact: (state: CaseAnswer) => boolean, days = 120): Promise<CaseAnswer> {
    const from = await this.town.today()
    for (let n = 0; n <= days; n += 1) {
      const state = await this.look()
      if (fact(state)) return state
      await this.town.until(addDays(from, n + 1))
    }
    throw new Error(`${this.caseNo}: ${what} has not come within ${days} days`)
  }

  async listAfterReview(answer: 'waives' | 'defends' | 'silent', outcome: 'list' | 'notList' = 'list'): Promise<void> {
    const { officer, reviewer, today } = this.town
    const { caseNo } = this
    await reviewer.give(caseNo, 'listing.review', { outcome: 'agreed', comments: '同意' })
    await this.day(1)
    await officer.give(caseNo, 'listing.serveNotice', {
      method: 'electronic',
      servedOn: await today(),
      proof: '送达回执（虚构）',
    })
    await this.day(3)
    if (answer === 'waives') await this.entity.give(caseNo, 'listing.waiveDefence', { statement: '放弃陈述申辩' })
    if (answer === 'defends') {
      await this.entity.give(caseNo, 'listing.defend', { grounds: [{ id: 'g1', text: '已及时改正' }], evidence })
      await officer.give(caseNo, 'listing.answerGrounds', {
        answers: [{ ground: 'g1', answer: '不影响认定', accepted: false }],
      })
    }
    if (answer === 'silent')
      await this.when('the end of the defence', (state) => state.listing.status === 'determination')
    else await this.day(8)
    await reviewer.give(caseNo, 'listing.determine', { outcome, reasons: '事实清楚，依据充分' })
    if (outcome === 'notList') return
    await officer.give(caseNo, 'listing.serveDecision', {
      method: 'electronic',
      servedOn: await today(),
      proof: '送达回执（虚构）',
      decisionDocNo: '沪虚认〔2026〕1号',
      repairGuidanceDocNo: '沪虚修〔2026〕1号',
    })
  }

  /** Departments answer their measures, some of them late. */
  async implement(late: boolean): Promise<void> {
    const { measures } = await this.when('dispatch', ({ measures }) =>
      Object.values(measures).every(({ status }) => status !== 'determined'),
    )
    if (late) await this.later(8)
    for (const { code: measure, department } of Object.values(measures)) {
      const person = this.town.department(department)
      await person.give(this.caseNo, 'measure.acknowledge', { measure })
      await person.give(this.caseNo, 'measure.carryOut', { measure, on: await this.town.today(), basis: '措施清单' })
      await person.give(this.caseNo, 'measure.feedBack', {
        measure,
        result: 'executed',
        basis: '措施清单',
        on: await this.town.today(),
        proof: '办理回执（虚构）',
      })
    }
  }

  async rectify(): Promise<void> {
    const { caseNo } = this
    const { rectification } = await this.look()
    const items = (rectification?.requirements ?? []).map(({ id }) => ({
      requirement: id,
      statement: '已整改',
      evidence,
    }))
    await this.entity.give(caseNo, 'rectification.commit', { commitment: '公开承诺限期整改' })
    await this.entity.give(caseNo, 'rectification.submitEvidence', { items })
    await this.later(3)
    await this.town.officer.give(caseNo, 'rectification.accept', { findings: '核验属实' })
  }

  /** An interview that the conductor has opened: held, or nobody comes as often as the rule allows. */
  async interview(n: number, comes: boolean): Promise<void> {
    const { caseNo } = this
    const { officer, reviewer, today } = this.town
    await this.when(`interview ${n}`, ({ interviews }) => interviews.length >= n, 200)
    for (;;) {
      const scheduledOn = addDays(await today(), 16)
      await officer.give(caseNo, 'interview.arrange', { scheduledOn, place: '约谈室（虚构）', officers })
      await reviewer.give(caseNo, 'interview.approve', { comments: '同意' })
      await officer.give(caseNo, 'interview.notify', {
        servedOn: await today(),
        method: 'electronic',
        proof: '送达回执（虚构）',
      })
      await this.town.until(scheduledOn)
      if (comes) {
        await officer.give(caseNo, 'interview.hold', {
          heldOn: await today(),
          officers,
          facts: '逾期未整改',
          requirements: '十五日内整改',
          commitment: '承诺整改',
          signature: 'signed',
        })
        return
      }
      await officer.give(caseNo, 'interview.recordNoShow', { on: await today(), note: '未到场' })
      if ((await this.look()).interviews[n - 1]?.status === 'missed') return
    }
  }

  async object(outcome: 'corrected' | 'removed' | 'rejected'): Promise<void> {
    const { caseNo } = this
    await this.entity.give(caseNo, 'objection.file', { grounds: '公示内容有误', evidence })
    await this.later(2)
    await this.town.officer.give(caseNo, 'objection.verify', { findings: '已核查' })
    if (outcome === 'rejected') await this.town.reviewer.give(caseNo, 'objection.reject', { reasons: '理由不成立' })
    else {
      const correction = outcome === 'corrected' ? { correction: '更正后的文字（虚构）' } : {}
      await this.town.reviewer.give(caseNo, 'objection.uphold', { outcome, reasons: '属实', ...correction })
    }
  }

  async repair(): Promise<void> {
    const { caseNo } = this
    const { earliestOn } = await this.entity.read<{ earliestOn: LocalDate }>(`/cases/${caseNo}/repair-eligibility`)
    await this.town.until(addDays(earliestOn, 1))
    await this.entity.give(caseNo, 'repair.apply', { proof: evidence, commitment: '信用承诺' })
    await this.later(1)
    await this.town.officer.give(caseNo, 'repair.accept', { comments: '受理' })
    await this.town.officer.give(caseNo, 'repair.verify', { findings: '属实' })
    await this.town.reviewer.give(caseNo, 'repair.grant', { reasons: '符合条件，准予修复' })
  }

  async revokeRepair(): Promise<void> {
    await this.town.officer.give(this.caseNo, 'repair.proposeRevocation', { reasons: '修复材料虚假', evidence })
    await this.town.reviewer.give(this.caseNo, 'repair.revoke', { reasons: '查实材料虚假' })
  }

  async annul(): Promise<void> {
    const { officer, reviewer, today } = this.town
    await officer.give(this.caseNo, 'annulment.record', {
      document: '复议决定（虚构）',
      annulledBy: '复议机关（虚构）',
      annulledOn: await today(),
    })
    await reviewer.give(this.caseNo, 'annulment.confirm', { comments: '属实' })
  }

  /** Departments confirm each lift order; the case closes with the last confirmation. */
  async lift(): Promise<void> {
    const ordered = ({ status }: { status: string }) =>
      status === 'liftOrdered' || status === 'lifted' || status === 'determined'
    const { measures } = await this.when(
      'the lift orders',
      (state) => state.undoing !== undefined && Object.values(state.measures).every(ordered),
    )
    for (const { code: measure, department, status } of Object.values(measures)) {
      if (status !== 'liftOrdered') continue
      const payload = { measure, on: await this.town.today(), proof: '解除回执（虚构）' }
      await this.town.department(department).give(this.caseNo, 'measure.confirmLift', payload)
    }
    await this.when('the end of the case', ({ stage }) => stage === 'closed', 30)
  }

  async later(days: number): Promise<void> {
    await this.town.until(addDays(await this.town.today(), days))
  }

  private get entity() {
    return this.town.entity(this.entityCode)
  }
}
