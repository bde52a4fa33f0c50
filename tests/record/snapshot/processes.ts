import type { ChildProcess } from 'node:child_process'
import { spawn } from 'node:child_process'
import { afterEach } from 'vitest'
import { root } from '../../../operations/development/documents/source-files.ts'

/** Starts programs of the suites on a database; those of a test end with it. */
export function withProcesses(appUrl: () => string) {
  const running: ChildProcess[] = []
  const end = async (signal: 'SIGTERM' | 'SIGKILL') => {
    await Promise.all(
      running.splice(0).map(async (one) => {
        if (one.exitCode !== null || one.signalCode !== null) return
        const ended = new Promise((resolve) => one.once('exit', resolve))
        one.kill(signal)
        await ended
      }),
    )
  }
  afterEach(async () => await end('SIGKILL'))
  return {
    /** Starts one; answers when it has said its first word. */
    async start(program: string, ...given: string[]): Promise<ChildProcess> {
      const one = spawn(process.execPath, ['--import', 'tsx', program, ...given], {
        cwd: root,
        env: { ...process.env, DATABASE_APP_URL: appUrl() },
        stdio: ['ignore', 'pipe', 'inherit'],
      })
      running.push(one)
      await new Promise<void>((resolve, reject) => {
        one.stdout!.once('data', () => resolve())
        one.once('exit', (code) => reject(new Error(`${program} ended with ${code} before it said anything`)))
      })
      one.stdout!.resume()
      return one
    },
    /** Lets each come to its end. */
    endAll: async () => await end('SIGTERM'),
  }
}
