import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { randomUUID } from 'node:crypto'
import { describe, expect, it, onTestFinished } from 'vitest'
import { processesMarked } from '../../operations/test-leftovers.ts'
import type { VitestReport } from '../../operations/test-report.ts'
import { countTests } from '../../operations/test-report.ts'
import { soon } from './house.ts'

const report = (passed: number, total: number, files: [status: string, tests: number][]): VitestReport => ({
  numPassedTests: passed,
  numTotalTests: total,
  testResults: files.map(([status, tests]) => ({ status, assertionResults: Array.from({ length: tests }) })),
})

describe('a run of the suites', () => {
  it.each([
    ['good', report(3, 3, [['passed', 3]]), 0, { passed: 3, failed: 0 }],
    ['with a failed test', report(2, 3, [['failed', 3]]), 1, { passed: 2, failed: 1 }],
    ['with a skipped test', report(2, 3, [['passed', 3]]), 0, { passed: 2, failed: 1 }],
    [
      'with a file that cannot be loaded',
      report(2, 2, [
        ['passed', 2],
        ['failed', 0],
      ]),
      1,
      { passed: 2, failed: 1 },
    ],
    ['with an error outside of tests', report(3, 3, [['passed', 3]]), 1, { passed: 3, failed: 1 }],
    ['without tests', report(0, 0, []), 0, { passed: 0, failed: 1 }],
  ])('%s is counted', (_, run, exitCode, sums) => {
    expect(countTests(run, exitCode)).toEqual(sums)
  })
})

it('a process that a run leaves behind is found by the run’s mark', async () => {
  const mark = randomUUID()
  const left = spawn(process.execPath, ['-e', 'setInterval(() => undefined, 1000)'], {
    env: { MARK: mark },
    detached: true,
    stdio: 'ignore',
  })
  onTestFinished(() => void left.kill('SIGKILL'))
  const found = await soon(
    async () => await processesMarked(mark),
    (processes) => processes.length > 0,
  )
  // Only Linux shows what other processes were given.
  expect(found).toEqual(
    existsSync('/proc/self/environ') ? [expect.stringMatching(new RegExp(`^${left.pid} .*setInterval`))] : [],
  )
  expect(await processesMarked(randomUUID())).toEqual([])
})
