import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync, readdirSync, readlinkSync } from 'node:fs'

/** A running process, told from a later one of the same number by the moment of its start; undefined when it has ended. */
export function processIdentity(pid: number): string | undefined {
  if (existsSync('/proc/self/stat')) {
    const stat = readIfThere(`/proc/${pid}/stat`)
    // The name in parentheses may hold spaces; the start is the 22nd field, the 20th after the name.
    const fields = stat?.slice(stat.lastIndexOf(')') + 2).split(' ')
    return fields === undefined || fields[0] === 'Z' ? undefined : fields[19]
  }
  return ps(pid, 'lstart=')
}

/** The command line of a running process; undefined when it has ended. */
export function commandLine(pid: number): string | undefined {
  if (existsSync('/proc/self/cmdline')) return readIfThere(`/proc/${pid}/cmdline`)?.replaceAll('\0', ' ')
  return ps(pid, 'command=')
}

/**
 * The processes that work in a folder, with their identities: of PostgreSQL the server and all its sessions. Known where
 * there is /proc, else empty.
 */
export function processesIn(folder: string): ReadonlyMap<number, string> {
  const found = new Map<number, string>()
  if (!existsSync('/proc/self/stat')) return found
  for (const name of readdirSync('/proc')) {
    const pid = Number(name)
    if (!Number.isInteger(pid) || workingFolder(pid) !== folder) continue
    const identity = processIdentity(pid)
    if (identity !== undefined) found.set(pid, identity)
  }
  return found
}

function workingFolder(pid: number): string | undefined {
  try {
    return readlinkSync(`/proc/${pid}/cwd`)
  } catch {
    // It has ended meanwhile, or belongs to somebody else.
    return undefined
  }
}

function readIfThere(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return undefined
  }
}

function ps(pid: number, column: string): string | undefined {
  try {
    return execFileSync('ps', ['-o', column, '-p', String(pid)], { encoding: 'utf8' }).trim()
  } catch {
    return undefined
  }
}
