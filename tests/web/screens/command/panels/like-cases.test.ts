import { beforeAll, expect, it } from 'vitest'
import { visibleCases } from '../../../../../identity/rights.ts'
import { listNearest } from '../../../../../database/queries/decided-cases.ts'
import { readerOn } from '../../../../../database/reading.ts'
import type { Commands } from '../../../../../domain/case.ts'
import { withDatabase } from '../../../../setup/database.ts'
import { people } from '../../../../support/people.ts'
import { proposal } from '../../../../support/proposal.ts'
import { done } from '../../../../support/world.ts'
import { withPages } from '../../../support.ts'

const database = withDatabase()
const pages = withPages(database)

async function toDetermine(changes: Partial<Commands['listing.propose']>): Promise<string> {
  const { caseNo } = await done(pages.record, undefined, people.officer, 'listing.propose', proposal(changes))
  await done(pages.record, caseNo, people.reviewer, 'listing.review', { outcome: 'agreed', comments: '' })
  await done(pages.record, caseNo, people.officer, 'listing.serveNotice', {
    method: 'direct',
    servedOn: '2026-04-07',
    proof: '回证',
  })
  await done(pages.record, caseNo, people.entity, 'listing.waiveDefence', { statement: '放弃' })
  await done(pages.record, caseNo, people.entity, 'listing.waiveHearing', { statement: '放弃' })
  return caseNo
}

const { violation, underlyingDecision } = proposal()
const numbered = (n: number) => ({ underlyingDecision: { ...underlyingDecision, docNo: `沪虚罚〔2026〕${n}号` } })

let decided: { same: string; other: string; refused: string; open: string }
beforeAll(async () => {
  const rectification = { requirements: [{ id: 'r1', text: '改正（虚构）' }], termDays: 45 }
  const same = await toDetermine({ ...numbered(1), rectification })
  const other = await toDetermine({ ...numbered(2), violation: { ...violation, type: '消防安全' } })
  const refused = await toDetermine(numbered(3))
  for (const caseNo of [same, other])
    await done(pages.record, caseNo, people.reviewer, 'listing.determine', { outcome: 'list', reasons: '事实清楚' })
  await done(pages.record, refused, people.reviewer, 'listing.determine', { outcome: 'notList', reasons: '证据不足' })
  decided = { same, other, refused, open: await toDetermine(numbered(4)) }
})

it('who determines sees how like cases were decided, and may decide otherwise', async () => {
  const page = await pages.signIn('reviewer')
  await page.goto(`/cases/${decided.open}/listing/determine`)
  const rows = page.locator('section[aria-labelledby="like"] tbody tr')
  const shown = await rows.allTextContents()
  expect(shown.map((row) => Object.entries(decided).find(([, caseNo]) => row.includes(caseNo))?.[0])).toEqual([
    'refused',
    'same',
    'other',
  ])
  expect(shown[0]).toContain('不予列入')
  expect(shown[1]).toMatch(/M06.*45 日.*待送达决定/s)
  await page.check('input[name="outcome"][value="notList"]')
  await page.fill('#f-reasons', '情节轻微（虚构）')
  await page.click('main .button-danger')
  expect(await page.textContent('h1')).toContain('请再核对一次：作出认定')
  expect(await page.textContent('main dl.summary >> nth=-1')).toContain('不予列入')
  await page.click('main .button-danger')
  expect(await page.textContent('.banner-done')).toContain('认定决定')
})

it('shows nobody a case that is not theirs to see', async () => {
  const like = {
    caseNo: 'BH-none',
    listType: proposal().listType,
    tier: proposal().tier,
    district: '310106',
    violation: violation.type,
  }
  const read = async (who: typeof people.reviewer | typeof people.otherReviewer) =>
    await listNearest(readerOn(database.reading)(who), visibleCases(who, 1), like)
  expect((await read(people.reviewer)).map(({ caseNo }) => caseNo)).toContain(decided.same)
  expect(await read(people.otherReviewer)).toEqual([])
  // The database withholds them too, should the condition be forgotten.
  expect(
    await listNearest(readerOn(database.reading)(people.otherReviewer), { sql: 'true', values: [] }, like),
  ).toEqual([])
})

it('the nearest are of the same list and tier, by conduct, then district, then day, among all there are', async () => {
  const { listType, tier } = proposal()
  const like = { caseNo: decided.open, listType, tier, district: '310115', violation: violation.type }
  const nearest = async (changes: Partial<typeof like> = {}, most = 5) => {
    const found = await listNearest(
      readerOn(database.reading)(people.auditor),
      visibleCases(people.auditor, 1),
      { ...like, ...changes },
      most,
    )
    return found.map(({ caseNo }) => caseNo)
  }
  // Copies of a case that differ as stated; those of other conduct are later than any that is alike.
  const copies: readonly (readonly [name: string, decidedOn: string, conduct: string, district: string])[] = [
    ['BH-2025-early', '2025-01-01', violation.type, '310115'],
    ['BH-2025-late', '2025-02-01', violation.type, '310115'],
    ['BH-2025-otherDistrict', '2026-08-01', violation.type, '310106'],
    ['BH-2025-otherConduct', '2026-08-02', '消防（虚构）', '310115'],
    ['BH-2025-neither', '2026-08-03', '消防（虚构）', '310106'],
    ...Array.from({ length: 400 }, (_, n) => [`BH-2027-${n}`, '2026-08-04', '计量（虚构）', '310106'] as const),
  ]
  await database.pool.query(
    `INSERT INTO cases (case_no, version, state, stage, agency, district, list_type, tier, entity_code, entity_name, opened_on,
       closed_on, outcome, changed_at, conducted_version)
     SELECT c.case_no, version, jsonb_set(jsonb_set(state, '{listing,determinedOn}', to_jsonb(c.decided_on)),
         '{listing,proposal,violation,type}', to_jsonb(c.conduct)), stage, agency, c.district, list_type, tier, entity_code,
       entity_name, c.decided_on::date, closed_on, outcome, changed_at, version
     FROM cases, unnest($2::text[], $3::text[], $4::text[], $5::text[]) AS c(case_no, decided_on, conduct, district)
     WHERE cases.case_no = $1`,
    [decided.same, ...[0, 1, 2, 3].map((column) => copies.map((copy) => copy[column]))],
  )
  const found = await nearest({}, 9)
  expect(found.slice(0, 2).toSorted()).toEqual([decided.same, decided.refused].toSorted())
  expect(found.slice(2, 5)).toEqual(['BH-2025-late', 'BH-2025-early', 'BH-2025-otherDistrict'])
  expect(found.slice(5, 7)).toEqual(['BH-2025-otherConduct', decided.other])
  expect(await nearest()).toEqual(found.slice(0, 5))
  expect(await nearest({ caseNo: 'BH-2025-late' }, 4)).not.toContain('BH-2025-late')
  expect(await nearest({ tier: 'minor' })).toEqual([])
  expect(await nearest({ listType: 'tax-severe' })).toEqual([])
})
