import type { EventType } from '../domain/case.ts'
import { factsOf } from '../domain/correction/fields.ts'
import { nth } from '../domain/guards.ts'
import type { Service } from '../domain/service/types.ts'
import { serviceOpened } from '../domain/service/unserved.ts'
import type { Act, AnyAct } from './facts/act.ts'
import { renumbered, servedLetter } from './given-numbers.ts'
import { departmentTitle, lastOf } from './facts/act.ts'
import {
  objectionAnswer,
  repairAcceptance,
  repairBar,
  repairBarNotice,
  repairCertificate,
  repairGaps,
  repairGrant,
  repairRefusal,
} from './facts/answers.ts'
import { changeNotice, liftOrder, removal, revocation } from './facts/ending.ts'
import { rectificationReopening, repairRevocation, repairRevocationNotice } from './facts/fraud.ts'
import { evidenceReturn, extensionAnswer } from './facts/rectification.ts'
import { interviewNotice, interviewRecord } from './facts/interview.ts'
import { decision, determinationNotice, rectificationOrder, repairGuidanceNotice } from './facts/listing.ts'
import { correctionNotice } from './facts/correction.ts'
import type { Facts, LetterKind } from './kinds.ts'
import type { Addressee, Letter, LetterService } from './letter.ts'

type Writers = { readonly [T in EventType]?: (act: Act<T>) => readonly Letter[] }

