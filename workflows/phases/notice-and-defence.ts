import type { Conductor } from '../conductor.ts'
import { over, settled } from './settled.ts'

const beforeDefence = ['inReview', 'returned', 'reviewed']

/** Review and notice are people's acts; the terms for the defence and for asking for a hearing end by themselves. */
export async function noticeAndDefence(c: Conductor): Promise<void> {
  await c.until((view) => over(view) || !beforeDefence.includes(view.listing))
  const answered = (view: Conductor['view']) => over(view) || view.listing !== 'defence'
  while (!(await c.reached(answered, rightsPass))) {
    await c.do({ type: 'listing.closeDefence', payload: {} })
  }
}

/** The same terms where they begin once more: the notice was served again, or its right day of service leaves them running. */
export async function defenceAgain(c: Conductor): Promise<void> {
  while (!(await c.reached(settled, rightsPass))) await c.do({ type: 'listing.closeDefence', payload: {} })
}

/** The instant at which the first term that still runs for the entity has passed. */
function rightsPass({ deadlines }: Conductor['view']): number | undefined {
  const instants = ['listing.defence', 'listing.hearingRequest'].flatMap((key) => deadlines[key]?.passesAt ?? [])
  return instants.length === 0 ? undefined : Math.min(...instants)
}
