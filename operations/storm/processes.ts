import { execFileSync, spawn } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'
import { processIdentity } from '../start/process-identity.ts'

/** A process and all that descend from it, itself first. */
export function familyOf(pid: number): number[] {
  const table = execFileSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' })
  const children = new Map<number, number[]>()
  for (const line of table.trim().split('\n')) {
    const [child = 0, parent = 0] = line.trim().split(/\s+/).map(Number)
    children.set(parent, [...(children.get(parent) ?? []), child])
  }
  const family = [pid]
  for (const member of family) family.push(...(children.get(member) ?? []))
  return family
}

/** Sends a signal to processes of which some may have ended by now. */
export function signalAll(pids: readonly number[], signal: NodeJS.Signals): void {
  for (const pid of pids) {
    try {
      process.kill(pid, signal)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
    }
  }
}

/** Waits until all of them have ended, for at most so long. */
export async function untilGone(pids: readonly number[], withinMs: number): Promise<void> {
  const there = new Map(pids.map((pid) => [pid, processIdentity(pid)]))
  const left = () => [...there].some(([pid, identity]) => identity !== undefined && processIdentity(pid) === identity)
  for (const until = Date.now() + withinMs; left() && Date.now() < until; await wait(20));
}

/**
 * Pauses processes; answers with what lets them go on. A shell watches over them meanwhile: when we are killed it
 * notices by the end of its input and lets them go on, since a process that is paused cannot be asked to end.
 */
export function pauseAll(pids: readonly number[]): () => void {
  const watch = spawn('sh', ['-c', 'read -r line; kill -s CONT "$@" 2>/dev/null', 'watch', ...pids.map(String)], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  })
  signalAll(pids, 'SIGSTOP')
  return () => {
    signalAll(pids, 'SIGCONT')
    watch.stdin.end()
  }
}

/** What a process holds: resident memory in MiB, and open handles where the system tells them. */
export interface Held {
  readonly memoryMiB: number
  readonly handles: number | undefined
}

/** What a process holds now; undefined when it has ended. */
export function heldBy(pid: number): Held | undefined {
  try {
    const kib = Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' }).trim())
    const handles = existsSync(`/proc/${pid}/fd`) ? readdirSync(`/proc/${pid}/fd`).length : undefined
    return { memoryMiB: Math.round(kib / 1024), handles }
  } catch {
    return undefined
  }
}
