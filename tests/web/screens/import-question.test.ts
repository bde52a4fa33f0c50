import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { applyChunk } from '../../../record/bulk/apply.ts'
import { stageImport } from '../../../record/bulk/stage.ts'
import { withDatabase } from '../../setup/database.ts'
import { people } from '../../support/people.ts'
import { rules } from '../../support/row-rules.ts'
import { header, row } from '../../support/sent-files.ts'
import { typedRow, workbookOf } from '../../support/workbook.ts'
import { withPages } from '../support.ts'

const database = withDatabase()
const pages = withPages(database, '2026-11-24')

/** Two sheets with rows, of which one is read; in that a row is hidden and a column is none of ours. */
function workbook(): Buffer {
  const shown = typedRow(1, [...header, '备注']) + typedRow(2, [...row(), '无']) + typedRow(3, row(), 'hidden="true"')
  return workbookOf([
    { name: '十一月', rows: shown },
    { name: '十月', rows: typedRow(1, header) + typedRow(2, row()) },
  ])
}

/** Does what the workflow of an import does, until it asks or is over. */
async function work(id: string): Promise<void> {
  await stageImport(pages.record.pool, id, new AbortController().signal)
  while ((await applyChunk(pages.record, rules, id)).state === 'more');
}

const cases = async () => Number((await database.pool.query('SELECT count(*) AS n FROM cases')).rows[0].n)

async function send(page: Page, name: string): Promise<string> {
  await page.goto('/imports')
  await page.setInputFiles('input[type="file"]', { name, mimeType: 'application/octet-stream', buffer: workbook() })
  await page.click('main form button:has-text("上传")')
  await page.waitForURL(/\/imports\/[0-9a-f-]{36}$/)
  const id = new URL(page.url()).pathname.split('/').at(-1)!
  await work(id)
  await page.reload()
  return id
}

describe('the page of an import that leaves something out', () => {
  it('lists it and opens nothing before the officer has let it go on, without script', async () => {
    const before = await cases()
    const page = await pages.signIn('officer', { javaScriptEnabled: false })
    const id = await send(page, '名单（虚构）.xlsx')
    const asked = await page.textContent('main')
    for (const part of ['“十月”', '共 1 行：第 3 行', '备注', '还没有立任何案件']) expect(asked).toContain(part)
    await work(id)
    expect(await cases()).toBe(before)
    const reviewer = await pages.signIn('reviewer')
    await reviewer.goto(`/imports/${id}`)
    expect(await reviewer.textContent('main')).toContain('“十月”')
    expect(await reviewer.locator('button:has-text("确认，只办理其余各行")').count()).toBe(0)
    await page.click('button:has-text("确认，只办理其余各行")')
    await work(id)
    await page.reload()
    const done = (await page.textContent('main')) ?? ''
    expect(done).toContain('已完成')
    expect(done).not.toContain('还没有立任何案件')
    expect(await page.textContent('tbody')).toContain('隐藏或者筛掉')
    expect(await cases()).toBe(before + 1)
    const { rows } = await database.pool.query('SELECT agency FROM cases')
    expect(rows[0]).toMatchObject({ agency: people.officer.agency })
  })

  it('takes the file back, with script, and opens nothing', async () => {
    const before = await cases()
    const page = await pages.signIn('officer')
    const id = await send(page, '名单二（虚构）.xlsx')
    await page.click('button:has-text("撤回，不办理")')
    await expect.poll(async () => await page.textContent('main')).toContain('文件已撤回，未立任何案件')
    await work(id)
    await page.reload()
    expect(await page.textContent('main')).toContain('已终止')
    expect(await cases()).toBe(before)
  })
})

describe('the page of an import', () => {
  it('leads to the cases that it has opened', async () => {
    const page = await pages.signIn('officer', { javaScriptEnabled: false })
    const id = await send(page, '名单三（虚构）.xlsx')
    await page.click('button:has-text("确认，只办理其余各行")')
    await work(id)
    const { rows } = await database.pool.query<{ case_no: string; row_no: number }>(
      'SELECT case_no, row_no FROM import_rows WHERE import_id = $1 AND case_no IS NOT NULL',
      [id],
    )
    expect(rows).toHaveLength(1)
    await page.reload()
    await page.click(`#progress a[href="/cases/${rows[0]!.case_no}"]`)
    expect(await page.textContent('.case-header')).toContain(rows[0]!.case_no)
  })

  it('lets who has sent a wrong file end it, with a reason and after a question, and no colleague', async () => {
    const page = await pages.signIn('officer', { javaScriptEnabled: false })
    await page.goto('/imports')
    const wrong = { name: '错误名单（虚构）.xlsx', mimeType: 'application/octet-stream', buffer: workbook() }
    await page.setInputFiles('input[type="file"]', wrong)
    await page.click('main form button:has-text("上传")')
    const path = new URL(page.url()).pathname
    const colleague = await pages.signIn('secondOfficer', { javaScriptEnabled: false })
    await colleague.goto(path)
    expect(await colleague.locator('button:has-text("终止导入")').count()).toBe(0)
    await page.click('button:has-text("终止导入")')
    expect(await page.textContent('.faults')).toContain('请写明终止的理由')
    await page.fill('#f-reason', '传错文件（虚构）')
    await page.click('button:has-text("终止导入")')
    expect(await page.textContent('h1')).toContain('请再核对一次')
    await page.click('main form:has([name="_sure"]) .buttons button:not([name])')
    expect(await page.textContent('.banner-done')).toContain('导入已终止')
    expect(await page.textContent('main')).toContain('上传人已终止本次批量发起：传错文件（虚构）')
  })
})
