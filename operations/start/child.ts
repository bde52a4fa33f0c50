import type { ChildProcess } from 'node:child_process'
import { spawn } from 'node:child_process'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

export interface LaunchOptions {
  readonly command: string
  readonly args: readonly string[]
  readonly env?: Readonly<Record<string, string>>
  readonly user?: { readonly uid: number; readonly gid: number } | undefined
  readonly cwd?: string
  /** The signal that asks the program to end in good order. */
  readonly stopSignal: 'SIGINT' | 'SIGTERM' | 'SIGKILL'
  /** How long it may take to end, in milliseconds; then it is killed. */
  readonly graceMs: number
  /** Where its lines go; the last ones are kept for `lastWords` in any case. */
  readonly log?: ((text: string) => void) | undefined
  /** It sends signs of life: see `beat`. */
  readonly beats?: boolean
}

export interface Child {
  readonly pid: number
  /** Resolves with the exit code when the process has ended, wanted or not. */
  readonly exited: Promise<number>
  readonly hasExited: () => boolean
  /** The last lines that it wrote. */
  readonly lastWords: () => string
  /** Asks it to finish what it has begun; kills it when that takes longer than its grace. */
  readonly stop: () => Promise<void>
  /** Ends it at once, also when it hangs. */
  readonly kill: () => void
  /** Whether it has sent a sign of life since it was last asked. */
  readonly hasBeaten: () => boolean
}

const keptCharacters = 4_000
// What a process wrote last is read within this time of its end, even if a child of its own keeps the pipe open.
const lastWordsWithinMs = 1_000
const root = fileURLToPath(new URL('../..', import.meta.url))

/** Starts a program in a group of its own, so that Ctrl-C reaches only us. It ends when we are killed. */
export async function launch(options: LaunchOptions): Promise<Child> {
  const { command, args, env, user, cwd = root, stopSignal, graceMs, log, beats = false } = options
  const child = spawn(command, args, {
    ...user,
    cwd,
    env: { ...process.env, ...env },
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe', ...(beats ? (['ipc'] as const) : [])],
  })
  let words = ''
  const keep = (text: string) => {
    words = (words + text).slice(-keptCharacters)
    log?.(text)
  }
  child.stdout?.setEncoding('utf8').on('data', keep)
  child.stderr?.setEncoding('utf8').on('data', keep)
  let beaten = false
  child.on('message', () => (beaten = true))
  // By "close" the last words have been read; it waits for what the process has left behind, such as sessions that hang.
  let ended = false
  const exited = new Promise<number>((resolve) => {
    child.once('close', (code) => resolve(code ?? 1))
    child.once('exit', (code) => setTimeout(() => resolve(code ?? 1), lastWordsWithinMs))
  })
  void exited.then(() => (ended = true))
  await new Promise((resolve, reject) => {
    child.once('spawn', resolve)
    child.once('error', reject)
  })
  const pid = child.pid ?? 0
  const guard = guardOf(pid, stopSignal)
  void exited.then(() => guard.kill('SIGKILL'))
  return {
    pid,
    exited,
    hasExited: () => ended,
    lastWords: () => words.trim(),
    kill: () => void child.kill('SIGKILL'),
    hasBeaten() {
      const has = beaten
      beaten = false
      return has
    },
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null) return void (await exited)
      child.kill(stopSignal)
      const cancel = new AbortController()
      const late = wait(graceMs, undefined, { signal: cancel.signal }).then(
        () => child.kill('SIGKILL'),
        () => undefined,
      )
      await exited
      cancel.abort()
      await late
    },
  }
}

// When we are killed nobody is left to stop our servers. This shell notices it by the end of its input, and does.
function guardOf(pid: number, signal: string): ChildProcess {
  const script = 'read -r line; kill -s "$1" "$2"'
  return spawn('sh', ['-c', script, 'guard', signal.slice(3), String(pid)], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  })
}

/** Starts one of our own TypeScript programs. */
export async function launchOwn(
  program: string,
  env: Readonly<Record<string, string>>,
  log?: (text: string) => void,
): Promise<Child> {
  const args = ['--import', 'tsx', program]
  return await launch({
    command: process.execPath,
    args,
    env,
    stopSignal: 'SIGTERM',
    graceMs: 20_000,
    log,
    beats: true,
  })
}
