import type { CaseState } from '../../../domain/case.ts'
import type { DecideContext } from '../../../domain/command.ts'
import { refusalNow } from '../../../domain/decide.ts'
import { showingOf } from '../../../domain/publicity/showing.ts'
import { repairOutlook } from '../../../domain/repair/plan.ts'
import type { Task } from '../../kit/parts.tsx'
import { showingWords, statuses } from '../../kit/vocabulary.ts'
import { texts } from './texts.ts'
import { filledIn } from '../../kit/words.ts'

type State = Pick<Task, 'tone' | 'state'>

/** The parts of a matter, each with its page and how far it is. */
export function partsOf(state: CaseState, context: DecideContext): readonly Task[] {
  const at = (path: string) => `/matters/${state.caseNo}/${path}`
  return [
    { href: at('notice'), title: texts.notice, hint: texts.noticeHint, ...defence(state, context) },
    { href: at('public'), title: texts.publicText, hint: texts.publicHint, ...publicity(state) },
    { href: at('plan'), title: texts.plan, hint: texts.planHint, ...rectification(state) },
    { href: '/matters/repair', title: texts.repair, hint: texts.repairHint, ...repair(state, context) },
    { href: at('taken-down'), title: texts.takenDown, hint: texts.takenDownHint, ...takenDown(state) },
  ]
}

function defence(state: CaseState, context: DecideContext): State {
  if (state.listing.grounds.length > 0) return { tone: 'done', state: texts.answered }
  if (!refusalNow(state, 'listing.defend', context)) return { tone: 'now', state: texts.answerNow }
  return { tone: 'plain', state: texts.closed }
}

function publicity(state: CaseState): State {
  const showing = showingOf(state)
  if (showing === 'notPublished') return { tone: 'plain', state: texts.preview }
  return { tone: showing === 'ended' ? 'done' : 'info', state: showingWords[showing] }
}

function rectification({ rectification: order }: CaseState): State {
  if (!order) return { tone: 'plain', state: texts.notYet }
  const tones = { ordered: 'now', submitted: 'info', returned: 'late', accepted: 'done' } as const
  return {
    tone: order.overdueOn && order.status !== 'accepted' ? 'late' : tones[order.status],
    state: statuses['rectification.status'][order.status],
  }
}

function repair(state: CaseState, context: DecideContext): State {
  const { group, from } = repairOutlook(state, context)
  const last = state.repairs.at(-1)
  if (group === 'now') return { tone: 'now', state: texts.possible }
  if (group === 'applied' && last) return { tone: 'info', state: statuses['repair.status'][last.status] }
  if (group === 'over')
    return last
      ? { tone: 'done', state: statuses['repair.status'][last.status] }
      : { tone: 'plain', state: texts.closed }
  if (from === undefined) return { tone: 'plain', state: texts.notYet }
  return { tone: 'plain', state: filledIn(group === 'blocked' ? texts.fromWhenRight : texts.from, { date: from }) }
}

function takenDown({ undoing, closedOn }: CaseState): State {
  if (!undoing) return { tone: 'plain', state: texts.notYet }
  return closedOn === undefined ? { tone: 'now', state: texts.running } : { tone: 'done', state: texts.allGone }
}
