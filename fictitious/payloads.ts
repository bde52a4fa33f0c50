import { letterNumbers } from './letter-numbers.ts'
import type { CaseState, Commands, CommandType } from '../domain/case.ts'
import { annulmentOutcomes } from '../domain/annulment/types.ts'
import { addDays } from '../domain/calendar/days.ts'
import type { LocalDate } from '../domain/dates.ts'
import { factsOf, typedValue } from '../domain/correction/fields.ts'
import { named } from '../domain/correction/typed.ts'
import type { CorrectableField } from '../domain/correction/types.ts'
import { correctableFields } from '../domain/correction/types.ts'
import { paperActs } from '../domain/paper/acts.ts'
import type { PaperCommand } from '../domain/paper/acts.ts'
import { answers } from '../domain/paper/answers.ts'
import { nextEscalation } from '../domain/interview/escalation.ts'

/** Answers with a whole number from 0 to below `n`. */
export type Dice = (n: number) => number

type Payload<T extends CommandType> = (state: CaseState, today: LocalDate, dice: Dice) => Commands[T]

const evidence = [{ title: '证明材料（虚构）' }]
const officers = ['officer-lin', 'officer-gu']
// Has never worked on a case.
const chair = 'chair-song'

/** A decision that was changed so that one of the measures is borne no more. */
const changeOf = ({ listing, measures }: CaseState, today: LocalDate, dice: Dice) => {
  const ordered = Object.values(measures).filter(({ dropped }) => dropped === undefined)
  const codes = (listing.determinedOn === undefined ? listing.proposal.measures : ordered).map(({ code }) => code)
  return { content: `罚款减少（虚构，${today}）`, measures: codes.toSpliced(dice(codes.length + 1), 1) }
}

/** A paper of today or of the day before, but of no day before what it answers. */
const receipt = (type: PaperCommand, state: CaseState, today: LocalDate, dice: Dice) => {
  const before = addDays(today, -1)
  const since = answers[type](state) ?? today
  const receivedOn = dice(2) === 0 || before < since ? today : before
  return { receivedOn, method: 'post', files: evidence } as const
}

const onPaper =
  <T extends PaperCommand>(type: T): Payload<T> =>
  (state, today, dice) =>
    ({
      ...(payloads[paperActs[type]] as Payload<(typeof paperActs)[T]>)(state, today, dice),
      ...receipt(type, state, today, dice),
    }) as unknown as Commands[T]

const inPerson = (today: LocalDate) => ({ method: 'direct', servedOn: today, proof: '送达回证' }) as const

/** By public notice where one has been posted, and handed over otherwise. */
const service = ({ service: serving }: CaseState, today: LocalDate) => served(serving, today)

const served = (document: { readonly posting?: unknown } | undefined, today: LocalDate) =>
  document?.posting === undefined ? inPerson(today) : ({ method: 'public', proof: '公告页面（虚构）' } as const)

const measureWith =
  (...statuses: string[]) =>
  (state: CaseState, dice: Dice): string => {
    const fitting = Object.values(state.measures).filter(({ status }) => statuses.includes(status))
    return fitting[dice(Math.max(1, fitting.length))]?.code ?? 'M06'
  }

const heldMeasure = (state: CaseState, dice: Dice): string => {
  const fitting = Object.values(state.measures).filter(({ held }) => held)
  return fitting[dice(Math.max(1, fitting.length))]?.code ?? 'M06'
}

