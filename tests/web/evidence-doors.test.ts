import { beforeAll, describe, expect, it } from 'vitest'
import type { CaseState } from '../../domain/case.ts'
import { pdf } from '../evidence/good-files.ts'
import { withDatabase } from '../setup/database.ts'
import { people } from '../support/people.ts'
import { proposal } from '../support/proposal.ts'
import { bringTo, done } from '../support/world.ts'
import { withPages } from './support.ts'

const database = withDatabase()
const pages = withPages(database)
const phone = { viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true, javaScriptEnabled: false }
const evidence = [{ title: '整改报告（虚构）' }]
const file = { name: '缴款凭证（虚构）.pdf', mimeType: 'application/pdf', buffer: pdf }

let n = 0
async function committed(): Promise<string> {
  n += 1
  const { underlyingDecision } = proposal()
  const requirements = ['停止违法行为（虚构）', '提交整改报告（虚构）'].map((text, at) => ({ id: `r${at + 1}`, text }))
  const changes = {
    underlyingDecision: { ...underlyingDecision, docNo: `沪虚罚〔2026〕${n}号` },
    rectification: { requirements, termDays: 60 },
  }
  const caseNo = await bringTo(pages.record, 'published', { changes })
  await done(pages.record, caseNo, people.entity, 'rectification.commit', { commitment: '承诺改正（虚构）' })
  return caseNo
}
async function accepted(): Promise<string> {
  const caseNo = await committed()
  const items = ['r1', 'r2'].map((requirement) => ({ requirement, statement: '已完成（虚构）', evidence }))
  await done(pages.record, caseNo, people.entity, 'rectification.submitEvidence', { items })
  await done(pages.record, caseNo, people.reviewer, 'rectification.accept', { findings: '符合（虚构）' })
  return caseNo
}
const stateOf = async (caseNo: string): Promise<CaseState> =>
  (await database.owner.query('SELECT state FROM cases WHERE case_no = $1', [caseNo])).rows[0].state
const filesIn = async (caseNo: string) =>
  (await database.owner.query('SELECT name FROM evidence_files WHERE case_no = $1', [caseNo])).rows

let open = ''
let others: string[] = []
let repairable: string[] = []
beforeAll(async () => {
  repairable = [await accepted(), await accepted()]
  open = await committed()
  others = [await committed(), await committed()]
}, 120_000)

describe('evidence of requirements', () => {
  it('is asked about before a part of it is sent, and what was typed comes back', async () => {
    const page = await pages.signIn('entity', phone)
    await page.goto(`/matters/${open}/evidence`)
    await page.fill('textarea[name="items.0.statement"]', '已停止（虚构）')
    await page.click('button:has-text("提交核验")')
    expect(await page.textContent('h1')).toContain('请再核对一次')
    const asked = await page.textContent('.banner-late')
    expect(asked).toMatch(/没有填写的要求：提交整改报告（虚构）.*没有附材料的要求：停止违法行为（虚构）/s)
    expect((await stateOf(open)).rectification?.status).toBe('ordered')
    await page.click('button:has-text("返回修改")')
    expect(await page.inputValue('textarea[name="items.0.statement"]')).toBe('已停止（虚构）')
    await page.click('button:has-text("提交核验")')
    await page.click('main form:has([name="_sure"]) .buttons button:not([name])')
    expect(await page.textContent('.banner-done')).toContain('等待核验')
    expect((await stateOf(open)).rectification?.status).toBe('submitted')
  })

  it('is not asked about when nothing is left out, and brings its files by either form', async () => {
    const page = await pages.signIn('entity', phone)
    for (const url of [`/matters/${others[0]}/evidence`, `/cases/${others[1]}/rectification/submit-evidence`]) {
      await page.goto(url)
      for (const row of [0, 1]) {
        await page.fill(`textarea[name="items.${row}.statement"]`, '已完成（虚构）')
        await page.setInputFiles(`input[name="items.${row}.evidence.new"]`, file)
      }
      await page.click('main form:has([name="_version"]) .buttons button:not([name])')
      expect(await page.textContent('.banner-done'), url).toContain('提交')
    }
    for (const caseNo of others) expect(await filesIn(caseNo)).toEqual([{ name: file.name }])
  })
})

describe('the repair of several records at once', () => {
  it('takes files, keeps them through a fault, and enters them in every record', async () => {
    pages.clock.set('2027-04-20')
    const page = await pages.signIn('entity', phone)
    await page.goto('/matters/repair')
    await page.setInputFiles('input[name="proof.new"]', file)
    await page.fill('#f-signer', '')
    const send = async () => await page.click('button:has-text("签署并一次申请")')
    await send()
    expect(await page.textContent('.faults')).toContain('签署人')
    expect(await page.isChecked('input[name="proof.kept"]')).toBe(true)
    await page.fill('#f-signer', '虚构甲')
    await send()
    expect(await page.locator('td .tag-done').count()).toBe(2)
    for (const caseNo of repairable) {
      expect(await filesIn(caseNo)).toEqual([{ name: file.name }])
      const { rows } = await database.owner.query(
        `SELECT data FROM ledger WHERE case_no = $1 AND type = 'repair.applied'`,
        [caseNo],
      )
      expect(rows[0].data.proof).toMatchObject([{ title: file.name, file: expect.any(String) }])
    }
    expect(await filesIn(open)).toEqual([])
  })
})
