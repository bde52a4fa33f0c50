import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll } from 'vitest'
import type { Keeper, KeeperOptions } from '../../../record/log/keeper.ts'
import { openKeeper } from '../../../record/log/keeper.ts'
import { readOutside } from '../../../record/log/outside.ts'
import { verifyRecord } from '../../../record/log/verify.ts'
import type { TestDatabase } from '../../setup/database.ts'
import { people } from '../../support/people.ts'
import { proposal } from '../../support/proposal.ts'
import { done, handClock, recordOn } from '../../support/world.ts'

/** A keeper of the test database's log with a folder of its own. Fields can be read inside tests and hooks only. */
export function withKeeper(database: TestDatabase) {
  let folder = ''
  let keeper: Keeper | undefined
  const openWith = async (more: Partial<KeeperOptions> = {}) =>
    await openKeeper({ pool: database.pool, folder, keyFile: join(folder, 'key.pem'), ...more })
  const open = async () => await openWith()
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'bihuan-log-'))
    keeper = await open()
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  return {
    get folder() {
      return folder
    },
    get publicKey() {
      return keeper!.publicKey
    },
    open,
    openWith,
    /** Appends what there is, copies it outside and signs. */
    sign: async () => await keeper!.catchUp({ now: true }),
    verify: async (graceMs = 0) => await verifyRecord({ pool: database.pool, outside: readOutside(folder), graceMs }),
  }
}

/** How many items the log of a record has to have: every entry, and what was entered of rows beside the ledger. */
export async function itemsOf(database: TestDatabase): Promise<number> {
  const { rows } = await database.pool.query<{ count: number }>(
    `SELECT (SELECT count(*) FROM ledger) + (SELECT count(*) FROM log_besides) + (SELECT count(*) FROM erasures) AS count`,
  )
  return rows[0]!.count
}

/** Lives a few cases to different ends; answers with their numbers. */
export async function liveCases(
  database: TestDatabase,
  count: number,
  changes: Parameters<typeof proposal>[0] = {},
): Promise<string[]> {
  const record = recordOn(database, handClock('2026-04-07'))
  const { officer, reviewer, entity } = people
  const caseNos: string[] = []
  for (let n = 0; n < count; n += 1) {
    const { caseNo } = await done(record, undefined, officer, 'listing.propose', proposal(changes), {
      reason: '检查中发现（虚构）',
    })
    caseNos.push(caseNo)
    if (n % 4 === 3) {
      await done(record, caseNo, officer, 'listing.withdraw', { reason: '证据不足（虚构）' })
      continue
    }
    await done(record, caseNo, reviewer, 'listing.review', { outcome: 'agreed', comments: '同意' })
    await done(record, caseNo, officer, 'listing.serveNotice', {
      method: 'direct',
      servedOn: '2026-04-07',
      proof: '回证',
    })
    await done(record, caseNo, entity, 'listing.waiveDefence', { statement: '放弃' })
    await done(record, caseNo, entity, 'listing.waiveHearing', { statement: '放弃' })
    await done(record, caseNo, reviewer, 'listing.determine', {
      outcome: n % 2 === 0 ? 'notList' : 'list',
      reasons: '事实清楚（虚构）',
    })
  }
  return caseNos
}
