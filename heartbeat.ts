const everyMs = 1_000

/**
 * Tells the program that started this process, if it wants to know, once a second that the event loop turns. It stops a
 * process whose loop stands.
 */
export function sendHeartbeats(): void {
  if (process.send === undefined) return
  const timer = setInterval(() => process.send?.('alive', undefined, undefined, () => undefined), everyMs)
  timer.unref()
  process.once('disconnect', () => clearInterval(timer))
  // Neither the timer nor the channel keeps the process from ending.
  process.channel?.unref()
}
