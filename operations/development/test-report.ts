import { stripVTControlCharacters } from 'node:util'

/** The part of vitest's JSON report that we read. */
export interface VitestReport {
  readonly numPassedTests: number
  readonly numTotalTests: number
  readonly testResults: readonly {
    readonly name?: string
    readonly status: string
    readonly message?: string
    readonly assertionResults: readonly TestResult[]
  }[]
}

interface TestResult {
  readonly status?: string
  readonly fullName?: string
  readonly failureMessages?: readonly string[] | null
}

/** How many passed and how many failed. */
export interface Counts {
  readonly passed: number
  readonly failed: number
}

/**
 * Counts a run. Whatever is not passed is failed: failed and skipped tests, files that could not be loaded, errors
 * outside of tests (known by the exit code only), and a run in which there were no tests.
 */
export function countTests(report: VitestReport, exitCode: number): Counts {
  const unloaded = report.testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
  )
  const passed = report.numPassedTests
  const failed = report.numTotalTests - passed + unloaded.length
  return { passed, failed: failed === 0 && (exitCode !== 0 || passed === 0) ? 1 : failed }
}

const toldFailures = 12
const toldLines = 12
const toldLine = 300

/**
 * What has failed, in short: each test or file with the last lines of what it said, without the stack. A log of which
 * only the end is kept then still says why a run is red.
 */
export function failuresOf({ testResults }: VitestReport): string[] {
  const found = testResults.flatMap(({ name = 'a file', status, message = '', assertionResults }) => {
    if (status === 'failed' && assertionResults.length === 0) return [{ name, said: message }]
    return assertionResults
      .filter((one) => one.status !== 'passed')
      .map(({ fullName = name, status: how = 'failed', failureMessages }) => ({
        name: fullName,
        said: failureMessages?.[0] ?? how,
      }))
  })
  const told = found.slice(0, toldFailures).flatMap(({ name, said }) => [`FAILED: ${name}`, ...lastWords(said)])
  return found.length > toldFailures ? [...told, `and ${found.length - toldFailures} more`] : told
}

function lastWords(said: string): string[] {
  const lines = stripVTControlCharacters(said)
    .split('\n')
    .filter((line) => line.trim() !== '' && !/^\s+at .*[:(]\d+:\d+\)?$/.test(line))
  return lines.slice(-toldLines).map((line) => `  ${line.slice(0, toldLine)}`)
}
