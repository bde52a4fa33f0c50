// `npm test`: `npm run check`, all suites, and that no process is left. The last line says how many passed and failed.
import { randomUUID } from 'node:crypto'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runChecks } from './checks.ts'
import { ProgramsOfARun } from './programs-of-a-run.ts'
import { suites } from './suites.ts'
import { StartupError } from '../servers/startup-error.ts'
import { findTemporal } from '../servers/temporal-binary.ts'
import { temporalCli, temporalTestServer } from '../servers/temporal-programs.ts'
import { processesLeft } from './test-leftovers.ts'

const say = (line: string) => console.log(line)

// Both are inherited by every process of this run: the mark tells those left behind from all others, and what the
// suites put into the folder goes with it, also after they were interrupted.
const mark = randomUUID()
const folder = mkdtempSync(join(tmpdir(), 'bihuan-test-'))
chmodSync(folder, 0o755)

const projects = suites.map((name) => `--project=${name}`)

async function main(filters: readonly string[]): Promise<number> {
  for (const program of [temporalCli, temporalTestServer]) await findTemporal(program, { say })
  const run = new ProgramsOfARun({ ...process.env, BIHUAN_TEST_RUN: mark, TMPDIR: folder })
  const checks = await runChecks(run, folder, say)
  // The quick tests have just run; named ones are run whichever they are.
  const tests = await run.tests(join(folder, 'report.json'), filters.length > 0 ? filters : projects)
  // At the end again, and in short: of a long log the middle is what gets lost.
  for (const line of tests.failures) say(line)
  const left = await processesLeft(mark)
  for (const process of left) say(`left behind: ${process}`)
  say(`${left.length === 0 ? 'passed' : 'FAILED'}: no process is left behind`)
  const counts = [checks, tests, { passed: left.length === 0 ? 1 : 0, failed: left.length === 0 ? 0 : 1 }]
  const failed = counts.reduce((sum, one) => sum + one.failed, 0)
  say(`${counts.reduce((sum, one) => sum + one.passed, 0)} passed, ${failed} failed`)
  return failed === 0 ? 0 : 1
}

try {
  process.exitCode = await main(process.argv.slice(2))
} catch (error) {
  console.error(error instanceof StartupError ? error.message : error)
  console.log('0 passed, 1 failed')
  process.exitCode = 1
} finally {
  rmSync(folder, { recursive: true, force: true })
}
