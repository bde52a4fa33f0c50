// `npm run migrate`: brings the record that DATABASE_URL names to the schema of this release, as its owner.
import { ConfigError, readConfig } from '../../config.ts'
import { MigrationError } from '../../database/migrate.ts'
import { bringUpDatabase } from '../start/stack-database.ts'
import { StartupError } from '../servers/startup-error.ts'

const say = (line: string) => console.log(line)

try {
  const { DATABASE_URL: databaseUrl, DATA_FOLDER: dataFolder } = readConfig()
  if (databaseUrl === undefined) throw new StartupError('DATABASE_URL must name the database and its owner.')
  await bringUpDatabase({ say, dataFolder, databaseUrl }, () => undefined)
} catch (error) {
  const clear = error instanceof StartupError || error instanceof ConfigError || error instanceof MigrationError
  console.error(clear ? error.message : error)
  process.exitCode = 1
}
