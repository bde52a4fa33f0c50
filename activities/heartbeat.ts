import { activityInfo, cancellationSignal, heartbeat } from '@temporalio/activity'

const beatMs = 2_000

/** Runs work of unknown length and tells the server meanwhile that this worker lives. */
export async function withHeartbeat<T>(work: (signal: AbortSignal, queue: string) => Promise<T>): Promise<T> {
  const beat = setInterval(() => heartbeat(), beatMs)
  try {
    return await work(cancellationSignal(), activityInfo().taskQueue)
  } finally {
    clearInterval(beat)
  }
}
