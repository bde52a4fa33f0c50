import type { Role } from '../../../domain/actor.ts'
import type { DueRow } from '../../../database/queries/desk.ts'
import type { HumanCommand } from '../../../domain/decide.ts'
import { rolesOf } from '../../../domain/decide.ts'
import { actsTogether } from '../../commands/together.ts'
import { decideContext } from '../../kit/one-case.ts'
import type { Asked } from '../../kit/screen.ts'
import type { Bilingual } from '../../kit/words.ts'
import { actFor, topicsDoneBy } from '../case/actions.ts'
import { eachDue } from '../inbox/due.ts'
import { deskScope } from '../inbox/scope.ts'
import type { Act } from './act.ts'
import { actOf } from './act.ts'
import type { TogetherRow } from './rows.ts'
import { aboutWords, mostTogether, rowOf, rowValue } from './rows.ts'

/** One that may be chosen. */
export interface Choice {
  readonly due: DueRow
  readonly value: string
  readonly about: Bilingual
}

/** What waits of an act. */
export interface Waiting {
  readonly choices: readonly Choice[]
  /** How many of those looked at have to be decided in their own cases. */
  readonly apart: number
  readonly hasMore: boolean
}

/** What waits of an act: the most urgent that may be chosen, however many stand between them that may not. */
export const waitingOf = async (asked: Asked, act: Act, most = mostTogether): Promise<Waiting> =>
  await lookedFor(asked, act, most)

/** Those that wait of the rows that somebody has chosen, wherever they stand in what is due. */
export async function stillWaiting(asked: Asked, act: Act, rows: readonly TogetherRow[]): Promise<readonly Choice[]> {
  const chosen = new Set(rows.map(rowValue))
  return (await lookedFor(asked, act, chosen.size, (value) => chosen.has(value))).choices
}

async function lookedFor(asked: Asked, act: Act, most: number, isMeant = (_row: string) => true): Promise<Waiting> {
  const { type, apart } = act
  const context = decideContext(asked)
  const choices: Choice[] = []
  let own = 0
  for await (const due of eachDue(asked, deskScope(asked.actor, topicsDoneBy(type)))) {
    if (actFor(due.topic, due.state, context) !== type) continue
    const isApart = apart?.(due.state) ?? false
    const row = rowOf(type, due)
    if (!isMeant(rowValue(row))) continue
    if (!isApart && choices.length === most) return { choices, apart: own - choices.length, hasMore: true }
    own += 1
    if (isApart) continue
    choices.push({ due, value: rowValue(row), about: aboutWords(due.state, row) })
  }
  return { choices, apart: own - choices.length, hasMore: false }
}

interface PageOfDesk {
  readonly todos: readonly (Pick<DueRow, 'state'> & { readonly act: HumanCommand | undefined })[]
  /** Whether all that waits for the reader stands on the page. */
  readonly isWhole: boolean
}

/** The acts of which several wait, on the page of the desk that is shown or beyond it, looked for in one pass. */
export async function offersOf(asked: Asked, { todos, isWhole }: PageOfDesk): Promise<readonly HumanCommand[]> {
  const acts = actsOf(asked.actor.role)
  const may = ({ type, apart }: Act, { act, state }: PageOfDesk['todos'][number]) => act === type && !apart?.(state)
  const isShown = (act: Act) => todos.filter((todo) => may(act, todo)).length > 1
  const sought = isWhole ? [] : acts.filter((act) => !isShown(act))
  const beyond = sought.length === 0 ? new Set() : await severalBeyond(asked, sought, may)
  return acts.filter((act) => isShown(act) || beyond.has(act)).map(({ type }) => type)
}

async function severalBeyond(
  asked: Asked,
  sought: readonly Act[],
  may: (act: Act, todo: PageOfDesk['todos'][number]) => boolean,
): Promise<ReadonlySet<Act>> {
  const context = decideContext(asked)
  const topics = sought.flatMap(({ type }) => topicsDoneBy(type))
  const [once, several] = [new Set<Act>(), new Set<Act>()]
  for await (const { topic, state } of eachDue(asked, deskScope(asked.actor, topics))) {
    const act = sought.find((one) => may(one, { act: actFor(topic, state, context), state }))
    if (!act) continue
    if (once.has(act)) several.add(act)
    once.add(act)
    if (several.size === sought.length) break
  }
  return several
}

const actsOf = (role: Role): readonly Act[] =>
  actsTogether.filter((type) => rolesOf(type).includes(role)).flatMap((type) => actOf(type) ?? [])
