import type { TestSpecification } from 'vitest/node'
import { BaseSequencer } from 'vitest/node'

/**
 * The files that take minutes by themselves, longest first, as a run tells at its end (`slowest.ts`). Begun late, such a
 * file runs on alone while the other processor has nothing left to do.
 */
export const longest = ['tests/drawn-pages.test.ts', 'tests/web/only-reads.test.ts']

const placeOf = ({ moduleId }: TestSpecification) => {
  const at = longest.findIndex((name) => moduleId.endsWith(`/${name}`))
  return at === -1 ? longest.length : at
}

const groupOf = ({ project }: TestSpecification) => project.config.sequence.groupOrder

/** Begins with the longest files; the rest in the order of vitest, which goes by project and knows no times on a fresh machine. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files)
    return sorted.toSorted((one, other) => groupOf(one) - groupOf(other) || placeOf(one) - placeOf(other))
  }
}
