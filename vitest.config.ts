import { defineConfig } from 'vitest/config'
import { LongestFirst } from './operations/development/longest-first.ts'

// What needs no server, but makes files or lives thousands of lives: seconds each, and no part of `npm run check`.
const thorough = [
  'tests/domain/{four-eyes,model,told,writers,recomputation.properties}.test.ts',
  'tests/domain/calendar/properties.test.ts',
  'tests/rules/coverage.test.ts',
  'tests/letters/**/*.test.ts',
  'tests/evidence/**/*.test.ts',
  'tests/record/log/{check,exact,leaf-bytes,merkle,note,older-release,page}.test.ts',
  'tests/storm/**/*.test.ts',
  'tests/drawn-pages.test.ts',
]
// What needs no server and is over at once: a run of these alone is the quick tests of `npm run check`.
const pure = [
  'tests/domain/**/*.test.ts',
  'tests/rules/**/*.test.ts',
  'tests/architecture.test.ts',
  'tests/config.test.ts',
  'tests/docs.test.ts',
]
// These bring up and break whole installations of their own.
const operations = ['tests/operations/**/*.test.ts']
// These load the machine on purpose, for a quarter of an hour in all: one at a time, when all others are done.
const long = ['demo', 'storm', 'hostile', 'keep-under-load'].map((name) => `tests/operations/${name}.test.ts`)

export default defineConfig({
  test: {
    pool: 'forks',
    maxWorkers: 2,
    allowOnly: false,
    passWithNoTests: false,
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        extends: true,
        // They keep nothing between them: loading what they test once for all spares more than half of their time.
        test: { name: 'pure', include: pure, exclude: thorough, testTimeout: 60_000, isolate: false },
      },
      { extends: true, test: { name: 'thorough', include: thorough, testTimeout: 180_000, hookTimeout: 180_000 } },
      {
        extends: true,
        test: {
          name: 'live',
          include: ['tests/**/*.test.ts'],
          exclude: [...pure, ...thorough, ...operations],
          globalSetup: 'tests/setup/global.ts',
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: { name: 'operations', include: operations, exclude: long, testTimeout: 120_000, hookTimeout: 120_000 },
      },
      {
        extends: true,
        test: {
          name: 'long',
          include: long,
          maxWorkers: 1,
          sequence: { groupOrder: 1 },
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
})
