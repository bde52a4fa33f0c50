import type { EventType } from '../domain/case.ts'
import { nth } from '../domain/guards.ts'
import type { Service } from '../domain/listing/types.ts'
import type { Act, AnyAct } from './facts/act.ts'
import { lastOf } from './facts/act.ts'
import {
  objectionAnswer,
  repairAcceptance,
  repairCertificate,
  repairGaps,
  repairGrant,
  repairRefusal,
} from './facts/answers.ts'
import { liftOrder, removal } from './facts/ending.ts'
import { interviewNotice, interviewRecord } from './facts/interview.ts'
import { decision, determinationNotice, rectificationOrder, repairGuidanceNotice } from './facts/listing.ts'
import type { Facts, LetterKind } from './kinds.ts'
import type { Addressee, Letter, LetterService } from './letter.ts'

type Writers = { readonly [T in EventType]?: (act: Act<T>) => readonly Letter[] }

/** Which letters each act calls for. */
export const writers: Writers = {
  'listing.noticeServed': (act) => [
    letter(act, 'listing.notice', 'determinationNotice', determinationNotice(act), {
      service: servedBy(act, act.recorded.data),
    }),
  ],
  'listing.listed': (act) => {
    const { decisionDocNo: givenNumber } = act.recorded.data
    const service = servedBy(act, act.recorded.data)
    return [letter(act, 'listing.decision', 'decision', decision(act), { service, givenNumber })]
  },
  'rectification.ordered': (act) => {
    const { data } = lastOf(act, 'listing.listed')
    const service = servedBy(act, data)
    const guidance = { service, givenNumber: data.repairGuidanceDocNo }
    return [
      letter(act, 'listing.repairGuidance', 'repairGuidanceNotice', repairGuidanceNotice(act), guidance),
      letter(act, 'rectification.order', 'rectificationOrder', rectificationOrder(act), { service }),
    ]
  },
  'interview.notified': (act) => [
    letter(act, noticeOf(act), 'interviewNotice', interviewNotice(act), { service: servedBy(act, act.recorded.data) }),
  ],
  'interview.moved': (act) => [letter(act, noticeOf(act), 'interviewNotice', interviewNotice(act))],
  'interview.held': (act) => [
    letter(act, `interview.${act.state.interviews.length}.minutes`, 'interviewRecord', interviewRecord(act)),
  ],
  'objection.upheld': answered,
  'objection.rejected': answered,
  'repair.accepted': (act) => [letter(act, ofRepair(act, 'acceptance'), 'repairAcceptance', repairAcceptance(act))],
  'repair.gapsNamed': (act) => [letter(act, ofRepair(act, 'gaps'), 'repairGaps', repairGaps(act))],
  'repair.refused': (act) => [letter(act, ofRepair(act, 'refusal'), 'repairRefusal', repairRefusal(act))],
  'repair.granted': (act) => [
    letter(act, ofRepair(act, 'grant'), 'repairGrant', repairGrant(act)),
    letter(act, ofRepair(act, 'certificate'), 'repairCertificate', repairCertificate(act)),
  ],
  'publicity.ended': (act) => [letter(act, nth('removal', act.state.publicity?.endings ?? 1), 'removal', removal(act))],
  'measure.liftOrdered': (act) => {
    const { measure, department: code } = act.recorded.data
    const addressee: Addressee = { party: 'department', code, name: act.law.departmentTitle(code) }
    const occasion = nth(`measure.${measure}.liftOrder`, act.state.measures[measure]?.round ?? 1)
    return [letter(act, occasion, 'liftOrder', liftOrder(act), { addressee })]
  },
}

function answered(act: Act<'objection.upheld' | 'objection.rejected'>): readonly Letter[] {
  return [letter(act, `objection.${act.state.objections.length}.answer`, 'objectionAnswer', objectionAnswer(act))]
}

function letter<K extends LetterKind>(
  act: AnyAct,
  occasion: string,
  kind: K,
  facts: Facts<K>,
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
  return { occasion, kind, caseSeq: state.version, on: recorded.on, service: byTheAct, ...more, addressee, facts }
}

function servedBy(
  { state }: AnyAct,
  { method, servedOn, proof }: Pick<Service, 'servedOn' | 'proof'> & { method: string },
) {
  return { method, servedOn, recipient: state.entity.name, proof }
}

const ofRepair = ({ state }: AnyAct, what: string) => `repair.${state.repairs.length}.${what}`

// Told again after a no-show and when the day is moved; each notice is a letter of its own.
function noticeOf({ state, history }: AnyAct): string {
  const opened = history.findLastIndex(({ type }) => type === 'interview.opened')
  const told = history.slice(opened).filter(({ type }) => type === 'interview.notified' || type === 'interview.moved')
  return nth(`interview.${state.interviews.length}.notice`, told.length)
}
