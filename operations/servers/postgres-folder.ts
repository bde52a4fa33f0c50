import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chownSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { PostgresBinaries } from './postgres-binaries.ts'
import type { PostgresUser } from './postgres-user.ts'
import { StartupError } from './startup-error.ts'

/** Passwords of the logins, made with the data folder. */
export interface Secrets {
  readonly superuser: string
  readonly owner: string
  readonly app: string
}

// Beside the data folder, since PostgreSQL's own backups copy all that is in it.
const secretsFile = (dataFolder: string) => `${dataFolder}-logins.json`

/** Makes the data folder when there is none, and answers with its passwords. Throws `StartupError` when it is not ours. */
export function openFolder(dataFolder: string, binaries: PostgresBinaries, as: PostgresUser): Secrets {
  if (isEmpty(dataFolder)) makeFolder(dataFolder, binaries, as)
  const versionFile = join(dataFolder, 'PG_VERSION')
  if (!existsSync(versionFile) || !existsSync(secretsFile(dataFolder))) {
    throw new StartupError(
      `Bihuan did not make ${dataFolder}, or ${secretsFile(dataFolder)} is missing: put it back, or choose another DATA_FOLDER; nothing was changed.`,
    )
  }
  const kept = readFileSync(versionFile, 'utf8').trim()
  if (kept !== binaries.major) {
    throw new StartupError(
      `The data folder ${dataFolder} is of PostgreSQL ${kept} and this release brings ${binaries.major}: start the release that made it and take a dump, or choose another DATA_FOLDER; nothing was changed.`,
    )
  }
  return JSON.parse(readFileSync(secretsFile(dataFolder), 'utf8')) as Secrets
}

const isEmpty = (folder: string) => !existsSync(folder) || readdirSync(folder).length === 0

// Made under another name and then renamed, so that an interrupted start leaves nothing that looks finished.
function makeFolder(dataFolder: string, binaries: PostgresBinaries, { owner, user, prefix }: PostgresUser): void {
  const half = `${dataFolder}.new`
  rmSync(half, { recursive: true, force: true })
  mkdirSync(half, { mode: 0o700 })
  const secret = () => randomBytes(24).toString('hex')
  const secrets: Secrets = { superuser: secret(), owner: secret(), app: secret() }
  const passwordFile = `${half}.password`
  writeFileSync(passwordFile, secrets.superuser, { mode: 0o600 })
  if (owner) for (const path of [half, passwordFile]) chownSync(path, owner.uid, owner.gid)
  const [command, ...args] = [
    ...prefix,
    binaries.initdb,
    `--pgdata=${half}`,
    '--username=postgres',
    '--auth=scram-sha-256',
    `--pwfile=${passwordFile}`,
    '--encoding=UTF8',
    // The same order of letters on every machine, whatever its locales.
    '--locale=C',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
  ]
  const made = spawnSync(command, args, { ...user, encoding: 'utf8', cwd: '/' })
  rmSync(passwordFile)
  if (made.status !== 0) {
    rmSync(half, { recursive: true, force: true })
    throw new StartupError(
      `PostgreSQL could not make its data folder ${dataFolder}: ${(made.stderr ?? String(made.error)).trim()}`,
    )
  }
  writeFileSync(secretsFile(dataFolder), JSON.stringify(secrets), { mode: 0o600 })
  rmSync(dataFolder, { recursive: true, force: true })
  renameSync(half, dataFolder)
}
