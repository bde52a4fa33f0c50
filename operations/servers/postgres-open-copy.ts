import { execFileSync, spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, renameSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { PostgresBinaries } from './postgres-binaries.ts'
import type { User } from './postgres-user.ts'

// Root's alone to write, so that nobody else can put a program there for us to run.
const openFolder = '/var/lib/bihuan'

/**
 * The programs in a place where a user may run them. A checkout in root's home is closed to the user that PostgreSQL
 * runs as; then they are copied once to a folder that is open to all.
 */
export function runnableBy(
  user: User | undefined,
  binaries: PostgresBinaries,
  say: (line: string) => void,
  folder = openFolder,
): PostgresBinaries {
  if (user === undefined || mayRun(user, binaries.postgres)) return binaries
  const copy = join(folder, `postgresql-${binaries.version}`)
  const bin = join(copy, 'bin')
  if (!existsSync(copy)) {
    say(`PostgreSQL does not run as root and may not enter ${dirname(binaries.postgres)}: copying it to ${copy}`)
    mkdirSync(folder, { recursive: true, mode: 0o755 })
    const half = `${copy}.${process.pid}`
    cpSync(dirname(dirname(binaries.postgres)), half, { recursive: true, verbatimSymlinks: true })
    execFileSync('chmod', ['-R', 'a+rX', half])
    renameSync(half, copy)
  }
  return { ...binaries, initdb: join(bin, 'initdb'), postgres: join(bin, 'postgres') }
}

function mayRun(user: User, program: string): boolean {
  return spawnSync(program, ['--version'], { ...user, cwd: '/', stdio: 'ignore' }).status === 0
}
