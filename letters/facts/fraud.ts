import type { Facts } from '../kinds.ts'
import type { Act, AnyAct } from './act.ts'
import {
  barWords,
  commonWords,
  lastOf,
  listTitle,
  measureEntries,
  openedBy,
  remedies,
  ruleAt,
  showingWords,
  sourceOf,
} from './act.ts'

/** What the notice before the revocation of a repair says: why, and until when the entity may defend itself. */
export function repairRevocationNotice(act: Act<'repair.revocationProposed'>): Facts<'repairRevocationNotice'> {
  const defence = openedBy(act, 'repair.revocationDefence')
  const fraud = ruleAt(act, 'repair.fraudPublicity')
  return {
    words: {
      ...commonWords(act),
      listTitle: listTitle(act),
      grantedOn: lastOf(act, 'repair.granted').on,
      reasons: act.recorded.data.reasons,
      defendBy: defence.dueOn,
      defendRule: sourceOf(act, defence),
      fraudTerm: fraud.words,
      fraudRule: fraud.source,
      ...barWords(act),
      ...showingWords(act),
    },
    lists: { measures: measureEntries(act, act.recorded.data.measures ?? []) },
  }
}

/** What the revocation of a repair says: until when the record is public, from when repair can be sought again, what is to be done anew. */
export function repairRevocation(act: Act<'rectification.reopened'>): Facts<'repairRevocation'> {
  const restored = lastOf(act, 'publicity.restored')
  const period = restored.opens?.find(({ topic }) => topic === 'repair.fraudPublicity')
  const { data } = lastOf(act, 'repair.revoked')
  return {
    words: {
      ...commonWords(act),
      listTitle: listTitle(act),
      grantedOn: lastOf(act, 'repair.granted').on,
      revokedOn: act.recorded.on,
      reasons: data.reasons,
      publicUntil: restored.data.until,
      publicRule: period ? sourceOf(act, period) : undefined,
      barredUntil: data.barredUntil,
      ...rectifying(act),
      ...showingWords(act),
    },
    lists: {},
  }
}

/** What the notice says that rectification accepted on forged evidence is open again. */
export function rectificationReopening(act: Act<'rectification.reopened'>): Facts<'rectificationReopening'> {
  return {
    words: {
      ...commonWords(act),
      listTitle: listTitle(act),
      acceptedOn: lastOf(act, 'rectification.accepted').on,
      reopenedOn: act.recorded.on,
      reasons: act.recorded.data.reasons,
      ...rectifying(act),
    },
    lists: {},
  }
}

/** The term of rectification that is open again; none is left where the sanction has ended before this was served. */
function rectifying(act: AnyAct) {
  const due = act.recorded.opens?.find(({ topic }) => topic === 'rectification.again')
  return { rectifyBy: due?.dueOn, rectifyRule: due && sourceOf(act, due), remedies: remedies(act) }
}
