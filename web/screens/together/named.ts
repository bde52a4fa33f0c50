import { visibleCase } from '../../../identity/visible-case.ts'
import type { Asked } from '../../kit/screen.ts'
import { aboutWords } from './rows.ts'
import type { Result } from './view.tsx'

/** Results with whom each is about; a case that the reader may not see has its number alone. */
export async function named({ deps, actor }: Asked, results: readonly Result[]): Promise<readonly Result[]> {
  const all: Result[] = []
  for (const result of results) {
    const state = await visibleCase(deps, actor, result.row.caseNo)
    all.push(state ? { ...result, entityName: state.entity.name, about: aboutWords(state, result.row) } : result)
  }
  return all
}
