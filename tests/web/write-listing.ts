import type { Page } from 'playwright-core'

/** Writes a proposal, page after page, up to where it is checked. */
export async function writeListing(page: Page, docNo: string): Promise<void> {
  const goOn = async () => await page.click('button:has-text("保存并继续")')
  await page.goto('/cases/new')
  await page.fill('#f-entity-code', '91310115MA1FAKE27N')
  await page.selectOption('#f-listType', 'work-safety-severe')
  await goOn()
  await page.fill('#f-entity-name', '上海虚构示例有限公司（虚构）')
  await page.selectOption('#f-entity-district', '310115')
  await page.fill('#f-underlyingDecision-docNo', docNo)
  await page.fill('#f-underlyingDecision-decidedOn', '2026-03-02')
  await page.check('input[name="underlyingDecision.penaltyKinds"][value="罚款"]')
  await page.fill('#f-underlyingDecision-content', '罚款人民币50万元')
  await page.fill('#f-legalBasis', '《中华人民共和国安全生产法》第九十七条')
  await page.fill('#f-violation-type', '安全生产')
  await page.fill('#f-violation-facts', '未对从业人员进行安全生产教育培训（虚构）')
  await page.fill('#f-evidence', '现场检查笔录（虚构）\n询问笔录（虚构）')
  await page.selectOption('#f-measures-0-code', 'M09')
  await page.fill('#f-rectification-requirements-0-text', '停止违法行为')
  await page.fill('#f-rectification-requirements-1-text', '提交整改报告')
  await page.fill('#f-rectification-termDays', '60')
  await goOn()
}
