import type { Facts } from '../kinds.ts'
import type { Act, AnyAct } from './act.ts'
import { commonWords, lastOf, listTitle, remedies, sourceOf } from './act.ts'

/** What the notice says by which evidence of rectification is sent back: what is lacking, and until when it may be supplied. */
export function evidenceReturn(act: Act<'rectification.evidenceReturned'>): Facts<'evidenceReturn'> {
  const { requirements = [], submittedOn, dueOn } = act.state.rectification ?? {}
  // What came late has moved no term: a day that has passed is not named as one to keep.
  const term = act.recorded.opens?.some(({ key }) => key === 'rectification.due') ? dueOf(act) : undefined
  const isPassed = term === undefined && dueOn !== undefined && dueOn < act.recorded.on
  return {
    words: {
      ...commonWords(act),
      listTitle: listTitle(act),
      submittedOn,
      rectifyBy: isPassed ? undefined : dueOn,
      passedOn: isPassed ? dueOn : undefined,
      rectifyRule: undefined,
      ...term,
    },
    lists: {
      gaps: act.recorded.data.gaps.map(({ requirement, text }) => ({
        requirement: requirements.find(({ id }) => id === requirement)?.text ?? requirement,
        text,
      })),
    },
  }
}

/** What the answer to a request for more time says. */
export function extensionAnswer(
  act: Act<'rectification.extended' | 'rectification.extensionRefused'>,
): Facts<'extensionAnswer'> {
  const { recorded, state } = act
  const { data, on } = lastOf(act, 'rectification.extensionAsked')
  const isGranted = recorded.type === 'rectification.extended'
  return {
    words: {
      ...commonWords(act),
      listTitle: listTitle(act),
      askedOn: data.paper?.on ?? on,
      asked: String(data.days),
      reason: data.reason,
      granted: isGranted ? String(recorded.data.days) : undefined,
      refused: isGranted ? undefined : recorded.data.reasons,
      rectifyBy: dueOf(act).rectifyBy ?? state.rectification?.dueOn,
      remedies: isGranted ? undefined : remedies(act),
    },
    lists: {},
  }
}

// The term as the service has it run, where it runs anew.
function dueOf(act: AnyAct) {
  const due = act.recorded.opens?.findLast(({ key }) => key === 'rectification.due')
  return due === undefined ? { rectifyRule: undefined } : { rectifyBy: due.dueOn, rectifyRule: sourceOf(act, due) }
}
