import type { AnnulmentOutcome } from '../../domain/annulment/types.ts'
import type { EndReason } from '../../domain/publicity/types.ts'
import { tiers } from '../../domain/refusals/vocabulary.ts'
import { withdrawalKey } from '../../domain/undoing/ending.ts'
import type { Facts } from '../kinds.ts'
import type { Act, AnyAct } from './act.ts'
import {
  commonWords,
  departmentTitle,
  lastOf,
  listTitle,
  measureEntries,
  measureTitle,
  openedBy,
  remedies,
  showingWords,
  sourceOf,
} from './act.ts'

const endings: Readonly<Record<Exclude<EndReason, 'expired'>, string>> = {
  repaired: '准予信用修复',
  annulled: '原处理决定被撤销',
  removed: '异议成立',
  revoked: '本机关自行撤销认定',
}

const annulments: Readonly<Record<AnnulmentOutcome, string>> = {
  annulled: endings.annulled,
  unlawful: '原处理决定被确认违法',
  void: '原处理决定被确认无效',
  changed: '原处理决定被变更',
}

// What became of the underlying decision, where publicity ended with it.
function endingOf(act: AnyAct, reason: EndReason): string {
  if (reason === 'annulled') return annulments[act.state.annulment?.outcome ?? 'annulled']
  const { publicity, sharing = publicity } = showingWords(act)
  return reason === 'expired' ? `${sharing}期届满` : endings[reason]
}

/** What the order to lift a measure says; it is for the department that carries the measure out. */
export function liftOrder(act: Act<'measure.liftOrdered' | 'measure.handedOver'>): Facts<'liftOrder'> {
  const { measure, department } = act.recorded.data
  // A changed decision bears the measure no more, while the case goes on; all others are lifted with the end.
  const ended = act.state.measures[measure]?.dropped ? undefined : lastOf(act, 'publicity.ended')
  const lift = openedBy(act, 'measure.lift')
  const { publicity, sharing = publicity } = showingWords(act)
  return {
    words: {
      ...commonWords(act, departmentTitle(act, department)),
      measure: measureTitle(act, measure),
      measureCode: measure,
      cause: ended
        ? `对上列当事人失信信息的${sharing}已于${ended.on}终止（${endingOf(act, ended.data.reason)}）。`
        : `对上列当事人的认定所依据的决定已经变更，认定自${act.recorded.on}起相应调整。`,
      ending: ended && endingOf(act, ended.data.reason),
      endedOn: ended?.on,
      liftBy: lift.dueOn,
      liftRule: sourceOf(act, lift),
      kept: keptBy(act)?.join('、'),
    },
    lists: {},
  }
}

/** The other cases that have ordered the same measure; handed over, as the order had them. */
function keptBy(act: Act<'measure.liftOrdered' | 'measure.handedOver'>): readonly string[] | undefined {
  const { recorded } = act
  return recorded.type === 'measure.liftOrdered' ? recorded.data.keptBy : lastOf(act, 'measure.liftOrdered').data.keptBy
}

/** What the removal from the list says. */
export function removal(act: Act<'publicity.ended'>): Facts<'removal'> {
  const { recorded, state } = act
  const [publication, sharing, use] = ['.publication', '.sharing', '.use'].map(
    (step) => recorded.opens?.find(({ key }) => key.endsWith(step))?.dueOn,
  )
  return {
    words: {
      ...commonWords(act),
      listTitle: listTitle(act),
      decisionNumber: state.listing.decisionDocNo,
      ending: endingOf(act, recorded.data.reason),
      endedOn: recorded.on,
      publicationBy: publication ?? state.deadlines[withdrawalKey]?.dueOn,
      sharingBy: sharing,
      useBy: use,
      ...showingWords(act),
    },
    lists: {
      measures: measureEntries(
        act,
        Object.values(state.measures).filter(({ status }) => status !== 'lifted'),
      ),
    },
  }
}

/** What the notice says that a changed decision has changed the listing. */
export function changeNotice(act: Act<'listing.changed'>): Facts<'changeNotice'> {
  const { state, recorded } = act
  const { document, annulledBy, annulledOn } = lastOf(act, 'annulment.recorded').data
  return {
    words: {
      ...commonWords(act),
      listTitle: listTitle(act),
      decisionNumber: state.listing.decisionDocNo,
      document,
      annulledBy,
      annulledOn,
      tier: tiers[recorded.data.tier].zh,
      content: recorded.data.content,
      until: state.publicity?.status === 'ended' ? undefined : state.publicity?.until,
      remedies: remedies(act),
    },
    lists: { measures: measureEntries(act, recorded.data.measures) },
  }
}

/** What the revocation by the agency itself says, with its reasons (行政处罚法 Art 48: 公开说明理由). */
export function revocation(act: Act<'listing.revoked'>): Facts<'revocation'> {
  const { listing } = act.state
  return {
    words: {
      ...commonWords(act),
      listTitle: listTitle(act),
      decisionNumber: listing.decisionDocNo,
      determinedOn: listing.determinedOn,
      revokedOn: act.recorded.on,
      reasons: act.recorded.data.reasons,
      remedies: remedies(act),
      ...showingWords(act),
    },
    lists: {},
  }
}
