/** The projects of vitest that `npm test` runs after the quick one. */
export const suites = ['live', 'thorough', 'operations', 'long'] as const

/** The one whose tests need no server and are over at once: `npm run check` runs it, and `npm test` begins with that. */
export const quickSuite = 'pure'
