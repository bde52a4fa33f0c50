import type { Facts } from '../kinds.ts'
import type { Act, AnyAct } from './act.ts'
import { correctedPart, valueWords } from './correction.ts'
import {
  barWords,
  commonWords,
  lastOf,
  listTitle,
  measureEntries,
  openedBy,
  remedies,
  showingWords,
  sourceOf,
} from './act.ts'

/** What the answer to an objection says. */
export function objectionAnswer(act: Act<'objection.upheld' | 'objection.rejected'>): Facts<'objectionAnswer'> {
  const { recorded } = act
  const filed = lastOf(act, 'objection.filed')
  return {
    words: {
      ...commonWords(act),
      filedOn: filed.on,
      grounds: filed.data.grounds,
      findings: lastOf(act, 'objection.verified').data.findings,
      outcome: outcomeOf(recorded),
      reasons: recorded.data.reasons,
      correction: recorded.type === 'objection.upheld' ? correctionIn(act, recorded) : undefined,
      remedies: remedies(act),
    },
    lists: {},
  }
}

// What is put right stands in the correction that the decision confirms, or that was confirmed since the objection.
function correctionIn(act: AnyAct, { data }: Act<'objection.upheld'>['recorded']): string | undefined {
  if (data.outcome !== 'corrected' || data.correction !== undefined) return data.correction
  const filed = act.history.findLastIndex(({ type }) => type === 'objection.filed')
  const since = act.history.slice(filed)
  const named = since.findLast(({ type }) => type === 'correction.proposed') as Act<'correction.proposed'>['recorded']
  if (named === undefined) return undefined
  const { field, wrong } = named.data
  return `${correctedPart(act, field, named.data)}：${valueWords(wrong)}，更正为${valueWords(named.data)}`
}

function outcomeOf(recorded: Act<'objection.upheld' | 'objection.rejected'>['recorded']): string {
  if (recorded.type === 'objection.rejected') return '异议不成立'
  return recorded.data.outcome === 'removed' ? '异议成立，移出名单' : '异议成立，予以更正'
}

/** What the acceptance of an application for repair says. */
export function repairAcceptance(act: Act<'repair.accepted'>): Facts<'repairAcceptance'> {
  const decide = openedBy(act, 'repair.decide')
  const { comments } = act.recorded.data
  return {
    words: {
      ...applied(act),
      decideBy: decide.dueOn,
      decideRule: sourceOf(act, decide),
      comments: comments.trim() === '' ? undefined : comments,
    },
    lists: {},
  }
}

/** What the one list of gaps says (一次性告知). */
export function repairGaps(act: Act<'repair.gapsNamed'>): Facts<'repairGaps'> {
  const supplement = openedBy(act, 'repair.supplement')
  return {
    words: { ...applied(act), supplementBy: supplement.dueOn, supplementRule: sourceOf(act, supplement) },
    lists: { gaps: act.recorded.data.gaps.map((text) => ({ text })) },
  }
}

/** What the refusal of repair says. */
export function repairRefusal(act: Act<'repair.refused'>): Facts<'repairRefusal'> {
  const { reasons, barredUntil } = act.recorded.data
  const again =
    barredUntil === undefined ? '补足条件后可以再次申请。' : `因申请材料虚假，自${barredUntil}起方可再次申请信用修复。`
  return { words: { ...applied(act), findings: findings(act), reasons, again, remedies: remedies(act) }, lists: {} }
}

/** What the notice before a bar on repair says: how long, by which rule and why, and until when the entity may defend itself. */
export function repairBarNotice(act: Act<'repair.barProposed'>): Facts<'repairBarNotice'> {
  const defence = openedBy(act, 'repair.barDefence')
  const { reasons } = act.recorded.data
  const heard = { defendBy: defence.dueOn, defendRule: sourceOf(act, defence), ...barWords(act) }
  return { words: { ...appliedBefore(act), listTitle: listTitle(act), reasons, ...heard }, lists: {} }
}

/** What the bar on repair says: why, and from when the entity may apply again. */
export function repairBar(act: Act<'repair.barred'>): Facts<'repairBar'> {
  const { reasons, barredUntil } = act.recorded.data
  const words = { ...appliedBefore(act), listTitle: listTitle(act), reasons, barredUntil, remedies: remedies(act) }
  return { words, lists: {} }
}

// Another application may have been made since the bar was proposed, and another bar proposed since it fell.
function appliedBefore(act: AnyAct) {
  const decided = act.state.repairs.find(({ barDecided }) => barDecided?.decision === act.history.length)
  const last = act.history.findLastIndex(({ type }) => type === 'repair.barProposed')
  const proposed = decided?.barDecided ? decided.barDecided.entry - 1 : last
  return applied({ ...act, history: act.history.slice(0, proposed) })
}

/** What the grant of repair says. */
export function repairGrant(act: Act<'repair.granted'>): Facts<'repairGrant'> {
  const { reasons } = act.recorded.data
  return {
    words: { ...applied(act), listTitle: listTitle(act), findings: findings(act), reasons, ...showingWords(act) },
    lists: { measures: measureEntries(act, Object.values(act.state.measures)) },
  }
}

/** What the certificate of repair says. */
export function repairCertificate(act: Act<'repair.granted'>): Facts<'repairCertificate'> {
  return {
    words: {
      ...commonWords(act),
      listTitle: listTitle(act),
      decisionNumber: lastOf(act, 'listing.listed').data.decisionDocNo,
      grantedOn: act.recorded.on,
      ...showingWords(act),
    },
    lists: {},
  }
}

function applied(act: AnyAct) {
  return { ...commonWords(act), appliedOn: lastOf(act, 'repair.applied').on }
}

const findings = (act: AnyAct) => lastOf(act, 'repair.verified').data.findings