/** Which letters each act calls for. */
export const writers: Writers = {
  'listing.noticeServed': (act) => [
    letter(
      act,
      nth('listing.notice', countOf(act, 'listing.noticeServed')),
      'determinationNotice',
      () => determinationNotice(act),
      {
        service: servedBy(act, act.recorded.data),
      },
    ),
  ],
  'listing.listed': (act) => {
    const { decisionDocNo: givenNumber } = act.recorded.data
    const service = servedBy(act, act.recorded.data)
    // Served again it is the same document, under its number.
    if (isAgain(act)) return []
    const decided = letter(act, ofDetermination(act, 'decision'), 'decision', () => decision(act), {
      service,
      givenNumber,
    })
    // With a decision that orders rectification the guidance comes with the order; one that needs none has it all the same.
    return act.state.rectification?.status === 'accepted' ? [decided, guidanceOf(act, act.recorded.data)] : [decided]
  },
  'rectification.ordered': (act) => {
    const { data } = lastOf(act, 'listing.listed')
    const service = servedBy(act, data)
    const order = nth('rectification.order', countOf(act, 'rectification.ordered'))
    return [
      ...(isAgain(act) ? [] : [guidanceOf(act, data)]),
      letter(act, order, 'rectificationOrder', () => rectificationOrder(act), { service }),
    ]
  },
  'interview.notified': (act) => [
    letter(act, noticeOf(act), 'interviewNotice', () => interviewNotice(act), {
      service: servedBy(act, act.recorded.data),
    }),
  ],
  // With approval, the notice comes when it is served.
  'interview.moved': (act) =>
    act.recorded.data.withApproval ? [] : [letter(act, noticeOf(act), 'interviewNotice', () => interviewNotice(act))],
  'interview.held': (act) => [
    letter(act, `interview.${act.state.interviews.length}.minutes`, 'interviewRecord', () => interviewRecord(act)),
  ],
  'objection.upheld': answered,
  'objection.rejected': answered,
  // Before its notice an entity does not know of the case.
  'listing.changed': (act) =>
    act.state.listing.noticeServedOn === undefined
      ? []
      : [letter(act, nth('listing.change', countOf(act, 'listing.changed')), 'changeNotice', () => changeNotice(act))],
  'listing.revoked': (act) => [letter(act, 'listing.revocation', 'revocation', () => revocation(act))],
  // Of the days of a measure the entity has been told nothing.
  'correction.confirmed': (act) =>
    act.state.listing.noticeServedOn === undefined || factsOf(act.recorded.data.field).of === 'measure'
      ? []
      : [letter(act, correctionOf(act), 'correctionNotice', () => correctionNotice(act)), ...underRightNumber(act)],
  // Earlier releases told of these by no letter.
  'rectification.evidenceReturned': (act) =>
    isServed(act)
      ? [
          letter(
            act,
            nth('rectification.return', countOf(act, 'rectification.evidenceReturned')),
            'evidenceReturn',
            () => evidenceReturn(act),
          ),
        ]
      : [],
  'rectification.extended': ofExtension,
  'rectification.extensionRefused': ofExtension,
  'repair.accepted': (act) => [
    letter(act, ofRepair(act, 'acceptance'), 'repairAcceptance', () => repairAcceptance(act)),
  ],
  'repair.gapsNamed': (act) => [letter(act, ofRepair(act, 'gaps'), 'repairGaps', () => repairGaps(act))],
  'repair.refused': (act) => [letter(act, ofRepair(act, 'refusal'), 'repairRefusal', () => repairRefusal(act))],
  'repair.granted': (act) => [
    letter(act, ofRepair(act, 'grant'), 'repairGrant', () => repairGrant(act)),
    letter(act, ofRepair(act, 'certificate'), 'repairCertificate', () => repairCertificate(act)),
  ],
  // Proposed by an earlier release it opened no term for a defence, and had no notice.
  'repair.revocationProposed': (act) =>
    act.recorded.opens?.some(({ topic }) => topic === 'repair.revocationDefence')
      ? [letter(act, proposalOf(act), 'repairRevocationNotice', () => repairRevocationNotice(act))]
      : [],
  'repair.barProposed': (act) => [letter(act, barOf(act, 'barNotice'), 'repairBarNotice', () => repairBarNotice(act))],
  'repair.barred': (act) => [
    letter(act, anew(act, 'repair.barred', 'repair.barProposed', barOf(act, 'bar')), 'repairBar', () => repairBar(act)),
  ],
  'rectification.reopened': (act) =>
    act.recorded.data.ground === 'falseRepair'
      ? [
          letter(
            act,
            anew(act, 'repair.revoked', 'repair.applied', ofRepair(act, 'revocation')),
            'repairRevocation',
            () => repairRevocation(act),
          ),
        ]
      : [letter(act, reopeningOf(act), 'rectificationReopening', () => rectificationReopening(act))],
  'publicity.ended': (act) => [
    letter(act, nth('removal', act.state.publicity?.endings ?? 1), 'removal', () => removal(act)),
  ],
  'measure.handedOver': (act) => {
    const { measure, department: code } = act.recorded.data
    // What is to be lifted only: another order the successor does not need.
    if (act.state.measures[measure]?.status !== 'liftOrdered') return []
    const addressee: Addressee = { party: 'department', code, name: departmentTitle(act, code) }
    const again = nth('again', countOf(act, 'measure.handedOver'))
    const occasion = `${nth(`measure.${measure}.liftOrder`, act.state.measures[measure]?.round ?? 1)}.${again}`
    return [letter(act, occasion, 'liftOrder', () => liftOrder(act), { addressee })]
  },
  'measure.liftOrdered': (act) => {
    const { measure, department: code } = act.recorded.data
    const addressee: Addressee = { party: 'department', code, name: departmentTitle(act, code) }
    const occasion = nth(`measure.${measure}.liftOrder`, act.state.measures[measure]?.round ?? 1)
    return [letter(act, occasion, 'liftOrder', () => liftOrder(act), { addressee })]
  },
}

function ofExtension(act: Act<'rectification.extended' | 'rectification.extensionRefused'>): readonly Letter[] {
  const nthAsked = nth('rectification.extensionAnswer', act.state.rectification?.extensionsAsked ?? 1)
  return isServed(act) ? [letter(act, nthAsked, 'extensionAnswer', () => extensionAnswer(act))] : []
}

const isServed = ({ recorded }: AnyAct) => serviceOpened(recorded) !== undefined

function answered(act: Act<'objection.upheld' | 'objection.rejected'>): readonly Letter[] {
  return [letter(act, `objection.${act.state.objections.length}.answer`, 'objectionAnswer', () => objectionAnswer(act))]
}

