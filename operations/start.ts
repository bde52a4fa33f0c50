import { DatabaseAheadError } from '../database/migrate.ts'
import { ConfigError, readConfig } from '../config.ts'
import { startStack } from './stack.ts'
import { StartupError } from './startup-error.ts'

const say = (line: string) => console.log(line)

/** `npm start`: brings up every part, says the address, and stops every part when asked to. */
async function main(): Promise<number> {
  const config = readConfig()
  const embedded = config.DATABASE_URL === undefined && config.DATABASE_APP_URL === undefined
  let asked: (() => void) | undefined
  const stopAsked = new Promise<void>((resolve) => {
    asked = resolve
  })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => asked?.())

  const stack = await startStack({
    say,
    dataFolder: config.DATA_FOLDER,
    host: config.HOST,
    port: config.PORT,
    databaseUrl: config.DATABASE_URL,
    databaseAppUrl: config.DATABASE_APP_URL,
    temporalAddress: config.TEMPORAL_ADDRESS,
    env: embedded ? { DEMO_ACCOUNTS: 'true' } : {},
  })
  say(`Bihuan is ready at ${stack.address} (Ctrl-C stops it)`)
  const ended = await Promise.race([stopAsked, stack.failed])
  say(typeof ended === 'string' ? `The ${ended} has ended by itself; stopping the rest` : 'Stopping')
  await stack.stop()
  say('Stopped')
  return typeof ended === 'string' ? 1 : 0
}

try {
  process.exitCode = await main()
} catch (error) {
  const known = error instanceof StartupError || error instanceof ConfigError || error instanceof DatabaseAheadError
  console.error(known ? error.message : error)
  process.exitCode = 1
}
