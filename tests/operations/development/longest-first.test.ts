import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import type { TestSpecification, Vitest } from 'vitest/node'
import { root } from '../../../operations/development/documents/source-files.ts'
import { longest, LongestFirst } from '../../../operations/development/longest-first.ts'
import config from '../../../vitest.config.ts'

const spec = (name: string, project: string, groupOrder = 0) =>
  ({
    moduleId: join(root, name),
    project: { name: project, config: { root, isolate: true, sequence: { groupOrder } } },
  }) as unknown as TestSpecification

// As on a machine on which nothing has run yet.
const fresh = {
  config: { root },
  cache: { getFileTestResults: () => undefined, getFileStats: () => ({ size: 1 }) },
} as unknown as Vitest

it('a run begins with the files that take longest, whichever project they are of, and ends with those of a later group', async () => {
  const given = [
    spec('tests/operations/demo.test.ts', 'long', 1),
    spec('tests/api/lists.test.ts', 'live'),
    ...longest.toReversed().map((name) => spec(name, name.startsWith('tests/web/') ? 'live' : 'thorough')),
    spec('tests/operations/start.test.ts', 'operations'),
  ]
  const names = (await new LongestFirst(fresh).sort(given)).map(({ moduleId }) =>
    moduleId.slice(join(root, '/').length),
  )
  expect(names).toEqual([
    ...longest,
    'tests/api/lists.test.ts',
    'tests/operations/start.test.ts',
    'tests/operations/demo.test.ts',
  ])
  expect(config.test?.sequence?.sequencer).toBe(LongestFirst)
})

it('every file that is begun with is there', () => {
  expect(longest.filter((name) => !existsSync(join(root, name)))).toEqual([])
})
