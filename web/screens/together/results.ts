import { createUnclaimedDraft } from '../../../casework/drafts.ts'
import { findDraft } from '../../../database/queries/drafts.ts'
import type { Refusal } from '../../../domain/refusal.ts'
import { visibleCase } from '../../../identity/visible-case.ts'
import { many } from '../../form/values.ts'
import { draftId } from '../../kit/interrupted.ts'
import type { Asked } from '../../kit/screen.ts'
import type { Bilingual } from '../../kit/words.ts'
import type { Act } from './act.ts'
import type { TogetherRow } from './rows.ts'
import { aboutWords, rowsNamed, rowValue } from './rows.ts'

/** What has come of one of several. */
export interface Result {
  readonly row: TogetherRow
  readonly entityName?: string
  readonly about?: Bilingual
  /** Why it was not done; absent when it was. */
  readonly fault?: Bilingual
}

/**
 * Keeps results with their author, so that their page can be loaded again and be read in the other language: for a day,
 * beside the forms that were not sent, and as those the oldest give way.
 */
export async function keepResults(
  { deps, actor, visit }: Asked,
  results: readonly Result[],
): Promise<string | Refusal> {
  const fields = {
    row: results.map(({ row }) => rowValue(row)),
    zh: results.map(({ fault }) => fault?.zh ?? ''),
    en: results.map(({ fault }) => fault?.en ?? ''),
  }
  const path = visit.path.split('?')[0] ?? ''
  return await createUnclaimedDraft(deps.record, { account: actor.id, path, fields })
}

/** The results that an address names, while they are kept and are the reader's own. */
export async function keptResults(
  { deps, actor, query, visit }: Asked,
  { type }: Act,
): Promise<readonly Result[] | undefined> {
  const id = draftId({ draft: query['results'] ?? '' })
  const kept = id === undefined ? undefined : await findDraft(deps.readAs(actor), actor.id, id)
  if (!kept || kept.path !== visit.path.split('?')[0]) return undefined
  const [zh, en] = [many(kept.fields, 'zh'), many(kept.fields, 'en')]
  return rowsNamed(type, many(kept.fields, 'row')).map((row, n) =>
    zh[n] ? { row, fault: { zh: zh[n], en: en[n] ?? zh[n] } } : { row },
  )
}

/** Results with whom each is about; a case that the reader may not see has its number alone. */
export async function named({ deps, actor }: Asked, results: readonly Result[]): Promise<readonly Result[]> {
  const all: Result[] = []
  for (const result of results) {
    const state = await visibleCase(deps, actor, result.row.caseNo)
    all.push(state ? { ...result, entityName: state.entity.name, about: aboutWords(state, result.row) } : result)
  }
  return all
}
