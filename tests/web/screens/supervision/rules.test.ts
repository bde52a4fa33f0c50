import { beforeAll, describe, expect, it } from 'vitest'
import { withDatabase } from '../../../setup/database.ts'
import { askVerification } from '../../../../record/log/asked.ts'
import { people } from '../../../support/people.ts'
import { publicationSteps } from '../../../../record/publication/step.ts'
import { withReadPages } from './house.ts'
import { buildSupervisedTown } from './town.ts'

const database = withDatabase()
const house = withReadPages(database, '2026-01-05')
const question = '/rules/what-if?rule=operator-defaults+OD-listing-serveNotice&count=30'
const second = { id: 'operator-lu', role: 'operator' } as const

beforeAll(async () => {
  await buildSupervisedTown(house, 20)
}, 120_000)

async function waitingForNotice(): Promise<number> {
  const { rows } = await database.owner.query<{ count: number }>(
    `SELECT count(*)::integer AS count FROM deadlines WHERE topic = 'listing.serveNotice' AND closed_on IS NULL`,
  )
  return rows[0]!.count
}

describe('the what-if', () => {
  it('says how many open deadlines a longer term would move, and moves none', async () => {
    const count = await waitingForNotice()
    expect(count).toBeGreaterThan(0)
    const dates = async () =>
      (await database.owner.query('SELECT case_no, key, due_on FROM deadlines ORDER BY 1, 2')).rows
    const before = await dates()
    const { status, text } = await house.read(people.city, question)
    expect(status).toBe(200)
    expect(text).toContain(`0 个期限提前，${count} 个推后`)
    expect(await dates()).toEqual(before)
  })

  it('asks for a number when it gets none', async () => {
    expect((await house.read(people.city, question.replace('=30', '=many'))).status).toBe(422)
  })
})

describe('a publication', () => {
  it('is proposed from a what-if, approved by a second person, and moves what it said', async () => {
    const count = await waitingForNotice()
    const { location } = await house.send(people.operator, question, { reason: '减轻基层负担（虚构）' }, '/rules')
    expect(location).toMatch(/^\/rules\/publications\//)
    const step = publicationSteps(house.record)
    const work = async () => {
      // Settling waits until no process can decide on the old law any more; nothing moves in between here.
      for (;;) {
        const { next, waitMs } = await step(location.split('/').at(-1)!)
        if (next === 'over' || waitMs > 0) return
      }
    }
    await work()
    expect((await house.read(people.operator, location)).text).toContain(`推后 ${count}`)
    expect((await house.read(people.operator, location)).text).not.toContain('批准并生效')
    expect((await house.send(second, location, {})).status).toBe(422)
    const asked = await house.send(second, location, { earlier: 'hold' })
    expect([asked.status, asked.text]).toEqual([200, expect.stringContaining('请再核对一次：批准并生效')])
    const rejected = await house.send(second, location, { _do: 'reject', earlier: 'hold', comments: '再议（虚构）' })
    expect(rejected.text).toContain('请再核对一次：退回')
    expect(rejected.text).toContain('name="_do" value="reject"')
    expect((await house.send(second, location, { earlier: 'hold', _sure: 'yes' })).status).toBe(303)
    await work()
    const { rows } = await database.owner.query<{ moved: number }>(
      `SELECT count(*)::integer AS moved FROM ledger WHERE type = 'deadline.moved'`,
    )
    expect(rows[0]!.moved).toBeGreaterThanOrEqual(count)
    expect((await house.read(people.auditor, location)).text).toContain(`${rows[0]!.moved} 个期限`)
    expect((await house.read(people.auditor, '/rules')).text).toContain('operator-defaults@2')
  })

  it('is refused with each place that is wrong', async () => {
    const answer = await house.send(people.operator, '/rules', { content: '{"id":"x","version":1}', reason: '试' })
    expect(answer.status).toBe(422)
    expect(answer.text).toContain('rules')
    expect((await house.send(people.operator, '/rules', { content: 'no', reason: '试' })).text).toContain(
      '不是有效的 JSON',
    )
  })
})

describe('the audit', () => {
  it('can be asked for by an auditor, once at a time, and shows that it waits', async () => {
    expect((await house.read(people.auditor, '/proof')).text).toContain('还没有验证过')
    expect((await house.send(people.auditor, '/proof', {})).status).toBe(303)
    // While it waits its page offers no second one, and who asks all the same, from an older page, gets none.
    expect((await house.read(people.auditor, '/proof')).text).not.toContain('action="/proof"')
    await askVerification(database.pool, people.auditor.id)
    const { rows } = await database.owner.query('SELECT count(*)::integer AS count FROM log_verifications')
    expect(rows[0].count).toBe(1)
    expect((await house.read(people.auditor, '/proof')).text).toContain('验证正在进行')
    expect((await house.read(people.pudong, '/proof')).status).toBe(403)
  })
})

describe('the health of the system', () => {
  it('has the numbers of the record', async () => {
    const { text } = await house.read(people.operator, '/health')
    const { rows } = await database.owner.query<{ behind: number; waiting: number }>(
      `SELECT (SELECT count(*)::integer FROM cases WHERE conducted_version < version) AS behind,
         (SELECT count(*)::integer FROM outbox WHERE delivered_at IS NULL) AS waiting`,
    )
    expect(rows[0]!.behind).toBeGreaterThan(0)
    expect(text).toContain(`>${rows[0]!.behind}</a>`)
    expect(text).toContain(`<strong>${rows[0]!.waiting}</strong>`)
  })
})

describe('the calendar', () => {
  it('shows each year with its notices, and one without', async () => {
    const { text } = await house.read(people.officer, '/calendars?year=2026')
    expect(text.match(/<g class="days-holiday"><path d="M/g)!.length).toBe(7)
    expect((await house.read(people.officer, '/calendars?year=2027')).text).toContain('暂定')
  })
})
