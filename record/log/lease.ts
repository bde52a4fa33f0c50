import { randomUUID } from 'node:crypto'
import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { closedFolder, closedMode } from './closed-files.ts'

interface Holder {
  readonly id: string
  readonly host: string
  readonly pid: number
  readonly beat: number
}

/** Whose a folder is for now. */
export interface Lease {
  /** Takes the lease, or goes on with it; to be asked again and again. False while somebody else has it. */
  hold(): boolean
  release(): void
}

const file = 'keeper.json'

/**
 * One keeper at a time on a folder, by a file in it that its holder renews and another takes over when it is renewed no
 * more. In the folder and not in the database, since whoever has the application's login could hold any lock there. Two
 * who believe for a moment that they hold it do no harm: they write the same leaves to the same places.
 */
export function leaseOn(folder: string, staleMs = 15_000, now: () => number = () => performance.now()): Lease {
  closedFolder(folder)
  const path = join(folder, file)
  const me = { id: randomUUID(), host: hostname(), pid: process.pid }
  let beat = 0
  let seen = ''
  let seenAt = 0

  const write = () => {
    beat += 1
    const own = `${path}.${me.id}`
    writeFileSync(own, JSON.stringify({ ...me, beat }), { mode: closedMode })
    renameSync(own, path)
  }

  return {
    hold() {
      const text = readText(path)
      const holder = holderIn(text)
      if (holder?.id === me.id) {
        write()
        return true
      }
      if (text !== seen) {
        seen = text
        seenAt = now()
      }
      const isFree = text === '' || isDead(holder, me.host) || now() - seenAt >= staleMs
      // Whoever else takes it in this moment renames over this; the next look tells whose it is.
      if (isFree) write()
      return false
    },
    release() {
      if (holderIn(readText(path))?.id === me.id) rmSync(path, { force: true })
    },
  }
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return ''
    throw error
  }
}

function holderIn(text: string): Holder | undefined {
  try {
    return JSON.parse(text) as Holder
  } catch {
    return undefined
  }
}

// A process of this machine that is gone cannot come back; of other machines only the time tells.
function isDead(holder: Holder | undefined, host: string): boolean {
  if (holder?.host !== host || holder.pid === process.pid) return false
  try {
    process.kill(holder.pid, 0)
    return false
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH'
  }
}
