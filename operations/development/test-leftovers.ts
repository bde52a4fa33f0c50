import { readdir, readFile } from 'node:fs/promises'
import { setTimeout as wait } from 'node:timers/promises'

const proc = '/proc'

/** Command lines of the running processes whose environment holds the marker; known on Linux only, else empty. */
export async function processesMarked(marker: string): Promise<string[]> {
  const ids = (await readdir(proc).catch(() => [])).filter((name) => /^\d+$/.test(name))
  const found: string[] = []
  for (const id of ids) {
    // A process may end, or belong to somebody else, while we look.
    const environment = await readFile(`${proc}/${id}/environ`, 'utf8').catch(() => '')
    if (!environment.includes(marker)) continue
    const command = await readFile(`${proc}/${id}/cmdline`, 'utf8').catch(() => '')
    found.push(`${id} ${command.replaceAll('\0', ' ').trim()}`)
  }
  return found
}

// Servers that were told to end need a moment.
const graceMs = 5_000

/** The marked processes that are still there after a few seconds. */
export async function processesLeft(marker: string): Promise<string[]> {
  for (const until = Date.now() + graceMs; ; await wait(100)) {
    const left = await processesMarked(marker)
    if (left.length === 0 || Date.now() > until) return left
  }
}
