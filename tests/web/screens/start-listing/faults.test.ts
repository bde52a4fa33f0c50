import { expect, it } from 'vitest'
import { listCasesOfEntity } from '../../../../database/queries/known-entities.ts'
import { readerOn } from '../../../../database/reading.ts'
import { visibleCases } from '../../../../identity/rights.ts'
import { withDatabase } from '../../../setup/database.ts'
import { people } from '../../../support/people.ts'
import { proposal } from '../../../support/proposal.ts'
import { done } from '../../../support/world.ts'
import { withHouse } from '../../house.ts'

const database = withDatabase()
const house = withHouse(database)

type Typed = { readonly [name: string]: string }
const code = { 'entity.code': '91310115MA1FAKE27N', listType: 'work-safety-severe' }
const rest = {
  'entity.name': '上海虚构示例有限公司（虚构）',
  'entity.kind': 'organisation',
  'entity.district': '310115',
  district: '310115',
  'underlyingDecision.docNo': '沪虚罚〔2026〕77号',
  'underlyingDecision.decidedOn': '2026-03-02',
  'underlyingDecision.penaltyKinds': '罚款',
  'underlyingDecision.content': '罚款人民币50万元（虚构）',
  legalBasis: '《中华人民共和国安全生产法》第九十七条',
  'violation.type': '安全生产',
  'violation.facts': '未培训（虚构）',
  evidence: '笔录（虚构）',
  tier: 'serious',
  'measures.0.code': 'M09',
  'measures.0.department': '',
  'rectification.requirements.0.text': '停止违法行为（虚构）',
}

async function writer() {
  const cookies = await house.signIn('officer')
  const form = await house.unseen('/cases/new', cookies)
  const send = async (url: string, typed: Typed) => await house.send(url, { ...form, ...typed }, { cookies })
  const read = async (url: string) => (await house.app.inject({ url, cookies })).body
  const begin = async (typed: Typed = code) => {
    const begun = await send('/cases/new', typed)
    expect(begun.statusCode).toBe(303)
    const id = /new\/([0-9a-f-]{36})\/2$/.exec(String(begun.headers.location))?.[1]
    return (step: number) => `/cases/new/${id}/${step}`
  }
  return { send, read, begin }
}
const faultsOf = (body: string) => /<div class="faults"(.*?)<\/div>/s.exec(body)?.[1] ?? ''
const drafts = async () => (await database.owner.query('SELECT fields FROM drafts ORDER BY saved_at DESC')).rows

it('a code that is none is refused before anything else is written, and no draft is begun', async () => {
  const { send } = await writer()
  const wrong = [
    ['9131 0115', '18位'],
    ['91310115MA1FAKE27O', '统一社会信用代码'],
    ['12345', '统一社会信用代码'],
  ] as const
  for (const [typed, said] of wrong) {
    const answer = await send('/cases/new', { ...code, 'entity.code': typed })
    expect(faultsOf(answer.body), typed).toMatch(new RegExp(`href="#f-entity-code".*${said}`, 's'))
  }
  expect(await drafts()).toEqual([])
})

it('a code is read however it was typed, and the kind follows from it', async () => {
  const { send, read } = await writer()
  for (const typed of ['9131 0115 ma1f ake2 7n', '９１３１０１１５ＭＡ１ＦＡＫＥ２７Ｎ', '91310115MA1FAKE27N\u200b']) {
    const begun = await send('/cases/new', { ...code, 'entity.code': typed })
    expect(begun.statusCode, typed).toBe(303)
    const page = await read(String(begun.headers.location))
    expect(page).toMatch(/value="organisation"[^>]*checked/)
    expect(page).toContain('请按证照填写')
  }
})

it('a page names all that is wrong with it at once, each at its field', async () => {
  const { send, begin } = await writer()
  const at = await begin()
  const answer = await send(at(2), {
    ...rest,
    'entity.name': '=1+1（虚构）',
    'underlyingDecision.penaltyKinds': '虚构处罚',
    evidence: '',
  })
  expect(answer.statusCode).toBe(409)
  expect(faultsOf(answer.body)).toMatch(/主体名称不能以/)
  for (const field of ['entity-name', 'underlyingDecision-penaltyKinds', 'evidence'])
    expect(faultsOf(answer.body)).toContain(`href="#f-${field}"`)
})

it('measures that do not fit are named by name, at their rows, and a change leads back to the check', async () => {
  const { send, read, begin } = await writer()
  const at = await begin()
  const lists = {
    ...rest,
    'measures.0.department': 'dept-finance',
    'measures.2.code': 'M06',
    'measures.2.department': 'dept-inspection',
  }
  const wrong = await send(at(2), lists)
  const faults = faultsOf(wrong.body)
  expect(faults).toMatch(/href="#f-measures-0-department".*href="#f-measures-2-department"/s)
  expect(faults).not.toMatch(/dept-|work-safety|organisation/)
  expect(faults).toContain('财政')
  // What is kept is named again where it is checked, and leads back to its field and from there to the check.
  const check = await read(at(3))
  expect(check).toContain(`href="${at(2)}?check=1#f-measures-0-department"`)
  expect(await read(`${at(2)}?check=1`)).toMatch(/id="f-measures-0-department"[^>]*aria-invalid="true"/)
  const right = { ...lists, 'measures.0.department': 'dept-inspection', 'measures.2.department': 'dept-finance' }
  const put = await send(`${at(2)}?check=1`, right)
  expect([put.statusCode, put.headers.location]).toEqual([303, at(3)])
  const changed = await send(`${at(1)}?check=1`, code)
  expect(changed.headers.location).toBe(at(3))
})

