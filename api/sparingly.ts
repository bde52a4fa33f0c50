/**
 * Reads at most once in so many milliseconds, whoever asks and however often: all who ask meanwhile share what was read,
 * or that it could not be.
 */
export function sparingly<T>(everyMs: number, read: () => Promise<T>): () => Promise<T> {
  let latest: Promise<T> | undefined
  let until = 0
  let isReading = false
  return async () => {
    if (latest === undefined || (!isReading && performance.now() >= until)) {
      isReading = true
      latest = read().finally(() => {
        isReading = false
        until = performance.now() + everyMs
      })
    }
    return await latest
  }
}
