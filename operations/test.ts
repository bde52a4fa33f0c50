// `npm test`: format, lint, types, all suites, and that no process is left. The last line says how many passed and failed.
import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { StartupError } from './startup-error.ts'
import { findTemporal } from './temporal-binary.ts'
import { temporalCli, temporalTestServer } from './temporal-programs.ts'
import { processesLeft } from './test-leftovers.ts'
import type { VitestReport } from './test-report.ts'
import { countTests } from './test-report.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const say = (line: string) => console.log(line)

// Both are inherited by every process of this run: the mark tells those left behind from all others, and what the
// suites put into the folder goes with it, also after they were interrupted.
const mark = randomUUID()
const folder = mkdtempSync(join(tmpdir(), 'bihuan-test-'))
chmodSync(folder, 0o755)
const env = { ...process.env, BIHUAN_TEST_RUN: mark, TMPDIR: folder }

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const
let stopped = false

async function run(program: string, args: readonly string[]): Promise<number> {
  if (stopped) return 1
  const command = join(root, 'node_modules/.bin', program)
  const child = spawn(command, args, { cwd: root, env, stdio: ['ignore', 'inherit', 'inherit'] })
  const pass = (signal: NodeJS.Signals) => {
    stopped = true
    child.kill(signal)
  }
  for (const signal of signals) process.on(signal, pass)
  try {
    return await new Promise((resolve, reject) => {
      child.once('error', reject)
      child.once('exit', (code) => resolve(code ?? 1))
    })
  } finally {
    for (const signal of signals) process.off(signal, pass)
  }
}

// All but `long`, see vitest.config.ts.
const projects = ['pure', 'live', 'operations'].flatMap((name) => ['--project', name])

async function suites(filters: readonly string[]): Promise<{ passed: number; failed: number }> {
  const file = join(folder, 'report.json')
  const reports = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`]
  const code = await run('vitest', ['run', ...projects, ...reports, ...filters])
  // A run that was interrupted has written no report.
  if (!existsSync(file)) return { passed: 0, failed: 1 }
  return countTests(JSON.parse(readFileSync(file, 'utf8')) as VitestReport, code)
}

async function main(): Promise<number> {
  for (const program of [temporalCli, temporalTestServer]) await findTemporal(program, { say })
  const sums = { passed: 0, failed: 0 }
  const count = (name: string, good: boolean) => {
    sums[good ? 'passed' : 'failed'] += 1
    say(`${good ? 'passed' : 'FAILED'}: ${name}`)
  }
  count('format', (await run('oxfmt', ['--check', '.'])) === 0)
  count('lint', (await run('oxlint', ['--type-aware', '--deny-warnings'])) === 0)
  count('types', (await run('tsc', ['--noEmit'])) === 0)
  const tests = await suites(process.argv.slice(2))
  const left = await processesLeft(mark)
  for (const process of left) say(`left behind: ${process}`)
  count('no process is left behind', left.length === 0)
  say(`${sums.passed + tests.passed} passed, ${sums.failed + tests.failed} failed`)
  return sums.failed + tests.failed === 0 ? 0 : 1
}

try {
  process.exitCode = await main()
} catch (error) {
  console.error(error instanceof StartupError ? error.message : error)
  console.log('0 passed, 1 failed')
  process.exitCode = 1
} finally {
  rmSync(folder, { recursive: true, force: true })
}