function letter<K extends LetterKind>(
  act: AnyAct,
  occasion: string,
  kind: K,
  write: () => Facts<K>,
  more: Partial<Pick<Letter, 'addressee' | 'service' | 'givenNumber'>> = {},
): Letter {
  const { recorded, state } = act
  const addressee = more.addressee ?? { party: 'entity', code: state.entity.code, name: state.entity.name }
  const byTheAct: LetterService = {
    method: 'electronic',
    servedOn: recorded.on,
    recipient: addressee.name,
    proof: `${state.caseNo}/${state.version}`,
  }
  let facts: Facts<K> | undefined
  return {
    occasion,
    kind,
    caseSeq: state.version,
    on: recorded.on,
    service: byTheAct,
    ...more,
    addressee,
    get facts() {
      return (facts ??= write())
    },
  }
}

/** A letter as served, where the act itself has its service. */
export function servedBy(
  { state }: AnyAct,
  { method, servedOn, proof }: Pick<Service, 'servedOn' | 'proof'> & { method: string },
) {
  return { method, servedOn, recipient: state.entity.name, proof }
}

const countOf = ({ history }: AnyAct, type: EventType) => history.filter((recorded) => recorded.type === type).length

// Made anew, a determination has a decision of its own.
const isAgain = ({ history }: AnyAct) => {
  const determined = history.findLastIndex(({ type }) => type === 'listing.determined')
  return history.slice(determined).filter(({ type }) => type === 'listing.listed').length > 1
}

/** The notice on credit repair, which is served with the decision by one act (两书同达). */
const guidanceOf = (
  act: Act<'rectification.ordered'> | Act<'listing.listed'>,
  data: Act<'listing.listed'>['recorded']['data'],
): Letter =>
  letter(act, ofDetermination(act, 'repairGuidance'), 'repairGuidanceNotice', () => repairGuidanceNotice(act), {
    service: servedBy(act, data),
    givenNumber: data.repairGuidanceDocNo,
  })

const ofDetermination = ({ state }: AnyAct, what: 'decision' | 'repairGuidance') => servedLetter(what, state)

// Refused, a bar may be proposed again.
const barOf = (act: AnyAct, what: string) => nth(`repair.${what}`, countOf(act, 'repair.barProposed'))

/** The occasion of a decision that was decided anew, since the first one fell. */
function anew({ history }: AnyAct, decided: EventType, since: EventType, occasion: string): string {
  const from = history.findLastIndex(({ type }) => type === since)
  const times = history.slice(from).filter(({ type }) => type === decided).length
  return times > 1 ? `${occasion}.${nth('anew', times - 1)}` : occasion
}

// Refused, a revocation may be proposed again.
const proposalOf = (act: AnyAct) => nth('repair.revocationNotice', countOf(act, 'repair.revocationProposed'))

const reopeningOf = (act: AnyAct) => nth('rectification.reopening', countOf(act, 'rectification.reopened'))

const correctionOf = (act: AnyAct) => nth('correction', corrections(act).length)

const corrections = ({ history }: AnyAct) => history.filter(({ type }) => type === 'correction.confirmed')

/** The decision once more, under the number that it bears; the register of documents keeps the wrong entry beside it. */
function underRightNumber(act: Act<'correction.confirmed'>): readonly Letter[] {
  const { field, docNo: givenNumber, entry } = act.recorded.data
  if (field !== 'decisionNumber' || givenNumber === undefined) return []
  const served = { ...act, recorded: lastOf(act, 'listing.listed') }
  const service = servedBy(act, served.recorded.data)
  const again = letter(served, renumbered(entry), 'decision', () => decision(served), { service, givenNumber })
  return [again]
}

const ofRepair = ({ state }: AnyAct, what: string) => `repair.${state.repairs.length}.${what}`

// Told again after a no-show and for another day; each notice is a letter of its own.
function noticeOf({ state, history }: AnyAct): string {
  const opened = history.findLastIndex(({ type }) => type === 'interview.opened')
  const told = history
    .slice(opened)
    .filter(({ type, data }) => type === 'interview.notified' || (type === 'interview.moved' && !data.withApproval))
  return nth(`interview.${state.interviews.length}.notice`, told.length)
}
