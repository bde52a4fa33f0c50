import { ConfigError } from '../../config.ts'
import { MigrationError } from '../../database/migrate.ts'
import { startStack } from './stack.ts'
import { restartNotes } from './restart-notes.ts'
import type { Keeping, StackOptions } from './stack-types.ts'
import { StartupError } from '../servers/startup-error.ts'

/** What is brought up; ways of keeping it up that differ from the usual ones. */
export type SuperviseOptions = Omit<StackOptions, 'signal' | 'keeping'> & { readonly keeping?: Partial<Keeping> }

const usualKeeping = {
  // A full disk or a server that is away for an hour must not be a reason to go there: each time is said, and tried on.
  most: Infinity,
  steadyMs: 60_000,
  firstPauseMs: 500,
  longestPauseMs: 30_000,
  // A busy machine must not take a slow part for a dead one.
  silentMs: 30_000,
}

/**
 * Brings up every part, says the address, keeps every part up, and stops them all when a signal asks for it or when one
 * of them cannot be kept up.
 * Answers with the exit code: 0 when asked to stop, 1 when something went wrong, which it has said.
 */
export async function supervise(options: () => SuperviseOptions): Promise<number> {
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
    const { dataFolder, say } = given
    const keeping = { ...usualKeeping, say, noted: restartNotes(dataFolder), ...given.keeping }
    const stack = await startStack({ ...given, keeping, signal: asked.signal })
    given.say(`Bihuan is ready at ${stack.address} (logs in ${given.dataFolder}/logs, Ctrl-C stops it)`)
    const ended = await Promise.race([stopAsked, stack.failed])
    if (ended) {
      const tried = `${ended.name} could not be kept up: it was started again ${keeping.most} times in a row`
      console.error(`${tried}, so the rest is stopped. The data stay. Its last lines:\n${ended.lastWords()}`)
    }
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
