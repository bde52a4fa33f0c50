import { setTimeout as wait } from 'node:timers/promises'
import { ContentionError } from '../database/errors.ts'

// Every time one loses another has won. With pauses these come to three seconds on average, and 30 authors who write one
// case at the same moment all get through.
const most = 40
const longestPauseMs = 150

/**
 * Tries until there is an answer, each time after a longer random pause, so that those who want the same do not meet
 * again. Undefined asks for another attempt. Throws `ContentionError` when there is none after 40.
 */
export async function untilAnswered<T>(attempt: () => Promise<T | undefined>): Promise<T> {
  for (let n = 0; n < most; n += 1) {
    // The first loss is usually the only one.
    if (n > 1) await wait(Math.random() * Math.min(longestPauseMs, 2 ** n))
    const answer = await attempt()
    if (answer !== undefined) return answer
  }
  throw new ContentionError(`Others were quicker ${most} times`)
}
