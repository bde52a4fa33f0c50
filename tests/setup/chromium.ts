import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import type { Browser } from 'playwright-core'
import { chromium } from 'playwright-core'

const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome']
const packages = ['chromium', 'fonts-noto-cjk']

function installed(): string | undefined {
  const named = process.env['CHROMIUM_PATH']
  if (named !== undefined && named !== '') return named
  for (const name of names) {
    try {
      return execFileSync('/bin/sh', ['-c', 'command -v "$0"', name], { encoding: 'utf8' }).trim()
    } catch {
      continue
    }
  }
  return undefined
}

/**
 * The Chromium of the browser tests: CHROMIUM_PATH, or on the PATH; root gets it from Debian or Ubuntu when it is
 * missing. Throws with what to install.
 */
function findChromium(say: (line: string) => void): string {
  const found = installed()
  if (found !== undefined) return found
  const advice =
    'The browser tests need Chromium and a Chinese font: apt-get install chromium fonts-noto-cjk, or set CHROMIUM_PATH.'
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) throw new Error(advice)
  say('No Chromium on the PATH; installing it by apt')
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  try {
    execFileSync('apt-get', ['update', '-qq'], { env, stdio: 'pipe' })
    execFileSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], { env, stdio: 'pipe' })
  } catch (error) {
    throw new Error(`${advice} (apt failed: ${String((error as { stderr?: Buffer }).stderr)})`, { cause: error })
  }
  const now = installed()
  if (now === undefined) throw new Error(advice)
  return now
}

/** Opens Chromium without a window. Its sandbox needs a user that is not root. */
export async function openChromium(): Promise<Browser> {
  const executablePath = findChromium((line) => console.log(line))
  return await chromium.launch({ executablePath, args: process.getuid?.() === 0 ? ['--no-sandbox'] : [] })
}
