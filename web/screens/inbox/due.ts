import { listDue } from '../../../casework/desk.ts'
import type { DueRow, DueScope } from '../../../database/queries/desk.ts'
import { cursorOf, keyOf } from '../../../database/queries/page.ts'
import type { Asked } from '../../kit/screen.ts'

const atOnce = 50

// Most that one page looks through.
const mostLookedAt = 2_000

/** Where in what is due a row stands, and what stands after it. */
export const placeOf = ({ dueOn, caseNo, key }: DueRow): string => cursorOf([dueOn, caseNo, key])

/** The place that an address names; undefined for one that is none of ours. */
export const placeNamed = (place: string | undefined) => keyOf(place ?? '', ['date', 'text', 'text'])

/** What is due in a scope, the most urgent first, from a place on; read as far as somebody asks. */
export async function* eachDue(
  { deps, actor, visit }: Asked,
  scope: DueScope,
  place?: string,
): AsyncGenerator<DueRow, void> {
  let after = placeNamed(place)
  for (let read = 0; read < mostLookedAt; read += atOnce) {
    const page = await listDue(deps.record, deps.readAs(actor), scope, { today: visit.today, after, limit: atOnce })
    yield* page.items
    if (page.next === undefined) return
    after = placeNamed(page.next)
  }
}
