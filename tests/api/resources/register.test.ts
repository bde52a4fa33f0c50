import { beforeAll, describe, expect, it } from 'vitest'
import { withDatabase } from '../../setup/database.ts'
import { people } from '../../support/people.ts'
import { persons } from '../../support/persons.ts'
import { proposal } from '../../support/proposal.ts'
import { annul, bringTo, done } from '../../support/world.ts'
import { withKeeper } from '../../record/log/house.ts'
import { withApi } from '../support.ts'

const database = withDatabase()
const keeper = withKeeper(database)
const api = withApi(database, '2026-04-07', undefined, { publicReadsPerMinute: 100_000 })
const get = async (path: string, headers: Record<string, string> = {}) =>
  await api.app.inject({ url: `/api/v1/register${path}`, headers })
const found = async (query: string) =>
  (await get(`?${new URLSearchParams(query)}`)).json().items.map(({ entityName }: { entityName: string }) => entityName)

const by = { officer: people.officer, reviewer: people.reviewer, publisher: people.system }
const entities = [
  { name: '上海海鸥甲公司（虚构）', code: '91310115MAF9000013' },
  { name: '浦东海鸥海乙公司（虚构）', code: '91310115MAF7000021' },
  { name: 'ABC丙公司（虚构）', code: '91310115MAF9000039' },
].map((entity) => ({ ...proposal().entity, ...entity }))
const [first, second, third] = entities as [(typeof entities)[0], (typeof entities)[0], (typeof entities)[0]]
const publish = async (listed: (typeof entities)[0]) =>
  await bringTo(api.record, 'published', {
    changes: { entity: listed! },
    by: { ...by, entity: { ...people.entity, entityCode: listed!.code } },
  })
const caseNos: string[] = []
beforeAll(async () => {
  for (const entity of entities) caseNos.push(await publish(entity))
})

describe('the search', () => {
  it.each([
    // A part of a name is found only as it stands there, also where each of its pairs does.
    ['search=海鸥', [first.name, second.name]],
    ['search=上海海', [first.name]],
    ['search=鸥海鸥', []],
    ['search=鸥海', [second.name]],
    ['search=上海', [first.name]],
    ['search=公司（虚', entities.map(({ name }) => name)],
    // However it is typed.
    ['search=abc 丙', [third.name]],
    ['search=ＡＢＣ', [third.name]],
    [`search=${second.code}`, [second.name]],
    [`search=${second.code.toLowerCase()}`, [second.name]],
    // Of a code all 18, or it is a part of a name that nobody has.
    ['search=91310115MAF', []],
    ['search=海鸥乙', []],
    ['search=%25%25', []],
    ['search=__', []],
    // One character says nothing, and blanks are none.
    ['search=海​', []],
  ])('for %s finds what has it', async (query, names) => {
    expect(await found(query)).toEqual(names)
  })

  it('is narrowed by list, tier, district and agency, alone and together', async () => {
    const all = entities.map(({ name }) => name)
    const [list, tier, district, agency] = ['work-safety-severe', 'serious', '310115', 'agency-pudong']
    for (const query of [`list=${list}`, `tier=${tier}`, `district=${district}`, `agency=${agency}`])
      expect(await found(query), query).toEqual(all)
    for (const query of ['list=watch-list', 'tier=minor', 'district=310106', 'agency=agency-jingan'])
      expect(await found(query), query).toEqual([])
    expect(await found(`search=海鸥&list=${list}&tier=${tier}&district=${district}&agency=${agency}`)).toEqual([
      first.name,
      second.name,
    ])
    expect(await found(`search=海鸥&district=310106`)).toEqual([])
    expect(await found(`search=${first.code}&agency=agency-jingan`)).toEqual([])
    expect((await get('?tier=grave')).statusCode).toBe(400)
  })

  it('goes on page by page', async () => {
    const page = (await get('?search=公司&limit=2')).json()
    expect(page.items).toHaveLength(2)
    const next = (await get(`?search=公司&limit=2&cursor=${page.next}`)).json()
    expect(next.items.map(({ entityName }: { entityName: string }) => entityName)).toEqual([third.name])
    const same = { ...first, name: '另一公司（虚构）' }
    const other = await publish(same)
    const byCode = (await get(`?search=${first.code}&limit=1`)).json()
    expect((await get(`?search=${first.code}&limit=1&cursor=${byCode.next}`)).json().items).toMatchObject([
      { caseNo: other },
    ])
    await annul(api.record, other)
  })

  it('of a part of a name reads the index of pairs', async () => {
    const { rows } = await database.owner
      .query<{ 'QUERY PLAN': string }>(`SET enable_seqscan = off; SET enable_indexscan = off`)
      .then(
        async () =>
          await database.owner.query(
            `EXPLAIN SELECT FROM register WHERE name_grams(entity_name_form) @> name_grams(normal_name('海鸥'))`,
          ),
      )
    expect(rows.map((row) => row['QUERY PLAN']).join('\n')).toContain('register_name_grams')
    await database.owner.query('RESET enable_seqscan; RESET enable_indexscan')
  })
})

