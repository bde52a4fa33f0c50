import type { Locator, Page } from 'playwright-core'
import { expect } from 'vitest'

const table: string[][] = [['job', 'reached', 'wanted']]

/** Prints what every job has come to. */
export const printTable = () => console.log(table.map((row) => row.join(' | ')).join('\n'))

/** Counts what somebody presses, and notes what the job has come to. */
export function counting() {
  let presses = 0
  return {
    press: async (target: Locator) => {
      presses += 1
      await target.click()
    },
    note: (job: string, wanted: number, unit: string, reached = presses) => {
      table.push([job, `${reached} ${unit}`, `at most ${wanted} ${unit}`])
      expect(reached, job).toBeLessThanOrEqual(wanted)
    },
  }
}

/** The addresses of the pages that a window comes to from now on, without what stands behind a question mark. */
export function pagesOf(page: Page): Set<string> {
  const seen = new Set<string>()
  page.on('framenavigated', (frame) => {
    if (frame === page.mainFrame()) seen.add(new URL(frame.url()).pathname)
  })
  return seen
}
