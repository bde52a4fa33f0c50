import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { StartupError } from './startup-error.ts'
import { findTemporal, temporalCli, temporalTestServer } from './temporal-binary.ts'
import { processesMarked } from './test-leftovers.ts'
import type { VitestReport } from './test-report.ts'
import { countTests } from './test-report.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const say = (line: string) => console.log(line)

// Inherited by every process of this run, so that those left behind can be told from all others.
const marker = { BIHUAN_TEST_RUN: randomUUID() }

async function run(program: string, args: readonly string[]): Promise<number> {
  const child = spawn(join(root, 'node_modules/.bin', program), args, {
    cwd: root,
    env: { ...process.env, ...marker },
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  return await new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (code) => resolve(code ?? 1))
  })
}

async function vitest(filters: readonly string[]): Promise<{ passed: number; failed: number }> {
  const folder = mkdtempSync(join(tmpdir(), 'bihuan-report-'))
  const file = join(folder, 'report.json')
  try {
    const code = await run('vitest', [
      'run',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${file}`,
      ...filters,
    ])
    return countTests(JSON.parse(readFileSync(file, 'utf8')) as VitestReport, code)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** `npm test`: lint, types, all suites, and that no process is left. The last line says how many passed and failed. */
async function main(): Promise<number> {
  const filters = process.argv.slice(2)
  for (const program of [temporalCli, temporalTestServer]) await findTemporal(program, { say })
  const sums = { passed: 0, failed: 0 }
  const count = (name: string, good: boolean) => {
    sums[good ? 'passed' : 'failed'] += 1
    say(`${good ? 'passed' : 'FAILED'}: ${name}`)
  }
  count('lint', (await run('oxlint', ['--type-aware', '--deny-warnings'])) === 0)
  count('types', (await run('tsc', ['--noEmit'])) === 0)
  const suites = await vitest(filters)
  const left = await processesMarked(marker.BIHUAN_TEST_RUN)
  for (const process of left) say(`left behind: ${process}`)
  count('no process is left behind', left.length === 0)
  say(`${sums.passed + suites.passed} passed, ${sums.failed + suites.failed} failed`)
  return sums.failed + suites.failed === 0 ? 0 : 1
}

try {
  process.exitCode = await main()
} catch (error) {
  console.error(error instanceof StartupError ? error.message : error)
  console.log('0 passed, 1 failed')
  process.exitCode = 1
}
