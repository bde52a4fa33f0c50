import { letterNumbers } from '../../fictitious/letter-numbers.ts'
import { beforeAll, describe, expect, it } from 'vitest'
import { readCheckpoint } from '../../record/log/note.ts'
import { withKeeper } from '../record/log/house.ts'
import { withDatabase } from '../setup/database.ts'
import { faultsOn, widths } from './axe.ts'
import { withPages } from './support.ts'
import type { Town } from './town.ts'
import { buildTown } from './town.ts'

const database = withDatabase()
const pages = withPages(database)
const keeper = withKeeper(database)
const plainPhone = { viewport: { width: 360, height: 740 }, isMobile: true, javaScriptEnabled: false }

let town: Town
beforeAll(async () => {
  town = await buildTown(pages)
}, 120_000)

describe('anybody, on a phone without script', () => {
  it('finds a record by a part of the name or by the code, and reads what, why and until when', async () => {
    const page = await pages.open(plainPhone)
    await page.goto('/register')
    await page.fill('#f-search', '第8建材')
    await page.click('button:has-text("查询")')
    await page.click('tbody a')
    expect(new URL(page.url()).pathname).toBe(`/register/${town.published}`)
    const text = (await page.textContent('main')) ?? ''
    const { decisionDocNo } = letterNumbers(town.published)
    for (const part of ['《中华人民共和国安全生产法》第九十七条', decisionDocNo, '2029-04-07', '变更记录'])
      expect(text).toContain(part)
    for (const hidden of ['虚构乙', '021-00000000', '未对从业人员进行安全生产教育培训'])
      expect(text).not.toContain(hidden)
    await page.click('text=核验这条记录')
    expect(await page.textContent('.banner-done')).toContain('这条记录正在公示')
    await page.goto('/register?search=91310115ma1fake27n')
    expect(await page.locator('tbody tr').count()).toBeGreaterThan(1)
  })

  it('is told what to do when nothing is found, or too little was typed', async () => {
    const page = await pages.open(plainPhone)
    await page.goto('/register?search=x')
    expect(await page.textContent('.faults')).toContain('至少两个字')
    expect(await page.inputValue('#f-search')).toBe('x')
    await page.goto('/register?search=没有这样的单位')
    expect(await page.textContent('main')).toContain('没有找到正在公示的记录')
  })

  it('cannot tell a repaired record from one that never was', async () => {
    const page = await pages.open(plainPhone)
    const textOf = async (caseNo: string) => {
      const answer = await page.goto(`/register/${caseNo}?check=now`)
      expect(answer?.status()).toBe(404)
      return await page.textContent('main')
    }
    expect(await textOf(town.undoing)).toBe(await textOf('BH-2026-999999'))
  })

  it('does not find a certificate that is none', async () => {
    const page = await pages.open(plainPhone)
    await page.goto('/verify')
    await page.click('button:has-text("核验")')
    expect(await page.textContent('.faults')).toContain('请填写文书编号')
    await page.fill('#f-number', '沪虚修证〔2026〕99号')
    await page.click('button:has-text("核验")')
    expect(await page.textContent('.banner-late')).toContain('查无此文书')
  })

  it('compares the checkpoint that a letter is printed with', async () => {
    await keeper.sign()
    const { rows } = await database.pool.query<{ note: string }>(
      'SELECT note FROM log_checkpoints ORDER BY size LIMIT 1',
    )
    const { size, root } = readCheckpoint(rows[0]!.note)!
    const page = await pages.open()
    const type = async (typed: string, base64: string) => {
      await page.goto('/verify')
      await page.fill('#f-size', typed)
      await page.fill('#f-root', base64)
      await page.click('button:has-text("核对")')
    }
    const outcome = async (typed: number | string, base64: string) => {
      await type(String(typed), base64)
      for (const width of widths) {
        await page.setViewportSize({ width, height: 740 })
        expect(await faultsOn(page), `at ${width} px`).toEqual([])
      }
      return (await page.textContent('.banner'))!
    }
    const base64 = root.toString('base64')
    expect(await outcome(size, base64)).toContain(`今天的日志以文书上的检查点开头`)
    expect(await outcome(size, base64.toLowerCase())).toContain('根不相符')
    for (const [items, characters] of [
      [`${size}项`, base64.slice(0, -1)],
      [` ${size} `, base64.match(/.{1,4}/g)!.join(' ')],
      [String(size).replace(/\d/g, (digit) => '０１２３４５６７８９'[Number(digit)]!), ` ${base64}`],
    ] as const)
      expect(await outcome(items, characters)).toContain('相符')
    const other: Readonly<Record<string, string>> = { I: 'l', l: '1', '1': 'I', O: '0', '0': 'O', o: '0' }
    const at = Array.from(base64).findIndex((character) => character in other)
    if (at >= 0) {
      const misread = await outcome(size, base64.slice(0, at) + other[base64[at]!] + base64.slice(at + 1))
      expect(misread).toContain(`第${Math.floor(at / 4) + 1}组第${(at % 4) + 1}个`)
      expect(misread).not.toContain('改动')
    }
    for (const [items, characters, said] of [
      ['', base64, '请填写项数'],
      [String(size), '', '请填写根'],
      ['四百', base64, '项数是一个整数'],
      [String(size), base64.slice(2), '根应有44个字符'],
    ] as const) {
      await type(items, characters)
      expect(await page.textContent('.faults')).toContain(said)
      expect(await page.textContent('main')).not.toContain('改动过。请')
      expect(await page.locator('.banner').count()).toBe(0)
      expect(await page.inputValue('#f-root')).toBe(characters)
    }
    expect(await outcome(size - 1, base64)).toContain('没有这个检查点')
    expect(await outcome(size + 10_000, base64)).toContain('比文书上的还短')
  })

  it('counts a term day by day, and keeps what was typed when it is wrong', async () => {
    const page = await pages.open(plainPhone)
    await page.goto('/calculator')
    await page.fill('#f-start', '2026-09-24')
    await page.fill('#f-count', '七')
    await page.click('button:has-text("计算")')
    expect(await page.textContent('.faults')).toContain('须为数字')
    expect(await page.inputValue('#f-count')).toBe('七')
    await page.fill('#f-count', '7')
    await page.click('button:has-text("计算")')
    expect(await page.textContent('.banner-done')).toContain('2026-10-12')
    expect(await page.locator('.day-counted').count()).toBe(7)
  })

  it('reads the same numbers as picture, table and data', async () => {
    const page = await pages.open(plainPhone)
    await page.goto('/statistics')
    const { rows } = await database.pool.query<{ count: number }>('SELECT count(*)::integer AS count FROM register')
    expect(await page.textContent('.strip dd')).toBe(String(rows[0]!.count))
    const answer = await page.request.get('/statistics/data.csv')
    const data = (await answer.text()).split('\r\n')
    expect(data[0]).toBe('\uFEFF项目,名单、月份或者环节,条数,代码')
    expect(data).toContain(`正在公示,安全生产严重失信主体名单,${rows[0]!.count},public.work-safety-severe`)
    const words = data.map((row) => row.split(',').slice(0, 3).join(','))
    expect(words.filter((row) => /[a-z]{3}/i.test(row))).toEqual([])
  })

  it('is slowed down when guessing certificates', async () => {
    const page = await pages.open()
    const ask = async (n: number) =>
      (await page.request.get(`/verify?number=沪虚修证〔2026〕${n}号&code=AAAA`)).status()
    const statuses: number[] = []
    for (let n = 1; n <= 40; n += 1) statuses.push(await ask(n))
    expect(statuses).toContain(429)
  })
})