it('offers what fits the list and the entity, and finds the only department of a measure', async () => {
  const { send, read, begin } = await writer()
  const options = (body: string, id: string) =>
    [...(new RegExp(`<select id="${id}".*?</select>`, 's').exec(body)?.[0] ?? '').matchAll(/value="([^"]+)"/g)].map(
      ([, value]) => value,
    )
  const severe = await read((await begin())(2))
  // M02 to M05 aim at natural persons, M12 is not published, M15 and M16 are others' to carry out.
  expect(options(severe, 'f-measures-0-code')).toEqual(
    ['01', '06', '07', '08', '09', '10', '11', '13', '14'].map((number) => `M${number}`),
  )
  expect(options(severe, 'f-measures-0-department')).not.toContain('dept-court')
  expect(severe.match(/name="tier"/g)).toHaveLength(1)
  const at = await begin({ ...code, listType: 'watch-list' })
  const watched = await read(at(2))
  expect(options(watched, 'f-measures-0-code')).toEqual(['M06', 'M08', 'M09', 'M10', 'M11', 'M13', 'M14'])
  expect(watched.match(/name="tier"/g)).toHaveLength(2)
  const put = await send(at(2), { ...rest, tier: 'general' })
  expect(put.headers.location).toBe(at(3))
  const [{ fields }] = await drafts()
  expect(fields).toMatchObject({ 'measures.0.department': 'dept-inspection' })
})

it('says which of several departments is to be chosen', async () => {
  const { send, begin } = await writer()
  const answer = await send((await begin())(2), { ...rest, 'measures.0.code': 'M01' })
  expect(faultsOf(answer.body)).toMatch(/href="#f-measures-0-department".*请选择“实施部门”/s)
})

it('the check names what is missing on every page together', async () => {
  const { send, read, begin } = await writer()
  const at = await begin()
  const later = await send(at(1), { 'entity.code': '', listType: '', _do: 'later' })
  expect(later.statusCode).toBe(303)
  const check = await read(at(3))
  for (const step of [1, 2]) expect(check).toContain(`href="${at(step)}?check=1#f-`)
})

it('fills in what is known of the code, shows its cases, and names a twin before it is sent', async () => {
  const { send, read, begin } = await writer()
  const docNo = '沪虚罚〔2026〕78号'
  const known = proposal({ underlyingDecision: { ...proposal().underlyingDecision, docNo } })
  const { caseNo } = await done(house.record, undefined, people.officer, 'listing.propose', known)
  const at = await begin({ ...code, 'entity.code': known.entity.code.toLowerCase() })
  const page = await read(at(2))
  expect(page).toContain(`已按 ${caseNo} 填好`)
  expect(page).toContain(`value="${known.entity.name}"`)
  expect(page).toMatch(new RegExp(`href="/cases/${caseNo}".*${docNo}`, 's'))
  const twin = {
    ...rest,
    'entity.name': '上海虚构更名有限公司（虚构）',
    'underlyingDecision.docNo': '沪虚罚[2026]078号',
  }
  const refused = await send(at(2), twin)
  expect(faultsOf(refused.body)).toMatch(new RegExp(`href="#f-repeatReason".*${caseNo}`, 's'))
  const sent = await send(at(2), { ...twin, repeatReason: '另有事实（虚构）' })
  expect(sent.headers.location).toBe(at(3))
  expect(await read(at(3))).toContain(`名称是：${known.entity.name}`)
  // Another agency sees none of its cases.
  const other = people.otherReviewer
  const theirs = await listCasesOfEntity(readerOn(database.reading)(other), visibleCases(other, 1), known.entity.code)
  expect(theirs).toEqual([])
})

it('a code that is changed brings what is known of it, and keeps what was typed where nothing is', async () => {
  const { send, begin } = await writer()
  const at = await begin({ ...code, 'entity.code': proposal().entity.code })
  const other = '91310115MAFAKE015A'
  await send(at(1), { ...code, 'entity.code': other, _do: 'later' })
  expect((await drafts())[0].fields).toMatchObject({ 'entity.code': other, 'entity.name': '' })
  await send(at(2), { ...rest, 'entity.name': '上海虚构新设有限公司（虚构）', _do: 'later' })
  await send(at(1), { ...code, 'entity.code': `${other} `, _do: 'later' })
  expect((await drafts())[0].fields).toMatchObject({ 'entity.name': '上海虚构新设有限公司（虚构）' })
})
