import type { Facts } from '../kinds.ts'
import type { Act, AnyAct } from './act.ts'
import { commonWords, lastOf, listTitle, measureEntries, openedBy, remedies, sourceOf } from './act.ts'

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
      correction: recorded.type === 'objection.upheld' ? recorded.data.correction : undefined,
      remedies: remedies(act),
    },
    lists: {},
  }
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
  const { reasons } = act.recorded.data
  return { words: { ...applied(act), findings: findings(act), reasons, remedies: remedies(act) }, lists: {} }
}

/** What the grant of repair says. */
export function repairGrant(act: Act<'repair.granted'>): Facts<'repairGrant'> {
  const { reasons } = act.recorded.data
  return {
    words: { ...applied(act), listTitle: listTitle(act), findings: findings(act), reasons },
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
    },
    lists: {},
  }
}

function applied(act: AnyAct) {
  return { ...commonWords(act), appliedOn: lastOf(act, 'repair.applied').on }
}

const findings = (act: AnyAct) => lastOf(act, 'repair.verified').data.findings
