import type { InterviewKind } from '../../domain/interview/types.ts'
import type { Facts } from '../kinds.ts'
import type { Act, AnyAct } from './act.ts'
import { commonWords, lastOf, openedBy, requirementEntries, sourceOf } from './act.ts'

const interviews: Readonly<Record<InterviewKind, string>> = { reminder: '提示约谈', warning: '警示约谈' }

/** What the notice of an interview says; of one that is moved it says why. */
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
      movedFor: recorded.type === 'interview.moved' ? recorded.data.reason : movedFor(act),
    },
    lists: { requirements: requirementEntries(act) },
  }
}

const answersToMove: ReadonlySet<string> = new Set(['interview.approved', 'interview.returned', 'interview.noShow'])

// Why the day of an earlier notice holds no more: it was moved since, which a second person approved.
function movedFor({ history }: AnyAct): string | undefined {
  const before = history.slice(0, -1)
  const since = before.slice(before.findLastIndex(({ type }) => type === 'interview.notified'))
  const at = since.findLastIndex(({ type }) => type === 'interview.moved')
  const moved = since[at]
  const answer = since.slice(at + 1).find(({ type }) => answersToMove.has(type))
  return moved?.type === 'interview.moved' && answer?.type === 'interview.approved' ? moved.data.reason : undefined
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
      recorder: data.recorder,
      interviewee: intervieweeWords(data),
      officersNote: data.officersNote,
      statement: data.statement?.trim() ? data.statement : undefined,
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

// Records of earlier releases do not say who came.
function intervieweeWords({ interviewee, position, authorisation }: Act<'interview.held'>['recorded']['data']) {
  if (interviewee === undefined) return undefined
  const authority = authorisation === undefined ? '' : `，${authorisation}`
  return `${interviewee}（${position}${authority}）`
}

function kindOf({ state }: AnyAct): string {
  const last = state.interviews.at(-1)
  return last ? interviews[last.kind] : '约谈'
}
