import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

export interface Child {
  readonly name: string
  /** Resolves with the exit code when the process has ended, wanted or not. */
  readonly exited: Promise<number>
  /** Asks it to finish what it has begun; kills it when that takes longer than the grace. */
  stop(): Promise<void>
}

const graceMs = 20_000
const root = fileURLToPath(new URL('..', import.meta.url))

/** Starts one of our own programs as a process of its own group, so that Ctrl-C reaches only the supervisor. */
export function startChild(name: string, program: string, env: Readonly<Record<string, string>>): Child {
  const child = spawn(process.execPath, ['--import', 'tsx', program], {
    cwd: root,
    env: { ...process.env, ...env },
    detached: true,
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  const exited = new Promise<number>((resolve) => child.once('exit', (code) => resolve(code ?? 1)))
  return {
    name,
    exited,
    async stop() {
      child.kill('SIGTERM')
      const timer = setTimeout(() => child.kill('SIGKILL'), graceMs)
      await exited
      clearTimeout(timer)
    },
  }
}
