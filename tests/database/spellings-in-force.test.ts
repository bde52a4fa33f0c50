import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import type { Commands } from '../../domain/case.ts'
import { withApi } from '../api/support.ts'
import { withDatabase } from '../setup/database.ts'
import { people } from '../support/people.ts'
import { proposal } from '../support/proposal.ts'

const database = withDatabase()
const api = withApi(database)
const { officer, reviewer } = people

const migration = (name: string) => {
  const text = readFileSync(new URL(`../../database/migrations/${name}.sql`, import.meta.url), 'utf8')
  const [up = '', down = ''] = text.split('-- Down Migration')
  return { up, down }
}
// Of 0172 and what has taken its place since.
const spelt = migration('0172_spellings_of_numbers')
const apart = migration('0190_numbers_held_apart')

const name = '上海虚构《示例》有限公司（虚构）'
const on = (docNo: string): Commands['listing.propose'] => {
  const { underlyingDecision, entity, ...rest } = proposal()
  return { ...rest, entity: { ...entity, name }, underlyingDecision: { ...underlyingDecision, docNo } }
}
const propose = async (docNo: string) => await api.as(officer).propose(on(docNo))

it('leaves twins of an earlier release in the record, and lets no third one in by any spelling', async () => {
  await database.owner.query(apart.down)
  await database.owner.query(spelt.down)
  const older = [
    await propose('沪虚罚〔2026〕7号'),
    await propose('沪虚罚《2026》07'),
    await propose('沪虚罚〔2026〕7-1号'),
  ]
  expect(older.map(({ status }) => status)).toEqual([201, 201, 201])
  const [first, second] = older.map(({ body }) => body.caseNo as string)
  const forms = async () =>
    (await database.owner.query<{ form: string }>('SELECT DISTINCT entity_name_form AS form FROM cases')).rows
  expect(await forms()).toEqual([{ form: '上海虚构《示例》有限公司(虚构)' }])

  await database.owner.query(spelt.up)
  await database.owner.query(apart.up)
  expect(await forms()).toEqual([{ form: '上海虚构(示例)有限公司(虚构)' }])
  for (const docNo of ['沪虚罚〔2026〕7号', '沪虚罚{2026}7号。', '沪虚罚2026年第007号', '沪虚罚〈二〇二六〉7']) {
    expect(await propose(docNo)).toMatchObject({
      status: 409,
      body: { code: 'listing.sameDecision', params: { caseNo: first, cases: [first, second] } },
    })
  }
  expect((await propose('沪虚罚【2026】7—1号')).body.params.cases).toEqual([older[2]?.body.caseNo])
  expect((await propose('沪虚罚〔2026〕7号之一')).status).toBe(201)

  // Those that stand go on, and can be told by staff who look at either of them.
  const agreed = { outcome: 'agreed', comments: '' } as const
  expect((await api.as(reviewer).give(second!, 'listing.review', agreed)).status).toBe(200)
})
