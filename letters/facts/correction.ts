import { eventFacts } from '../../domain/event-facts.ts'
import { fieldTitles } from '../../domain/correction/titles.ts'
import type { CorrectableField, TypedValue } from '../../domain/correction/types.ts'
import { measureTitle } from './act.ts'
import type { Act, AnyAct } from './act.ts'
import { commonWords, remedies } from './act.ts'
import type { Facts, LetterKind } from '../kinds.ts'
import { currentTemplate } from '../templates.ts'

/** What the notice of a correction says: which letters it supersedes in which part, and the terms as they run now. */
export function correctionNotice(act: Act<'correction.confirmed'>): Facts<'correctionNotice'> {
  const { data, opens = [] } = act.recorded
  return {
    words: {
      ...commonWords(act),
      what: correctedPart(act, data.field, data),
      wrong: valueWords(data.wrong),
      right: valueWords(data),
      reasons: data.reasons,
      remedies: remedies(act),
    },
    lists: {
      documents: supersededIn(act, data.field).map((kind) => ({ title: currentTemplate(kind).title.zh })),
      terms: opens.map(({ pack, ruleId, topic, dueOn }) => ({
        title: act.law.rules.rule(pack, ruleId)?.title.zh ?? topic,
        dueOn,
      })),
    },
  }
}

/** What has been corrected, in words. */
export function correctedPart(
  act: AnyAct,
  field: CorrectableField,
  { measure, act: served }: { readonly measure?: string; readonly act?: string },
): string {
  const title = fieldTitles[field].zh
  if (measure !== undefined) return `${title}（${measureTitle(act, measure)}）`
  const told = served === undefined ? undefined : act.state.service?.done?.[served]?.act
  return told === undefined ? title : `${title}（${eventFacts[told].zh}）`
}

/** A typed value in words. */
export const valueWords = ({ on, docNo, text, days }: TypedValue): string => on ?? docNo ?? text ?? `${days ?? 0}日`

const ofNotice: readonly LetterKind[] = ['determinationNotice']
const ofDecision: readonly LetterKind[] = ['decision', 'repairGuidanceNotice', 'rectificationOrder']

const documentsOf: Readonly<Partial<Record<CorrectableField, readonly LetterKind[]>>> = {
  noticeServedOn: ofNotice,
  decisionServedOn: ofDecision,
  decisionNumber: ['decision', 'repairGuidanceNotice'],
  actServedOn: [],
  rectificationTerm: ['rectificationOrder', 'repairGuidanceNotice'],
}

// The letters that have been served with the wrong value in them.
function supersededIn({ history }: AnyAct, field: CorrectableField): LetterKind[] {
  const has = (type: AnyAct['recorded']['type']) => history.some((recorded) => recorded.type === type)
  const served = [...(has('listing.noticeServed') ? ofNotice : []), ...(has('listing.listed') ? ofDecision : [])]
  const named = documentsOf[field]
  return served.filter((kind) => named === undefined || named.includes(kind))
}
