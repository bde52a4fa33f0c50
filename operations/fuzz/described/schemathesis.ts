import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { StartupError } from '../../servers/startup-error.ts'

const requirements = fileURLToPath(new URL('requirements.txt', import.meta.url))
const cache = fileURLToPath(new URL('../../../.cache/schemathesis', import.meta.url))

const needed =
  'npm run fuzz needs Python 3.11 or newer with venv and pip (python3 on the PATH, on Debian: python3-venv), ' +
  'to install schemathesis into the cache of the project.'

/** The program schemathesis: in the project's cache, or installed there, every package of the version and hash pinned. */
export function installSchemathesis(say: (line: string) => void): string {
  const pinned = createHash('sha256').update(readFileSync(requirements)).digest('hex').slice(0, 16)
  const folder = join(cache, pinned)
  const program = join(folder, 'bin', 'schemathesis')
  if (existsSync(join(folder, 'whole'))) return program
  requirePython()
  say('Installing schemathesis into the cache of the project')
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(dirname(folder), { recursive: true })
  try {
    execFileSync('python3', ['-m', 'venv', folder], { stdio: ['ignore', 'ignore', 'pipe'] })
    const python = join(folder, 'bin', 'python')
    const pip = [
      '-m',
      'pip',
      'install',
      '--quiet',
      '--disable-pip-version-check',
      '--require-hashes',
      '-r',
      requirements,
    ]
    execFileSync(python, pip, { stdio: ['ignore', 'ignore', 'pipe'] })
  } catch (error) {
    throw new StartupError(`${needed} It could not be installed: ${String((error as { stderr?: Buffer }).stderr)}`)
  }
  // Said last, so that an installation that was interrupted is begun anew.
  mkdirSync(join(folder, 'whole.part'))
  renameSync(join(folder, 'whole.part'), join(folder, 'whole'))
  return program
}

function requirePython(): void {
  let version: string
  try {
    const ask = 'import sys, venv, ensurepip; print("%d.%d" % sys.version_info[:2])'
    version = execFileSync('python3', ['-c', ask], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim()
  } catch {
    throw new StartupError(`${needed} There is none.`)
  }
  const [major = 0, minor = 0] = version.split('.').map(Number)
  if (major < 3 || (major === 3 && minor < 11)) throw new StartupError(`${needed} This one is ${version}.`)
}
