import type { InterviewKind } from '../../domain/interview/types.ts'
import type { Facts } from '../kinds.ts'
import type { Act, AnyAct } from './act.ts'
import { commonWords, lastOf, openedBy, requirementEntries, sourceOf } from './act.ts'

const interviews: Readonly<Record<InterviewKind, string>> = { reminder: '提示约谈', warning: '警示约谈' }

/** What the notice of an interview says; a moved one is told anew, with the reason. */
export function interviewNotice(act: Act<'interview.notified' | 'interview.moved'>): Facts<'interviewNotice'> {
  const { state, recorded } = act
  const arranged = lastOf(act, 'interview.arranged')
  return {
    words: {
      ...commonWords(act),
      interview: kindOf(act),
      scheduledOn: state.interviews.at(-1)?.scheduledOn ?? arranged.data.scheduledOn,
      place: arranged.data.place,
      officers: arranged.data.officers.join('、'),
      rectifyBy: state.rectification?.dueOn,
      movedFor: recorded.type === 'interview.moved' ? recorded.data.reason : undefined,
    },
    lists: { requirements: requirementEntries(act) },
  }
}

/** What the record of an interview says. */
export function interviewRecord(act: Act<'interview.held'>): Facts<'interviewRecord'> {
  const { data } = act.recorded
  const report = openedBy(act, 'interview.report')
  return {
    words: {
      ...commonWords(act),
      interview: kindOf(act),
      heldOn: data.heldOn,
      place: lastOf(act, 'interview.arranged').data.place,
      officers: data.officers.join('、'),
      facts: data.facts,
      demands: data.requirements,
      commitment: data.commitment.trim() === '' ? undefined : data.commitment,
      signature: data.signature === 'signed' ? '已签名' : '拒绝签名',
      refusalNote: data.refusalNote,
      reportBy: report.dueOn,
      reportRule: sourceOf(act, report),
    },
    lists: {},
  }
}

function kindOf({ state }: AnyAct): string {
  const last = state.interviews.at(-1)
  return last ? interviews[last.kind] : '约谈'
}
