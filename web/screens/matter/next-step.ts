import type { CaseState } from '../../../domain/case.ts'
import type { PageContext } from '../../kit/one-case.ts'
import type { Deadline } from '../../../domain/terms/deadline.ts'
import { repairOutlook } from '../../../domain/repair/plan.ts'
import { commandAddress, formOf } from '../../commands/index.ts'
import type { HumanCommand } from '../../../domain/decide.ts'
import { dueWords, isOwed, ownerWords } from '../../kit/deadline-words.ts'
import type { Bilingual } from '../../kit/words.ts'
import { actFor } from '../case/actions.ts'

/**
 * What comes next in a matter, as its entity sees it: something that it owes, a repair that it may apply for, something
 * that others owe, or nothing.
 */
export interface NextStep {
  readonly kind: 'owed' | 'repair' | 'others' | 'rest' | 'over'
  readonly title: Bilingual
  /** Where it is done; only for what the entity may do. */
  readonly href?: string
  readonly due?: Deadline
}

const words = {
  repair: { zh: '现在可以申请信用修复', en: 'Repair can be applied for now' },
  rest: { zh: '没有要办的，到期自动结束', en: 'Nothing to do: it ends by itself' },
  over: { zh: '已结案', en: 'Closed' },
}

/** The next step of one matter. What the entity owes comes first, then what it may do, then what it waits for. */
export function nextStepOf(state: CaseState, context: PageContext): NextStep {
  const owed = Object.values(state.deadlines)
    .filter(({ party }) => party === 'entity')
    .sort((a, b) => a.dueOn.localeCompare(b.dueOn))
    .flatMap((due) => {
      const act = actFor(due.topic, state, context)
      return act
        ? [{ kind: 'owed', title: formOf(act).title, href: addressOf(state.caseNo, due, act), due } as const]
        : []
    })
  if (owed[0]) return owed[0]
  if (repairOutlook(state, context).group === 'now')
    return { kind: 'repair', title: words.repair, href: '/matters/repair' }
  if (state.closedOn !== undefined) return { kind: 'over', title: words.over }
  const due = awaited(state)
  if (!due) return { kind: 'rest', title: words.rest }
  const who = ownerWords(due.party, due.owner)
  const what = dueWords(due)
  return { kind: 'others', title: { zh: `等待${who.zh}：${what.zh}`, en: `Waits for the ${who.en}: ${what.en}` }, due }
}

/** What an entity waits for from others: not how a department gets on with a measure against it. */
export function awaited({ deadlines }: Pick<CaseState, 'deadlines'>): Deadline | undefined {
  const open = Object.values(deadlines).sort((a, b) => a.dueOn.localeCompare(b.dueOn))
  const others = open.filter((due) => due.party !== 'entity' && isOwed(due) && !ofTheMeasures.has(due.topic))
  return others.find(({ topic }) => topic.startsWith('repair.')) ?? others[0]
}

const ofTheMeasures: ReadonlySet<string> = new Set([
  'publicity.min',
  'measure.acknowledge',
  'measure.carryOut',
  'measure.feedBack',
])

const order = ['owed', 'repair', 'others', 'rest', 'over']

/** Sorts the most urgent first. */
export function byUrgency(a: NextStep, b: NextStep): number {
  return order.indexOf(a.kind) - order.indexOf(b.kind) || (a.due?.dueOn ?? '9').localeCompare(b.due?.dueOn ?? '9')
}

// Where the entity finds all that it needs for an act, not the bare form.
function addressOf(caseNo: string, { topic }: Deadline, act: HumanCommand): string {
  if (topic === 'listing.defence') return `/matters/${caseNo}/notice`
  if (topic === 'rectification.term') return `/matters/${caseNo}/plan`
  return commandAddress(caseNo, act)
}
