import { describe, expect, it } from 'vitest'
import { createDraft, createUnclaimedDraft, listDrafts } from '../../database/queries/drafts.ts'
import { withDatabase } from '../setup/database.ts'
import { people } from '../support/people.ts'
import { proposal } from '../support/proposal.ts'
import { done } from '../support/world.ts'
import { withHouse } from './house.ts'

const database = withDatabase()
const house = withHouse(database)
const { officer } = people
const propose = async () => (await done(house.record, undefined, officer, 'listing.propose', proposal())).caseNo
const kept = async (account: string) =>
  (await database.owner.query('SELECT fields FROM drafts WHERE account = $1 ORDER BY saved_at', [account])).rows

describe('drafts', () => {
  it('are at most fifty of an account; one more is refused, and what was typed stands in the form', async () => {
    const url = `/cases/${await propose()}/listing/revise`
    const cookies = await house.signIn('officer')
    const form = await house.unseen(url, cookies)
    for (let n = 1; n <= 50; n += 1) {
      const saved = await house.send(url, { ...form, 'violation.facts': `第${n}稿（虚构）`, _do: 'draft' }, { cookies })
      expect(saved.statusCode).toBe(303)
    }
    for (const [address, name, way] of [
      [url, 'violation.facts', 'draft'],
      ['/cases/new', 'entity.code', 'later'],
    ] as const) {
      const full = await house.send(address, { ...form, [name]: '虚构甲厂', _do: way }, { cookies })
      expect(full.statusCode).toBe(409)
      expect(full.body).toContain('您已有50份未提交的草稿，没有再保存')
      expect(full.body).toContain('虚构甲厂')
    }
    expect(await kept(officer.id)).toHaveLength(50)
  })

  it('are no more where one is claimed that was sent without a session, and that one stays as it was', async () => {
    await database.owner.query('DELETE FROM drafts')
    const caseNo = await propose()
    const cookies = await house.signIn('officer')
    const urls = [`/cases/${caseNo}/listing/revise`, '/cases/new']
    for (let n = 0; n < 50; n += 1)
      await createDraft(database.pool, {
        account: officer.id,
        path: urls[n % 2]!,
        fields: { facts: `第${n}稿（虚构）` },
      })
    const form = await house.unseen(urls[0]!, cookies)
    for (const path of urls) {
      const sent = await createUnclaimedDraft(database.pool, { account: officer.id, path, fields: { facts: '原稿' } })
      const address = path === '/cases/new' ? `${path}/${sent}/1` : `${path}?draft=${sent}`
      const fields = { ...form, 'violation.facts': '虚构乙事', 'entity.code': '虚构乙厂', _do: 'draft' }
      const full = await house.send(address, fields, { cookies })
      expect(full.statusCode).toBe(409)
      expect(full.body).toContain('您已有50份未提交的草稿，没有再保存')
      const { rows } = await database.owner.query('SELECT claimed, fields FROM drafts WHERE id = $1', [sent])
      expect(rows).toEqual([{ claimed: false, fields: { facts: '原稿' } }])
    }
    // One that was dropped makes room for one that is claimed.
    await database.owner.query('DELETE FROM drafts WHERE id = (SELECT id FROM drafts WHERE claimed LIMIT 1)')
    const { rows } = await database.owner.query('SELECT id FROM drafts WHERE NOT claimed AND path = $1', [urls[0]])
    const taken = await house.send(`${urls[0]}?draft=${rows[0].id}`, { ...form, _do: 'draft' }, { cookies })
    expect(taken.statusCode).toBe(303)
  })

  it('that are opened and saved again are not doubled', async () => {
    await database.owner.query('DELETE FROM drafts')
    const url = `/cases/${await propose()}/listing/revise`
    const cookies = await house.signIn('officer')
    const form = await house.unseen(url, cookies)
    await house.send(url, { ...form, 'violation.facts': '初稿', _do: 'draft' }, { cookies })
    const { rows } = await database.owner.query('SELECT id FROM drafts')
    await house.send(`${url}?draft=${rows[0].id}`, { ...form, 'violation.facts': '改稿', _do: 'draft' }, { cookies })
    expect(await kept(officer.id)).toMatchObject([{ fields: { 'violation.facts': '改稿' } }])
  })

  it('are none of an act that is never the account’s to do', async () => {
    await database.owner.query('DELETE FROM drafts')
    const caseNo = await propose()
    const cookies = await house.signIn('officer')
    const form = await house.unseen(`/cases/${caseNo}/listing/revise`, cookies)
    const typed = { ...form, comments: '同意', _do: 'draft' }
    const refused = await house.send(`/cases/${caseNo}/listing/review`, typed, { cookies })
    expect(refused.statusCode).toBe(403)
    expect(await kept(officer.id)).toEqual([])
  })

  // Whoever sends a form chooses its names.
  const others = (n: number) =>
    Object.fromEntries(Array.from({ length: 300 }, (_, k) => [`other${n}x${k}`, 'x'.repeat(3_000)]))
  const bytesKept = async () =>
    (await database.owner.query('SELECT coalesce(sum(octet_length(fields::text)), 0)::int AS bytes FROM drafts'))
      .rows[0].bytes

  it('keep what their form asks for and nothing else, however often they are saved', async () => {
    await database.owner.query('DELETE FROM drafts')
    const cookies = await house.signIn('officer')
    const first = { ...(await house.unseen('/cases/new', cookies)), 'entity.code': '虚构甲厂', _do: 'later' }
    await house.send('/cases/new', { ...first, ...others(0) }, { cookies })
    const [{ id }] = (await database.owner.query('SELECT id FROM drafts')).rows
    const second = `/cases/new/${id}/2`
    const form = await house.unseen(second, cookies)
    const rows = Object.fromEntries(Array.from({ length: 900 }, (_, n) => [`measures.${n}.code`, 'M01']))
    const typed = { ...form, ...others(2), ...rows, 'violation.facts': '虚构之事', _do: 'later' }
    expect((await house.send(second, typed, { cookies })).statusCode).toBe(303)
    const url = `/cases/${await propose()}/listing/revise`
    const revising = { ...(await house.unseen(url, cookies)), 'violation.facts': '虚构之事', _do: 'draft' }
    expect((await house.send(url, { ...revising, ...others(9) }, { cookies })).statusCode).toBe(303)
    expect(await bytesKept()).toBeLessThan(10_000)
    const drafts = await kept(officer.id)
    expect(drafts[0].fields).toMatchObject({ 'entity.code': '虚构甲厂', 'violation.facts': '虚构之事' })
    expect(Object.keys(drafts[0].fields).filter((name) => name.startsWith('measures')).length).toBeLessThanOrEqual(101)
    expect(drafts[1].fields).toMatchObject({ 'violation.facts': '虚构之事' })
  })

  it('that are sent without a session keep no more of a form than it asks for', async () => {
    await database.owner.query('DELETE FROM drafts')
    const url = `/cases/${await propose()}/listing/revise`
    const form = await house.unseen(url, await house.signIn('officer'))
    const typed = { ...form, 'violation.facts': '虚构之事', '_why.reason': '虚构理由', ...others(1) }
    expect((await house.send(url, typed)).statusCode).toBe(303)
    expect(await bytesKept()).toBeLessThan(10_000)
    const [{ fields }] = await kept(officer.id)
    expect(fields).toMatchObject({ 'violation.facts': '虚构之事', '_why.reason': '虚构理由', _version: '1' })
  })

  it('have an end: what is beyond it is refused with a sentence, stands in the form, and leaves the draft as it was', async () => {
    await database.owner.query('DELETE FROM drafts')
    const cookies = await house.signIn('officer')
    const first = { ...(await house.unseen('/cases/new', cookies)), 'entity.code': '虚构甲厂', _do: 'later' }
    await house.send('/cases/new', first, { cookies })
    const [{ id }] = (await database.owner.query('SELECT id FROM drafts')).rows
    const save = async (step: number, name: string, text: string) => {
      const url = `/cases/new/${id}/${step}`
      return await house.send(url, { ...(await house.unseen(url, cookies)), [name]: text, _do: 'later' }, { cookies })
    }
    expect((await save(1, 'entity.code', 'a'.repeat(600_000))).statusCode).toBe(303)
    const full = await save(2, 'underlyingDecision.content', `${'b'.repeat(600_000)}末句`)
    expect(full.statusCode).toBe(409)
    expect(full.body).toContain('草稿内容过多，没有保存，您填写的内容仍在本页')
    expect(full.body).toContain('b末句')
    expect(await bytesKept()).toBeLessThan(1_048_576)
    const shorter = await save(2, 'underlyingDecision.content', '虚构内容')
    expect(shorter.statusCode).toBe(303)
    expect((await kept(officer.id))[0].fields).toMatchObject({ 'underlyingDecision.content': '虚构内容' })
  })

  it('stand in their list without what was written in them but whom they are about', async () => {
    const [row] = await listDrafts(database.pool, officer.id)
    expect(Object.keys(row ?? {}).toSorted()).toEqual(['entityName', 'id', 'path', 'savedAt'])
  })
})
