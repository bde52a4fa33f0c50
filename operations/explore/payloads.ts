import type { CaseState, Commands, CommandType } from '../../domain/case.ts'
import { addDays } from '../../domain/calendar/days.ts'
import type { LocalDate } from '../../domain/dates.ts'
import { nextEscalation } from '../../domain/interview/escalation.ts'

/** Answers with a whole number from 0 to below `n`. */
export type Dice = (n: number) => number

type Payload<T extends CommandType> = (state: CaseState, today: LocalDate, dice: Dice) => Commands[T]

const evidence = [{ title: '证明材料（虚构）' }]
const officers = ['officer-lin', 'officer-gu']

const measureWith =
  (...statuses: string[]) =>
  (state: CaseState, dice: Dice): string => {
    const fitting = Object.values(state.measures).filter(({ status }) => statuses.includes(status))
    return fitting[dice(Math.max(1, fitting.length))]?.code ?? 'M06'
  }

/** A plausible payload for every command, so that random lives reach every corner of the closed loop. */
export const payloads: { readonly [T in Exclude<CommandType, 'listing.propose'>]: Payload<T> } = {
  'listing.review': (_state, _today, dice) => ({ outcome: dice(4) === 0 ? 'returned' : 'agreed', comments: '意见' }),
  'listing.revise': () => ({ legalBasis: '《虚构条例》第三条' }),
  'listing.withdraw': () => ({ reason: '撤回' }),
  'listing.serveNotice': (_state, today) => ({ method: 'direct', servedOn: today, proof: '送达回证' }),
  'listing.defend': (state) => ({ grounds: [{ id: `g${state.listing.grounds.length}`, text: '事实不符' }], evidence }),
  'listing.waiveDefence': () => ({ statement: '放弃陈述申辩' }),
  'listing.closeDefence': () => ({}),
  'listing.askHearing': () => ({ reason: '要求听证' }),
  'listing.notifyHearing': (_state, today) => ({ servedOn: today, hearingOn: addDays(today, 25), place: '会议室' }),
  'listing.holdHearing': (_state, today) => ({ heldOn: today, record: '听证笔录' }),
  'listing.answerGrounds': (state) => ({
    answers: state.listing.grounds.map(({ id }) => ({ ground: id, answer: '不成立', accepted: false })),
  }),
  'listing.determine': (_state, _today, dice) => ({ outcome: dice(6) === 0 ? 'notList' : 'list', reasons: '理由' }),
  'listing.serveDecision': (_state, today) => ({
    method: 'direct',
    servedOn: today,
    proof: '送达回证',
    decisionDocNo: '沪虚认〔2026〕1号',
    repairGuidanceDocNo: '沪虚修〔2026〕1号',
  }),
  'publicity.publish': () => ({}),
  'publicity.expire': () => ({}),
  'measure.dispatch': (state, _today, dice) => ({ measure: measureWith('determined')(state, dice) }),
  'measure.acknowledge': (state, _today, dice) => ({ measure: measureWith('dispatched')(state, dice) }),
  'measure.carryOut': (state, today, dice) => ({
    measure: measureWith('acknowledged')(state, dice),
    on: today,
    basis: '条例',
  }),
  'measure.feedBack': (state, today, dice) => ({
    measure: measureWith('carriedOut', 'acknowledged')(state, dice),
    result: dice(3) === 0 ? 'notApplicable' : 'executed',
    basis: '条例',
    on: today,
    proof: '回执',
  }),
  'measure.orderLift': (state, _today, dice) => ({
    measure: measureWith('dispatched', 'acknowledged', 'carriedOut', 'fedBack')(state, dice),
  }),
  'measure.confirmLift': (state, today, dice) => ({
    measure: measureWith('liftOrdered')(state, dice),
    on: today,
    proof: '解除回执',
  }),
  'rectification.commit': () => ({ commitment: '承诺限期整改' }),
  'rectification.submitEvidence': () => ({ items: [{ requirement: 'r1', statement: '已整改', evidence }] }),
  'rectification.accept': () => ({ findings: '属实' }),
  'rectification.returnEvidence': () => ({ gaps: [{ requirement: 'r2', text: '缺整改报告' }] }),
  'rectification.askExtension': () => ({ reason: '设备到货晚', days: 20 }),
  'rectification.approveExtension': () => ({ comments: '同意' }),
  'rectification.refuseExtension': () => ({ reasons: '理由不足' }),
  'rectification.markOverdue': () => ({}),
  'rectification.refer': () => ({}),
  'interview.open': (state, today) => ({ kind: nextEscalation(state, today) === 'warning' ? 'warning' : 'reminder' }),
  'interview.arrange': (_state, today) => ({ scheduledOn: addDays(today, 14), place: '会议室', officers }),
  'interview.approve': () => ({ comments: '同意' }),
  'interview.notify': (_state, today) => ({ servedOn: today, method: 'direct', proof: '送达回证' }),
  'interview.move': (_state, today) => ({ scheduledOn: addDays(today, 25), reason: '法定代表人住院' }),
  'interview.hold': (_state, today) => ({
    heldOn: today,
    officers,
    facts: '事实',
    requirements: '要求',
    commitment: '承诺',
    signature: 'signed',
  }),
  'interview.recordNoShow': (_state, today) => ({ on: today, note: '未到' }),
  'objection.file': () => ({ grounds: '名称有误', evidence }),
  'objection.mark': () => ({}),
  'objection.verify': () => ({ findings: '核查结果' }),
  'objection.uphold': (_state, _today, dice) =>
    dice(2) === 0
      ? { outcome: 'removed', reasons: '主体错误' }
      : { outcome: 'corrected', reasons: '更正', correction: '更正后的文字' },
  'objection.reject': () => ({ reasons: '理由不成立' }),
  'repair.apply': () => ({ proof: evidence, commitment: '信用承诺' }),
  'repair.nameGaps': () => ({ gaps: ['缺缴款凭证'] }),
  'repair.supplement': () => ({ proof: evidence }),
  'repair.lapse': () => ({}),
  'repair.accept': () => ({ comments: '受理' }),
  'repair.verify': () => ({ findings: '属实' }),
  'repair.grant': () => ({ reasons: '准予修复' }),
  'repair.refuse': () => ({ reasons: '不予修复' }),
  'repair.withdraw': () => ({ reason: '撤回申请' }),
  'repair.proposeRevocation': () => ({ reasons: '材料虚假', evidence }),
  'repair.revoke': () => ({ reasons: '撤销修复' }),
  'annulment.record': (_state, today) => ({ document: '复议决定', annulledBy: '虚构机关', annulledOn: today }),
  'annulment.confirm': () => ({ comments: '属实' }),
  'undoing.confirm': (state, _today, dice) => {
    const open = (['publication', 'sharing', 'use'] as const).filter(
      (act) => state.undoing?.confirmed[act] === undefined,
    )
    return { act: open[dice(Math.max(1, open.length))] ?? 'publication', receipt: '回执' }
  },
  'deadline.remind': (state, _today, dice) => ({ key: anyDeadline(state, dice) }),
  'deadline.report': (state, _today, dice) => ({ key: anyDeadline(state, dice) }),
  'deadline.recompute': (state, _today, dice) => ({ key: anyDeadline(state, dice), reason: '新日历' }),
  'account.noteOpened': () => ({ account: 'entity-new', kind: 'notice', reach: 'case' }),
  'account.noteProved': () => ({ account: 'entity-new', kind: 'paper', reach: 'all' }),
}

function anyDeadline(state: CaseState, dice: Dice): string {
  const keys = Object.keys(state.deadlines)
  return keys[dice(Math.max(1, keys.length))] ?? 'none'
}
