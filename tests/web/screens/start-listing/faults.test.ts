import { expect, it } from 'vitest'
import { withDatabase } from '../../../setup/database.ts'
import { withHouse } from '../../house.ts'

const database = withDatabase()
const house = withHouse(database)

type Typed = { readonly [name: string]: string }
const entity = {
  'entity.name': '上海虚构示例有限公司（虚构）',
  'entity.kind': 'organisation',
  'entity.code': '91310115MA1FAKE27N',
  'entity.district': '310115',
  district: '310115',
}
const basis = {
  'underlyingDecision.docNo': '沪虚罚〔2026〕1号',
  'underlyingDecision.decidedOn': '2026-03-02',
  'underlyingDecision.penaltyKinds': '罚款',
  'underlyingDecision.content': '罚款人民币50万元（虚构）',
  legalBasis: '《中华人民共和国安全生产法》第九十七条',
}
const conduct = { 'violation.type': '安全生产', 'violation.facts': '未培训（虚构）', evidence: '笔录（虚构）' }

async function writer() {
  const cookies = await house.signIn('officer')
  const form = await house.unseen('/cases/new', cookies)
  const send = async (url: string, typed: Typed) => await house.send(url, { ...form, ...typed }, { cookies })
  const read = async (url: string) => (await house.app.inject({ url, cookies })).body
  const begun = await send('/cases/new', { ...entity, _do: 'later' })
  expect(begun.statusCode).toBe(303)
  const { rows } = await database.owner.query<{ id: string }>('SELECT id FROM drafts ORDER BY saved_at DESC LIMIT 1')
  const at = (step: number) => `/cases/new/${rows[0]!.id}/${step}`
  return { send, read, at }
}
const faultsOf = (body: string) => /<div class="faults"(.*?)<\/div>/s.exec(body)?.[1] ?? ''

it('a step names all that is wrong with it at once, each at its field', async () => {
  const { send, at } = await writer()
  const name = { ...entity, 'entity.name': '=1+1（虚构）', 'entity.code': '91310115MA1FAKE270' }
  const first = await send(at(1), name)
  expect(first.statusCode).toBe(409)
  expect(faultsOf(first.body)).toMatch(/主体名称不能以.*href="#f-entity-codeReason"/s)
  const kinds = await send(at(3), { ...basis, 'underlyingDecision.penaltyKinds': '虚构处罚' })
  expect(faultsOf(kinds.body)).toContain('处罚种类')
})

it('measures that do not fit are named by name, at their rows, before the next step', async () => {
  const { send, read, at } = await writer()
  await send(at(1), entity)
  await send(at(2), conduct)
  await send(at(3), basis)
  const lists = {
    listType: 'work-safety-severe',
    tier: 'serious',
    'measures.0.code': 'M09',
    'measures.0.department': 'dept-finance',
    'measures.2.code': 'M06',
    'measures.2.department': 'dept-inspection',
  }
  const wrong = await send(at(4), lists)
  const faults = faultsOf(wrong.body)
  expect(faults).toMatch(/href="#f-measures-0-department".*href="#f-measures-2-department"/s)
  expect(faults).not.toMatch(/dept-|work-safety|organisation/)
  expect(faults).toContain('财政')
  // What is kept is named again where it is checked, and leads back to its field and from there to the check.
  const check = await read(at(6))
  const address = `${at(4)}?check=1#f-measures-0-department`
  expect(check).toContain(`href="${address}"`)
  expect(await read(`${at(4)}?check=1`)).toMatch(/id="f-measures-0-department"[^>]*aria-invalid="true"/)
  const right = { ...lists, 'measures.0.department': 'dept-inspection', 'measures.2.department': 'dept-finance' }
  const put = await send(`${at(4)}?check=1`, right)
  expect([put.statusCode, put.headers.location]).toEqual([303, at(6)])
  expect((await send(at(4), right)).headers.location).toBe(at(5))
})

it('the check names what is missing in every step together', async () => {
  const { read, at } = await writer()
  const check = await read(at(6))
  for (const step of [2, 3, 4, 5]) expect(check).toContain(`href="${at(step)}?check=1#f-`)
})
