import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Counts, VitestReport } from './test-report.ts'
import { countTests, failuresOf } from './test-report.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const slowest = join(root, 'operations/development/slowest.ts')
const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/** What one program has ended with: its code, and what it said where that was kept. */
interface Ended {
  readonly code: number
  readonly said: string
}

interface Told {
  /** What has failed, in short, line by line. */
  readonly failures: readonly string[]
}

/** Runs programs of node_modules with one environment, and passes on the signals that it gets; after one it runs none. */
export class ProgramsOfARun {
  #stopped = false
  readonly #env: NodeJS.ProcessEnv

  constructor(env: NodeJS.ProcessEnv) {
    this.#env = env
  }

  /** Runs a program whose words go to the terminal, or are kept until it has ended. */
  async run(program: string, args: readonly string[], words: 'shown' | 'kept' = 'shown'): Promise<Ended> {
    if (this.#stopped) return { code: 1, said: '' }
    const out = words === 'shown' ? 'inherit' : 'pipe'
    const command = join(root, 'node_modules/.bin', program)
    const child = spawn(command, args, { cwd: root, env: this.#env, stdio: ['ignore', out, out] })
    let said = ''
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (words: Buffer) => (said += words.toString()))
    const pass = (signal: NodeJS.Signals) => {
      this.#stopped = true
      child.kill(signal)
    }
    for (const signal of signals) process.on(signal, pass)
    try {
      return await new Promise((resolve, reject) => {
        child.once('error', reject)
        child.once('close', (code) => resolve({ code: code ?? 1, said }))
      })
    } finally {
      for (const signal of signals) process.off(signal, pass)
    }
  }

  /** Runs vitest and counts its tests; `file` is where it reports. */
  async tests(
    file: string,
    args: readonly string[],
    words: 'shown' | 'kept' = 'shown',
  ): Promise<Counts & Ended & Told> {
    const reports = ['--reporter=default', `--reporter=${slowest}`, '--reporter=json', `--outputFile.json=${file}`]
    const ended = await this.run('vitest', ['run', ...reports, ...args], words)
    // A run that was interrupted has written no report.
    if (!existsSync(file)) return { ...ended, passed: 0, failed: 1, failures: ['FAILED: the run wrote no report'] }
    const report = JSON.parse(readFileSync(file, 'utf8')) as VitestReport
    return { ...ended, ...countTests(report, ended.code), failures: failuresOf(report) }
  }
}
