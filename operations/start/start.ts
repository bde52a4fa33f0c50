// `npm start`
import { isSandbox, readConfig, requireScanner } from '../../config.ts'
import { StartupError } from '../servers/startup-error.ts'
import { supervise } from './supervise.ts'

process.exitCode = await supervise(() => {
  // Ready accounts are for a database of our own; in somebody else's they would be open doors.
  const config = readConfig(process.env, { demoByDefault: true })
  requireScanner(config)
  if (config.DATABASE_URL === undefined && config.DATABASE_APP_URL !== undefined) {
    throw new StartupError(
      'DATABASE_APP_URL is set without DATABASE_URL, which names the same database as its owner: set both or neither.',
    )
  }
  return {
    say: (line) => console.log(line),
    dataFolder: config.DATA_FOLDER,
    host: config.HOST,
    port: config.PORT,
    databasePort: config.EMBEDDED_DATABASE_PORT,
    temporalPort: config.EMBEDDED_TEMPORAL_PORT,
    temporalProgram: config.TEMPORAL_PROGRAM,
    databaseUrl: config.DATABASE_URL,
    databaseAppUrl: config.DATABASE_APP_URL,
    temporal: config,
    quickTimers: isSandbox(config),
    env: { DEMO_ACCOUNTS: String(config.DEMO_ACCOUNTS) },
  }
})
