import { execFile, spawn } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { randomUUID } from 'node:crypto'
import { join, relative } from 'node:path'
import { promisify } from 'node:util'
import { describe, expect, it, onTestFinished } from 'vitest'
import { processesMarked } from '../../operations/development/test-leftovers.ts'
import type { VitestReport } from '../../operations/development/test-report.ts'
import { countTests, failuresOf } from '../../operations/development/test-report.ts'
import { root } from '../../operations/development/documents/source-files.ts'
import { quickSuite, suites } from '../../operations/development/suites.ts'
import config from '../../vitest.config.ts'
import { soon } from './house.ts'

const report = (passed: number, total: number, files: [status: string, tests: number][]): VitestReport => ({
  numPassedTests: passed,
  numTotalTests: total,
  testResults: files.map(([status, tests]) => ({
    status,
    assertionResults: Array.from({ length: tests }, () => ({})),
  })),
})

it('a run takes every project of vitest, and so every test file', async () => {
  const names = (config.test?.projects ?? []).map((project) => (project as { test: { name: string } }).test.name)
  expect(names.toSorted()).toEqual([quickSuite, ...suites].toSorted())
  const { stdout } = await promisify(execFile)('npx', ['vitest', 'list', '--filesOnly', '--json'], { cwd: root })
  const files = (JSON.parse(stdout) as { file: string; projectName: string }[]).map(({ file }) => relative(root, file))
  const all = readdirSync(join(root, 'tests'), { recursive: true, encoding: 'utf8' })
  expect(files.toSorted()).toEqual(
    all
      .filter((name) => name.endsWith('.test.ts'))
      .map((name) => join('tests', name))
      .toSorted(),
  )
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

describe('what has failed is told again in short', () => {
  const failing = (...tests: [name: string, ...said: string[]][]): VitestReport => ({
    ...report(0, tests.length, []),
    testResults: [
      {
        name: '/tests/one.test.ts',
        status: 'failed',
        assertionResults: tests.map(([fullName, ...failureMessages]) => ({
          fullName,
          status: failureMessages.length === 0 ? 'passed' : 'failed',
          failureMessages,
        })),
      },
    ],
  })

  it('with the last words of each, without colours and stack', () => {
    const said = Array.from({ length: 40 }, (_, n) => `line ${n}`).join('\n')
    const stack = '\n    at Object.says (/house.ts:10:5)\n    at /storm.test.ts:30:5'
    const lines = failuresOf(
      failing(['good'], ['a storm', `Error: it ended\n${said}\n\u001b[31m3 faults\u001b[39m${stack}`]),
    )
    expect(lines[0]).toBe('FAILED: a storm')
    expect(lines.slice(-2)).toEqual(['  line 39', '  3 faults'])
    expect(lines.length).toBeLessThan(20)
  })

  it('of a file that cannot be loaded, and only so many', () => {
    const unloaded = { name: '/tests/two.test.ts', status: 'failed', message: 'no such import', assertionResults: [] }
    expect(failuresOf({ ...report(0, 0, []), testResults: [unloaded] })).toEqual([
      'FAILED: /tests/two.test.ts',
      '  no such import',
    ])
    const many = Array.from({ length: 500 }, (_, n): [string, string] => [`test ${n}`, 'x'.repeat(9_000)])
    const told = failuresOf(failing(...many))
    expect(told.join('\n').length).toBeLessThan(9_000)
    expect(told.at(-1)).toMatch(/^and \d+ more$/)
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
