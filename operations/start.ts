import { ConfigError, readConfig } from '../config.ts'
import { DatabaseAheadError } from '../database/migrate.ts'
import { startStack } from './stack.ts'
import { StartupError } from './startup-error.ts'

const say = (line: string) => console.log(line)

/** `npm start`: brings up every part, says the address, and stops every part when asked to. Answers with the exit code. */
async function main(): Promise<number> {
  const config = readConfig()
  if (config.DATABASE_URL === undefined && config.DATABASE_APP_URL !== undefined) {
    throw new StartupError('DATABASE_APP_URL is set without DATABASE_URL, which names the same database as its owner: set both or neither.')
  }
  const asked = new AbortController()
  const stopAsked = new Promise<undefined>((resolve) => asked.signal.addEventListener('abort', () => resolve(undefined)))
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      say(asked.signal.aborted ? 'Still stopping' : 'Stopping')
      asked.abort()
    })
  }
  try {
    const stack = await startStack({
      say,
      signal: asked.signal,
      dataFolder: config.DATA_FOLDER,
      host: config.HOST,
      port: config.PORT,
      databasePort: config.EMBEDDED_DATABASE_PORT,
      temporalPort: config.EMBEDDED_TEMPORAL_PORT,
      databaseUrl: config.DATABASE_URL,
      databaseAppUrl: config.DATABASE_APP_URL,
      temporal: config,
      // Ready accounts are for a database of our own; in somebody else's they would be open doors.
      env: config.DATABASE_URL === undefined ? { DEMO_ACCOUNTS: 'true' } : {},
    })
    say(`Bihuan is ready at ${stack.address} (logs in ${config.DATA_FOLDER}/logs, Ctrl-C stops it)`)
    const ended = await Promise.race([stopAsked, stack.failed])
    if (ended) console.error(`The ${ended.name} has ended by itself; stopping the rest. Its last lines:\n${ended.lastWords()}`)
    await stack.stop()
    say('Stopped')
    return ended ? 1 : 0
  } catch (error) {
    if (!asked.signal.aborted) throw error
    say('Stopped before everything was up')
    return 0
  }
}

try {
  process.exitCode = await main()
} catch (error) {
  const clear = error instanceof StartupError || error instanceof ConfigError || error instanceof DatabaseAheadError
  console.error(clear ? error.message : error)
  process.exitCode = 1
}
