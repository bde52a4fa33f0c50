import { describe, expect, it } from 'vitest'
import { withDatabase } from '../setup/database.ts'
import { people } from '../support/people.ts'
import { enter, withPages } from './support.ts'

const database = withDatabase()
const pages = withPages(database)
const phone = 'Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/140.0 Mobile Safari/537.36'
const age = async (id: string) => {
  await database.owner.query(`UPDATE sessions SET opened_at = opened_at - interval '11 minutes' WHERE account = $1`, [
    id,
  ])
}

describe('my sign-ins', () => {
  it('name each device, say which one this is, and end another without a script', async () => {
    const other = await pages.signIn('officer', { userAgent: phone })
    const page = await pages.signIn('officer', { javaScriptEnabled: false })
    await page.click('.who-name')
    expect(await page.locator('tbody tr').count()).toBe(2)
    expect(await page.textContent('tbody')).toContain('Chrome · Android')
    expect(await page.textContent('tr:has(.tag-done)')).toContain('Chrome · Linux')
    expect(await page.locator('#f-password').count()).toBe(0)
    await page.click('main button')
    expect(await page.textContent('.banner-done')).toContain('已结束 1 个登录')
    expect(await page.textContent('main')).toContain('没有其他登录')
    await other.goto('/work')
    expect(new URL(other.url()).pathname).toBe('/sign-in')
  })

  it('ask for the password when the sign-in is older than ten minutes, and end only what was chosen', async () => {
    await pages.signIn('reviewer', { userAgent: phone })
    const kept = await pages.signIn('reviewer')
    const page = await pages.signIn('reviewer')
    await age(people.reviewer.id)
    await page.goto('/sessions?lang=en')
    await page.getByLabel('Android').check()
    await page.fill('#f-password', 'not the password')
    await page.click('main button')
    expect(await page.textContent('.faults')).toContain('do not belong together')
    expect(await page.getByLabel('Android').isChecked()).toBe(true)
    await page.fill('#f-password', '')
    await page.click('main button')
    expect(await page.textContent('.faults')).toContain('more than ten minutes ago')
    await page.fill('#f-password', 'a password of the tests')
    await page.click('main button')
    expect(await page.textContent('.banner-done')).toContain('1 ended')
    expect(await page.textContent('tbody')).not.toContain('Android')
    await kept.goto('/work')
    expect(new URL(kept.url()).pathname).toBe('/work')
  })

  it('are those of nobody else', async () => {
    const stranger = await pages.signIn('secondOfficer')
    const page = await pages.signIn('auditor')
    await pages.signIn('auditor')
    await page.goto('/sessions')
    expect(await page.locator('tbody tr').count()).toBe(2)
    const { rows } = await database.owner.query('SELECT id FROM sessions WHERE account = $1', [people.secondOfficer.id])
    await page
      .locator('input[value="others"]')
      .evaluate((input, id) => input.setAttribute('value', id), String(rows[0].id))
    await page.click('main button')
    expect(await page.textContent('.banner-late')).toContain('此前已经结束')
    await stranger.goto('/work')
    expect(new URL(stranger.url()).pathname).toBe('/work')
  })

  it('are ended by the API only within ten minutes of signing in', async () => {
    const page = await pages.open()
    await page.goto('/sign-in')
    await enter(page, 'city')
    const cookie = (await page.context().cookies()).find(({ name }) => name === 'bihuan')
    await age(people.city.id)
    const { rows } = await database.owner.query('SELECT id FROM sessions WHERE account = $1', [people.city.id])
    const answer = await fetch(`${pages.address}/api/v1/sessions/${rows[0].id}`, {
      method: 'DELETE',
      headers: { authorization: `Bearer ${cookie?.value}` },
    })
    expect(answer.status).toBe(403)
    expect(await answer.json()).toMatchObject({ code: 'session.notFresh' })
  })
})