describe('a copy of an answer', () => {
  it.each(['', '?search=海鸥', `?district=310115`])(
    'of the list%s is known as the same until anything public changes',
    async (query) => {
      const before = await get(query)
      expect(before.headers['cache-control']).toBe('public, max-age=60')
      const tag = { 'if-none-match': String(before.headers.etag) }
      expect((await get(query, tag)).statusCode).toBe(304)
      const caseNo = await publish(first)
      // Before anybody has given the change its place, and afterwards.
      const shown = await get(query, tag)
      expect([shown.statusCode, shown.body.includes(caseNo)]).toEqual([200, true])
      await keeper.sign()
      const placed = { 'if-none-match': String((await get(query)).headers.etag) }
      await annul(api.record, caseNo)
      for (const known of [tag, placed, { 'if-none-match': String(shown.headers.etag) }]) {
        const gone = await get(query, known)
        expect([gone.statusCode, gone.body.includes(caseNo)]).toEqual([200, false])
      }
    },
  )

  it('of a record is known by tag and time, until it changes or ends', async () => {
    const caseNo = await bringTo(api.record, 'published')
    const before = await get(`/${caseNo}`)
    const known = { 'if-none-match': String(before.headers.etag) }
    expect((await get(`/${caseNo}`, known)).statusCode).toBe(304)
    expect((await get(`/${caseNo}`, { 'if-modified-since': String(before.headers['last-modified']) })).statusCode).toBe(
      304,
    )
    await done(api.record, caseNo, people.entity, 'objection.file', { grounds: '有误', evidence: [] })
    const marked = await get(`/${caseNo}`, known)
    expect([marked.statusCode, marked.json().marked]).toEqual([200, true])
    await annul(api.record, caseNo)
    for (const headers of [known, { 'if-none-match': '*' }, { 'if-modified-since': new Date().toUTCString() }]) {
      const gone = await get(`/${caseNo}`, headers as Record<string, string>)
      expect(gone.statusCode).toBe(404)
      expect(gone.headers).toMatchObject({ 'cache-control': 'no-store' })
      expect(gone.headers).not.toHaveProperty('etag')
    }
  })

  it('is the same for whoever asks, sets no cookie, and is of nothing that only some may read', async () => {
    const asOfficer = api.as(people.officer)
    for (const path of ['', `/${caseNos[0]}`]) {
      const [nobody, officer] = [
        await api.nobody.ask(`/api/v1/register${path}`),
        await asOfficer.ask(`/api/v1/register${path}`),
      ]
      expect(officer.body).toEqual(nobody.body)
      for (const { headers } of [nobody, officer]) expect(headers).not.toHaveProperty('set-cookie')
    }
    for (const path of ['/cases', `/cases/${caseNos[0]}`, '/messages', '/sessions', '/shared-feed']) {
      const { headers } = await api.as({ id: 'auditor-of-copies', role: 'auditor' }).ask(`/api/v1${path}`)
      expect(headers['cache-control'], path).toMatch(/no-store/)
    }
    for (const path of ['?cursor=x', '?search=x', '/BH-2026-999999'])
      expect((await get(path)).headers['cache-control'], path).toBe('no-store')
    // Of a natural person the register shows nothing, so that no copy can.
    const caseNo = await bringTo(api.record, 'published', {
      changes: { entity: persons[0]!, measures: [] },
      by: { ...by, entity: { ...people.entity, entityCode: persons[0]!.code } },
    })
    expect((await get(`/${caseNo}`)).headers['cache-control']).toBe('no-store')
  })
})
