import { ConfigError } from '../config.ts'
import { MigrationError } from '../database/migrate.ts'
import { startStack } from './stack.ts'
import type { StackOptions } from './stack-types.ts'
import { StartupError } from './startup-error.ts'

/**
 * Brings up every part, says the address, and stops every part when a signal asks for it or when one of them ends.
 * Answers with the exit code: 0 when asked to stop, 1 when something went wrong, which it has said.
 */
export async function supervise(options: () => Omit<StackOptions, 'signal'>): Promise<number> {
  const asked = new AbortController()
  const stopAsked = new Promise<undefined>((resolve) =>
    asked.signal.addEventListener('abort', () => resolve(undefined)),
  )
  const onSignal = () => {
    console.log(asked.signal.aborted ? 'Still stopping' : 'Stopping')
    asked.abort()
  }
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const
  for (const signal of signals) process.on(signal, onSignal)
  try {
    const given = options()
    const stack = await startStack({ ...given, signal: asked.signal })
    given.say(`Bihuan is ready at ${stack.address} (logs in ${given.dataFolder}/logs, Ctrl-C stops it)`)
    const ended = await Promise.race([stopAsked, stack.failed])
    if (ended)
      console.error(`${ended.name} has ended by itself, so the rest is stopped. Its last lines:\n${ended.lastWords()}`)
    await stack.stop()
    given.say('Stopped')
    return ended ? 1 : 0
  } catch (error) {
    if (asked.signal.aborted) {
      console.log('Stopped before everything was up')
      return 0
    }
    const clear = error instanceof StartupError || error instanceof ConfigError || error instanceof MigrationError
    console.error(clear ? error.message : error)
    return 1
  } finally {
    for (const signal of signals) process.off(signal, onSignal)
  }
}
