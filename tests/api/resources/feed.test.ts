import { describe, expect, it } from 'vitest'
import { addAccount } from '../../../database/queries/accounts.ts'
import { withDatabase } from '../../setup/database.ts'
import { people } from '../../support/people.ts'
import { persons, personsIn } from '../../support/persons.ts'
import { proposal } from '../../support/proposal.ts'
import { annul, bringTo, done } from '../../support/world.ts'
import { withKeeper } from '../../record/log/house.ts'
import type { Line } from '../reading-feed.ts'
import { feedsOf } from '../reading-feed.ts'
import { withApi } from '../support.ts'

const database = withDatabase()
const keeper = withKeeper(database)
const api = withApi(database, '2026-04-07', undefined, { publicReadsPerMinute: 100_000 })
const { officer, reviewer, entity, system } = people
const { feed, shared, lastPosition } = feedsOf(api)

describe('the feed', () => {
  it('has what the register shows, once it has its place in the log', async () => {
    const before = await lastPosition()
    const caseNo = await bringTo(api.record, 'published')
    expect(await feed(before)).toEqual([])
    await keeper.sign()
    const { body: record } = await api.nobody.ask(`/api/v1/register/${caseNo}`)
    expect(await feed(before)).toEqual([
      { position: expect.any(Number), op: 'put', caseNo, caseSeq: expect.any(Number), record },
    ])
  })

  it('forgets: what was overtaken has no record, and what has ended is a number and no more', async () => {
    const before = await lastPosition()
    const caseNo = await bringTo(api.record, 'published')
    await done(api.record, caseNo, entity, 'objection.file', { grounds: '有误', evidence: [] })
    await keeper.sign()
    expect((await feed(before)).map(({ op, record }) => [op, record?.entityName])).toEqual([
      ['put', undefined],
      ['mark', proposal().entity.name],
    ])
    await annul(api.record, caseNo)
    // Before anybody has given the end its place.
    expect(JSON.stringify([await feed(before), await shared(before)])).not.toContain(proposal().entity.name)
    await keeper.sign()
    expect((await feed(before)).map(({ op }) => op)).toEqual(['put', 'mark', 'suspend', 'remove'])
    expect((await feed(before)).at(-1)).toEqual({
      position: expect.any(Number),
      op: 'remove',
      caseNo,
      caseSeq: expect.any(Number),
    })
    const [all, of] = [await feed(before), await shared(before)]
    for (const text of [proposal().entity.name, proposal().entity.code])
      expect(JSON.stringify([all, of])).not.toContain(text)
  })

  it('has what is only shared for those alone who may see every case, and of a natural person not who it is', async () => {
    const before = await lastPosition()
    const by = { officer, reviewer, entity: { ...entity, entityCode: persons[0]!.code }, publisher: system }
    const caseNo = await bringTo(api.record, 'published', { changes: { entity: persons[0]!, measures: [] }, by })
    await keeper.sign()
    expect(await feed(before)).toEqual([])
    expect(await shared(before)).toMatchObject([{ op: 'put', caseNo, record: { showing: 'sharedOnly' } }])
    expect(personsIn(JSON.stringify(await shared(before)))).toEqual([])
    for (const actor of [officer, people.finance, entity])
      expect((await api.as(actor).ask('/api/v1/shared-feed')).status).toBe(403)
    expect((await api.nobody.ask('/api/v1/shared-feed')).status).toBe(401)
  })

  it('is read by a system with a key for it', async () => {
    await addAccount(
      database.pool,
      { id: 'city-platform', name: '市公共信用信息平台（虚构）', role: 'citySupervisor' },
      { isSystem: true },
    )
    const operator = api.as({ id: 'feed-operator', role: 'operator' })
    const make = async (operations: string[]) =>
      (
        await operator.ask('/api/v1/api-keys', {
          method: 'POST',
          body: { account: 'city-platform', label: '平台（虚构）', operations, days: 30 },
        })
      ).body.key as string
    const using = async (key: string) =>
      (await api.nobody.ask('/api/v1/shared-feed', { headers: { authorization: `Bearer ${key}` } })).status
    expect(await using(await make(['readSharedFeed']))).toBe(200)
    expect(await using(await make(['listCases']))).toBe(403)
  })

  it('goes on behind each line, and is empty behind the last', async () => {
    for (let n = 0; n < 3; n += 1) await bringTo(api.record, 'published')
    await keeper.sign()
    const whole = await feed()
    const pages: Line[] = []
    for (let page = await feed(0, 2); page.length > 0; page = await feed(page.at(-1)!.position, 2)) pages.push(...page)
    expect(pages).toEqual(whole)
    expect(whole.map(({ position }) => position)).toEqual(
      whole.map(({ position }) => position).toSorted((a, b) => a - b),
    )
    expect(await feed(whole.at(-1)!.position)).toEqual([])
    expect(await feed(Number.MAX_SAFE_INTEGER)).toEqual([])
  })

  it.each(['-1', '', 'x', '1.5', '1e3', '9007199254740992', '99999999999999999999', '0x10', '%20', '01'])(
    'refuses a position that is none: %s',
    async (after) => {
      const { status, body } = await api.nobody.ask(`/api/v1/feed?after=${after}`)
      expect([status, body.status]).toEqual([400, 400])
    },
  )

  it.each(['0', '1001', 'x'])('refuses %s lines', async (limit) => {
    expect((await api.nobody.ask(`/api/v1/feed?limit=${limit}`)).status).toBe(400)
  })
})

it(
  'followed while others write, the feed gives the register, and no line of it is missed',
  { timeout: 120_000 },
  async () => {
    const known = new Map<string, unknown>()
    let after = 0
    const follow = async () => {
      for (let lines = await feed(after, 7); lines.length > 0; lines = await feed(after, 7)) {
        for (const { op, caseNo, record } of lines) {
          if (record) known.set(caseNo, record)
          // Of one that was overtaken a later line says what is so.
          else if (op === 'remove' || op === 'suspend') known.delete(caseNo)
        }
        after = lines.at(-1)!.position
      }
    }
    let writing = true
    const write = async (n: number) => {
      for (let round = 0; round < 3; round += 1) {
        const caseNo = await bringTo(api.record, 'published')
        if ((n + round) % 2 === 0)
          await done(api.record, caseNo, entity, 'objection.file', { grounds: '有误', evidence: [] })
        if ((n + round) % 3 === 0) await annul(api.record, caseNo)
      }
    }
    const writers = Promise.all([0, 1, 2, 3].map(write)).finally(() => (writing = false))
    while (writing) {
      await keeper.sign()
      await follow()
    }
    await writers
    await keeper.sign()
    await follow()
    const { rows } = await database.owner.query<{ case_no: string }>('SELECT case_no FROM register')
    expect([...known.keys()].toSorted()).toEqual(rows.map((row) => row.case_no).toSorted())
    for (const [caseNo, record] of known)
      expect((await api.nobody.ask(`/api/v1/register/${caseNo}`)).body).toEqual(record)
  },
)