/** A plausible payload for every command, so that random lives reach every corner of the closed loop. */
export const payloads: { readonly [T in Exclude<CommandType, 'listing.propose'>]: Payload<T> } = {
  'listing.review': (_state, _today, dice) => ({ outcome: dice(4) === 0 ? 'returned' : 'agreed', comments: '意见' }),
  'listing.revise': () => ({ legalBasis: '《虚构条例》第三条' }),
  'listing.withdraw': () => ({ reason: '撤回' }),
  'listing.serveNotice': service,
  'listing.defend': (state) => ({ grounds: [{ id: `g${state.listing.grounds.length}`, text: '事实不符' }], evidence }),
  'listing.waiveDefence': () => ({ statement: '放弃陈述申辩' }),
  'listing.waiveHearing': () => ({ statement: '放弃听证' }),
  'listing.recordWaiver': (_state, today, dice) => ({
    right: dice(2) === 0 ? 'hearing' : 'defence',
    receivedOn: today,
    statement: '放弃声明（虚构）',
    files: evidence,
  }),
  'listing.confirmWaiver': () => ({ comments: '属实' }),
  'listing.refuseWaiver': () => ({ reasons: '签名不符' }),
  'listing.closeDefence': () => ({}),
  'listing.askHearing': () => ({ reason: '要求听证' }),
  'listing.notifyHearing': (state, today) => ({
    ...served(state.service?.notices?.hearing, today),
    hearingOn: addDays(today, 25),
    place: '会议室',
    chair,
  }),
  'listing.holdHearing': (_state, today) => ({ heldOn: today, chair, record: '听证笔录', signature: 'signed' }),
  'listing.endHearing': ({ listing }, today) => ({
    on: listing.hearing?.hearingOn ?? today,
    ground: 'absent',
    note: '当事人未到场',
  }),
  'listing.answerGrounds': (state) => ({
    answers: state.listing.grounds.map(({ id }) => ({ ground: id, answer: '不成立', accepted: false })),
  }),
  'listing.determine': (_state, _today, dice) => ({ outcome: dice(6) === 0 ? 'notList' : 'list', reasons: '理由' }),
  'listing.serveDecision': (state, today) => ({
    ...service(state, today),
    ...letterNumbers(state.caseNo),
  }),
  'listing.proposeRevocation': () => ({ reasons: '认定不当', evidence }),
  'listing.revoke': () => ({ reasons: '自行撤销' }),
  'listing.refuseRevocation': () => ({ reasons: '认定无误' }),
  'service.consent': () => ({ statement: '同意电子送达' }),
  'service.withdrawConsent': () => ({ statement: '撤回同意' }),
  'service.recordAttempt': (_state, today) => ({ method: 'direct', on: today, result: '登记住所无人（虚构）' }),
  'service.postPublicly': (_state, today) => ({ postedOn: today, place: '公告栏（虚构）', course: '两次上门均无人' }),
  'service.serve': ({ service: serving }, today) => {
    const [waiting] = Object.values(serving?.acts ?? {})
    return served(waiting, today)
  },
  'publicity.publish': () => ({}),
  'publicity.waivePreview': () => ({ statement: '同意提前公示' }),
  'publicity.expire': () => ({}),
  'measure.hold': (state, _today, dice) => ({
    measure: measureWith('dispatched', 'acknowledged', 'carriedOut', 'fedBack')(state, dice),
  }),
  'measure.release': (state, _today, dice) => ({ measure: heldMeasure(state, dice) }),
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
  'measure.handOver': (state, _today, dice) => ({
    measure: measureWith('dispatched', 'acknowledged', 'carriedOut', 'liftOrdered')(state, dice),
    department: 'dept-licensing',
    document: '机构改革方案（虚构）',
    reason: '职责划转',
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
  'rectification.submitEvidence': ({ rectification }) => ({
    items: (rectification?.requirements ?? []).map(({ id }) => ({ requirement: id, statement: '已整改', evidence })),
  }),
  'rectification.accept': () => ({ findings: '属实' }),
  'rectification.returnEvidence': () => ({ gaps: [{ requirement: 'r2', text: '缺整改报告' }] }),
  'rectification.askExtension': () => ({ reason: '设备到货晚', days: 20 }),
  'rectification.approveExtension': () => ({ comments: '同意' }),
  'rectification.proposeReopening': () => ({ reasons: '整改材料虚假', evidence }),
  'rectification.reopen': () => ({ reasons: '查实' }),
  'rectification.refuseReopening': () => ({ reasons: '材料属实' }),
  'rectification.refuseExtension': () => ({ reasons: '理由不足' }),
  'rectification.markOverdue': () => ({}),
  'rectification.refer': () => ({}),
  'interview.open': (state, today) => ({ kind: nextEscalation(state, today) === 'warning' ? 'warning' : 'reminder' }),
  // Where no other way has reached the entity, after the days of a public notice.
  'interview.arrange': (state, today) => ({
    scheduledOn: addDays(today, state.service?.notices?.interview?.failed ? 50 : 14),
    place: '会议室',
    officers,
  }),
  'interview.approve': () => ({ comments: '同意' }),
  'interview.return': () => ({ reasons: '地点不便，请改在区政府' }),
  'interview.notify': (state, today) => served(state.service?.notices?.interview, today),
  'interview.move': (_state, today) => ({ scheduledOn: addDays(today, 25), reason: '法定代表人住院' }),
  'interview.hold': (_state, today) => ({
    heldOn: today,
    officers,
    facts: '事实',
    requirements: '要求',
    commitment: '承诺',
    interviewee: '李某（虚构）',
    position: '法定代表人',
    authorisation: '授权委托书（虚构）',
    statement: '对逾期的原因作了说明（虚构）',
    recorder: 'officer-zhao',
    signature: 'signed',
  }),
  'interview.recordNoShow': ({ interviews }, today) => ({ on: interviews.at(-1)?.scheduledOn ?? today, note: '未到' }),
  'objection.file': () => ({ grounds: '名称有误', evidence }),
  'objection.mark': () => ({}),
  'objection.verify': () => ({ findings: '核查结果' }),
  'objection.uphold': (_state, _today, dice) =>
    dice(2) === 0 ? { outcome: 'removed', reasons: '主体错误' } : { outcome: 'corrected', reasons: '更正' },
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
  'repair.defendRevocation': () => ({ statement: '材料属实，有原件可以核对', evidence }),
  'repair.refuseRevocation': () => ({ reasons: '材料属实' }),
  'repair.proposeBar': () => ({ reasons: '材料虚假', evidence }),
  'repair.defendBar': () => ({ statement: '材料属实，有原件可以核对', evidence }),
  'repair.bar': () => ({ reasons: '查实' }),
  'repair.refuseBar': () => ({ reasons: '材料属实' }),
  'paper.defend': onPaper('paper.defend'),
  'paper.askHearing': onPaper('paper.askHearing'),
  'paper.commit': onPaper('paper.commit'),
  'paper.submitEvidence': onPaper('paper.submitEvidence'),
  'paper.askExtension': onPaper('paper.askExtension'),
  'paper.fileObjection': onPaper('paper.fileObjection'),
  'paper.applyRepair': onPaper('paper.applyRepair'),
  'paper.supplementRepair': onPaper('paper.supplementRepair'),
  'paper.withdrawRepair': onPaper('paper.withdrawRepair'),
  'paper.defendRevocation': onPaper('paper.defendRevocation'),
  'paper.defendBar': onPaper('paper.defendBar'),
  'paper.consent': onPaper('paper.consent'),
  'paper.withdrawConsent': onPaper('paper.withdrawConsent'),
  'paper.confirm': (_state, _today, dice) => ({ comments: '来件属实', ...(dice(2) === 0 ? { reached: true } : {}) }),
  'paper.refuse': () => ({ reasons: '来件与本案无关' }),
  'annulment.record': (state, today, dice) => {
    const outcome = annulmentOutcomes[dice(7) % annulmentOutcomes.length]!
    const recorded = { document: '复议决定', annulledBy: '虚构机关', annulledOn: today, outcome } as const
    return outcome === 'changed' ? { ...recorded, change: changeOf(state, today, dice) } : recorded
  },
  'annulment.confirm': () => ({ comments: '属实' }),
  'annulment.refuse': () => ({ reasons: '并非本案' }),
  'correction.propose': (state, today, dice) => ({
    ...anyCorrection(state, today, dice),
    reasons: '录入有误',
    evidence,
  }),
  'correction.confirm': () => ({ comments: '属实', againstEntity: true, slip: true }),
  'correction.refuse': () => ({ reasons: '现有记录无误' }),
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

function subjectsOf(state: CaseState, field: CorrectableField): readonly (string | undefined)[] {
  const { of } = factsOf(field)
  if (of === 'act') return Object.keys(state.service?.done ?? {})
  return of === 'measure' ? Object.keys(state.measures) : [undefined]
}

// A value that was typed in the case, and another in its place.
function anyCorrection(state: CaseState, today: LocalDate, dice: Dice): Pick<Commands['correction.propose'], 'field'> {
  const typed = correctableFields.flatMap((field) =>
    subjectsOf(state, field).flatMap((subject) => {
      const value = typedValue(state, field, subject)
      return value ? [{ field, value, ...named(field, subject) }] : []
    }),
  )
  const { value, ...which } = typed[dice(typed.length)]!
  const later = value.on !== undefined && addDays(value.on, 1) <= today ? addDays(value.on, 1) : undefined
  return {
    ...which,
    ...(value.on === undefined ? {} : { on: later ?? addDays(value.on, -1) }),
    ...(value.docNo === undefined ? {} : { docNo: `${value.docNo}（更正）` }),
    ...(value.text === undefined ? {} : { text: `${value.text}（更正）` }),
    ...(value.days === undefined ? {} : { days: value.days + 1 }),
  }
}

function anyDeadline(state: CaseState, dice: Dice): string {
  const keys = Object.keys(state.deadlines)
  return keys[dice(Math.max(1, keys.length))] ?? 'none'
}
