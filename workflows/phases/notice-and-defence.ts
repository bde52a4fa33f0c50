import type { Conductor } from '../conductor.ts'
import { over } from './settled.ts'

const beforeDefence = ['inReview', 'returned', 'reviewed']

/** Review and notice are people's acts; the term for statement and defence ends by itself when it has passed. */
export async function noticeAndDefence(c: Conductor): Promise<void> {
  await c.until((view) => over(view) || !beforeDefence.includes(view.listing))
  const answered = (view: Conductor['view']) => over(view) || view.listing !== 'defence'
  while (!(await c.reached(answered, (view) => view.deadlines['listing.defence']?.passesAt))) {
    await c.do({ type: 'listing.closeDefence', payload: {} })
  }
}
