import { Readable } from 'node:stream'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createDraft, dropDraft } from '../../casework/drafts.ts'
import { enterFilesOfDraft, keepInDraft } from '../../casework/evidence.ts'
import { listDraftFiles } from '../../database/queries/draft-files.ts'
import { isRefusal } from '../../domain/refusal.ts'
import { limits } from '../../evidence/limits.ts'
import { hashOf, unique, withSending } from '../api/evidence-sending.ts'
import { withDatabase } from '../setup/database.ts'
import { depsOf } from '../support/deps.ts'
import { people } from '../support/people.ts'
import { proposal } from '../support/proposal.ts'
import { done, handClock, recordOn } from '../support/world.ts'

const database = withDatabase()
const sending = withSending(database)
const record = () => recordOn(database, handClock('2026-04-07'))
const actor = people.officer
const log = { error: () => undefined } as never
const deps = () => depsOf(record(), database.reading, { storage: sending.storage })

async function draftOf(): Promise<string> {
  const id = await createDraft(record(), { account: actor.id, path: '/start/listing', fields: {} })
  if (isRefusal(id)) throw new Error(id.code)
  return id
}

async function send(draft: string, content: Buffer) {
  const saved = await sending.storage.incoming.receive(Readable.from([content]))
  return await keepInDraft(deps(), { actor, log, draft, most: 100 }, { ...saved, name: 'a.pdf', isTooLarge: false })
}

const isKept = async (sha256: string) => (await sending.storage.store.open(sha256)) !== undefined

describe('files of drafts', () => {
  const [mine, shared, inCase] = [unique(), unique(), unique()]
  const kept: string[] = []
  let drafts: string[] = []
  beforeAll(async () => {
    drafts = [await draftOf(), await draftOf()]
    for (const content of [mine, shared, inCase]) {
      const file = await send(drafts[0]!, content)
      kept.push('sha256' in file ? file.sha256 : JSON.stringify(file))
    }
    await send(drafts[1]!, shared)
    const { caseNo } = await done(record(), undefined, actor, 'listing.propose', proposal())
    const files = await listDraftFiles(database.owner, drafts[0]!)
    const named = files.filter(({ sha256 }) => sha256 === kept[2])
    await enterFilesOfDraft(deps(), { actor, requestId: 'r' }, caseNo, named)
  })
  afterAll(async () => await database.owner.query('DELETE FROM drafts'))

  it('go with their draft, but for what a case or another draft has', async () => {
    expect(await Promise.all(kept.map(isKept))).toEqual([true, true, true])
    await dropDraft(deps(), 'somebody-else', drafts[0]!)
    expect(await isKept(kept[0]!)).toBe(true)
    await dropDraft(deps(), actor.id, drafts[0]!)
    expect(await Promise.all(kept.map(isKept))).toEqual([false, true, true])
    await dropDraft(deps(), actor.id, drafts[1]!)
    expect(await isKept(kept[1]!)).toBe(false)
  })

  it('are counted in bytes over all drafts of an account, and nothing is kept beyond', async () => {
    const [full, other] = [await draftOf(), await draftOf()]
    await database.owner.query(
      `INSERT INTO draft_files (draft, sha256, name, type, bytes) VALUES ($1, repeat('a', 64), 'a.pdf', 'application/pdf', $2)`,
      [full, limits.ofParty.agency.bytes - 10],
    )
    const content = unique()
    expect(await send(other, content)).toMatchObject({ code: 'evidence.draftsFull' })
    expect(await isKept(hashOf(content))).toBe(false)
    expect(await listDraftFiles(database.owner, other)).toEqual([])
  })
})
