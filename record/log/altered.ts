import type { Pool } from 'pg'
import { inTransaction } from '../../database/transaction.ts'
import type { LoggedItem } from './check.ts'
import { erasedFields, hashEntry } from './entry-hash.ts'
import { checkGuards } from './guards.ts'
import { besideContent, erasureContent, leafOf } from './leaf.ts'
import { itemsAtOnce, listItems } from './logged-items.ts'
import { listErasuresOf, readKeys, seeOwnTables } from './rows.ts'

/**
 * Computes the leaves from one position up to another anew from what they stand for: ledger entries, erasures and what was
 * entered beside the ledger. Answers with the first that is not what was logged, in a sentence. Each piece is of one moment,
 * so that an erasure meanwhile is seen whole or not at all.
 */
export async function alteredBetween(pool: Pool, from: number, to: number): Promise<string | undefined> {
  for (let after = from - 1; after < to - 1;) {
    const { last, failure } = await inTransaction(
      pool,
      async (db) => {
        await seeOwnTables(db)
        const items = (await listItems(db, after, [])).filter(({ position }) => position < to)
        const caseNos = [...new Set(items.map(({ caseNo, entry }) => entry?.caseNo ?? caseNo))]
        const erasures = await listErasuresOf(db, caseNos)
        const erased = erasedFields(erasures)
        const keys = await readKeys(db, caseNos)
        const isAsLogged = ({ entry, beside, erasureId, hash, isExact }: LoggedItem) => {
          if (entry)
            return (
              isExact !== false &&
              hashEntry(entry, erased, (caseNo, subject) => keys.find(caseNo, subject)).equals(hash)
            )
          if (beside) return leafOf(besideContent(beside)).equals(hash)
          const erasure = erasures.find(({ id }) => id === erasureId)
          return erasure !== undefined && leafOf(erasureContent(erasure)).equals(hash)
        }
        const changed = items.find((item) => !isAsLogged(item))
        return {
          last: items.length === itemsAtOnce ? items.at(-1)!.position : to,
          failure: changed && sentenceOf(changed),
        }
      },
      'look',
    )
    if (failure !== undefined) return failure
    after = last
  }
  return undefined
}

function sentenceOf({ position, caseNo, caseSeq, seq, entry, beside }: LoggedItem): string {
  const name = [caseNo, caseSeq === null ? '' : `entry ${caseSeq}`, beside ? `${beside.of} ${beside.name}` : '']
  const what = seq !== null && !entry ? 'is gone from the ledger' : 'is not what was logged'
  return `item ${position + 1} of the log (${name.filter((part) => part !== '').join(' ')}) ${what}: the ledger was altered. Run npm run verify.`
}

/** The first guard of the database that is not what the migrations lay down, in a sentence. */
export async function alteredGuard(pool: Pool): Promise<string | undefined> {
  const [first, ...more] = await inTransaction(pool, async (db) => await checkGuards(db), 'look')
  if (!first) return undefined
  return `A guard of the database is not what the migrations lay down (${first.name}${more.length > 0 ? `, and ${more.length} more` : ''}). Run npm run verify.`
}
