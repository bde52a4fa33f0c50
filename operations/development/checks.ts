import { join } from 'node:path'
import { quickSuite } from './suites.ts'
import type { ProgramsOfARun } from './programs-of-a-run.ts'
import type { Counts } from './test-report.ts'

const programs: Readonly<Record<string, readonly string[]>> = {
  types: ['tsc', '--noEmit'],
  lint: ['oxlint', '--type-aware', '--deny-warnings'],
  format: ['oxfmt', '--check', '.'],
  'unused files, exports and packages': ['knip', '--no-progress', '--treat-config-hints-as-errors'],
}

/**
 * What is checked before a commit, two programs at a time: types, lint (with circles of imports), format, unused code,
 * and the tests that need no server and are over in seconds. Says of each whether it passed, and what it said if not.
 * Each program counts as one; `folder` is for the tests' report.
 */
export async function runChecks(run: ProgramsOfARun, folder: string, say: (line: string) => void): Promise<Counts> {
  const counts = { passed: 0, failed: 0 }
  const check = async (name: string) => {
    const [program = '', ...args] = programs[name] ?? []
    const { code, said } = await run.run(program, args, 'kept')
    counts[code === 0 ? 'passed' : 'failed'] += 1
    say(code === 0 ? `passed: ${name}` : `${said}FAILED: ${name}`)
  }
  const quickTests = async () => {
    const { passed, failed, said } = await run.tests(join(folder, 'quick.json'), ['--project', quickSuite], 'kept')
    counts.passed += passed
    counts.failed += failed
    say(failed === 0 ? `passed: ${passed} quick tests` : `${said}FAILED: ${failed} of the quick tests`)
  }
  const lane = async (checks: readonly (() => Promise<void>)[]) => {
    for (const one of checks) await one()
  }
  await Promise.all([
    lane(['types', 'lint', 'format'].map((name) => () => check(name))),
    lane([quickTests, () => check('unused files, exports and packages')]),
  ])
  return counts
}
