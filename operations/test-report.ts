/** The part of vitest's JSON report that we read. */
export interface VitestReport {
  readonly numPassedTests: number
  readonly numTotalTests: number
  readonly testResults: readonly { readonly status: string; readonly assertionResults: readonly unknown[] }[]
}

/**
 * Counts a run. Whatever is not passed is failed: failed and skipped tests, files that could not be loaded, errors
 * outside of tests (known by the exit code only), and a run in which there were no tests.
 */
export function countTests(report: VitestReport, exitCode: number): { passed: number; failed: number } {
  const unloaded = report.testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
  )
  const passed = report.numPassedTests
  const failed = report.numTotalTests - passed + unloaded.length
  return { passed, failed: failed === 0 && (exitCode !== 0 || passed === 0) ? 1 : failed }
}
