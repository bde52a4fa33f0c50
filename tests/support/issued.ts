import { drawUp, lettersFor } from '../../casework/letters.ts'
import type { Record } from '../../record/execution.ts'
import { visibleCase } from '../../identity/visible-case.ts'
import type { TestDatabase } from '../setup/database.ts'
import { depsOf } from './deps.ts'
import { people } from './people.ts'

/** Gives every letter that a case has to serve its number, as its officer does before it is served. */
export async function issueLetters(record: Record, database: TestDatabase, caseNo: string): Promise<void> {
  const deps = depsOf(record, database.reading)
  const state = await visibleCase(deps, people.officer, caseNo)
  if (!state) throw new Error(`There is no case ${caseNo}`)
  for (const shown of await lettersFor(deps, people.officer, state)) {
    if (shown.status === 'draft') await drawUp(deps, people.officer, state, shown)
  }
}
