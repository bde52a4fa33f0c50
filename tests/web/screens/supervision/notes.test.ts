import { beforeAll, describe, expect, it } from 'vitest'
import { withDatabase } from '../../../setup/database.ts'
import { people } from '../../../support/people.ts'
import { forecastOf } from '../../../../web/screens/supervision/forecast/outlook.ts'
import { percent } from '../../../../web/screens/supervision/rates.ts'
import { numbersOn, withReadPages } from './house.ts'
import { buildSupervisedTown } from './town.ts'

const database = withDatabase()
const house = withReadPages(database, '2026-01-05')
let cases: string[] = []
let open: { case_no: string; agency: string }[] = []

beforeAll(async () => {
  cases = await buildSupervisedTown(house, 24)
  const { rows } = await database.owner.query<{ case_no: string; agency: string }>(
    'SELECT case_no, agency FROM cases WHERE closed_on IS NULL ORDER BY agency, case_no',
  )
  open = rows
}, 120_000)

const noteUrl = (numbers: readonly string[]) =>
  `/supervision/notes/new?${numbers.map((one) => `case=${one}`).join('&')}`
const sent = async () =>
  (
    await database.owner.query<{ id: string; agency: string; cases: number }>(
      'SELECT id, agency, (SELECT count(*)::integer FROM supervision_note_cases WHERE note_id = id) AS cases FROM supervision_notes ORDER BY at, agency',
    )
  ).rows

describe('a supervision note', () => {
  it('reaches each agency once, with its own cases, however often it is sent', async () => {
    const agencies = [...new Set(open.map(({ agency }) => agency))]
    expect(agencies.length).toBe(3)
    const closed = cases.filter((one) => !open.some(({ case_no: caseNo }) => caseNo === one))
    const url = noteUrl([...open.map(({ case_no: caseNo }) => caseNo), ...closed])
    const page = (await house.read(people.city, url)).text
    const key = /name="_key" value="([^"]+)"/.exec(page)![1]!
    for (let n = 0; n < 2; n += 1) {
      const answer = await house.send(
        people.city,
        url,
        { _key: key, text: '请办结', legalBasis: '沪府办规〔2020〕9号', answerBy: '2026-07-07' },
        '/supervision/notes/new',
      )
      expect(answer.status).toBe(303)
    }
    const notes = await sent()
    expect(notes.map(({ agency, cases: count }) => [agency, count])).toEqual(
      agencies.map((agency) => [agency, open.filter((one) => one.agency === agency).length]),
    )
    const { rows } = await database.owner.query(
      `SELECT count(*)::integer AS count FROM outbox WHERE kind = 'supervision.note' AND recipient = 'agency:' || (SELECT agency FROM cases WHERE cases.case_no = outbox.case_no)`,
    )
    expect(rows[0].count).toBe(open.length)
  })

  it('is refused with what was typed when it asks for an answer in the past', async () => {
    const before = (await sent()).length
    const answer = await house.send(
      people.city,
      noteUrl([open[0]!.case_no]),
      { text: '请办结', legalBasis: '依据', answerBy: '2026-06-29' },
      '/supervision/notes/new',
    )
    expect(answer.status).toBe(422)
    expect(answer.text).toContain('不能早于今天')
    expect(answer.text).toContain('2026-06-29')
    expect((await sent()).length).toBe(before)
  })

  it('asks nothing about the cases of other districts', async () => {
    const elsewhere = open.find(({ agency }) => agency === 'agency-jingan')!
    expect((await house.read(people.pudong, noteUrl([elsewhere.case_no]))).text).toContain('没有可以督办的案件')
  })

  it('is answered once by its agency, and seen by nobody else', async () => {
    const note = (await sent()).find(({ agency }) => agency === 'agency-pudong')!
    const url = `/supervision/notes/${note.id}`
    expect((await house.read(people.otherReviewer, url)).status).toBe(404)
    expect((await house.read(people.pudong, url)).status).toBe(404)
    expect((await house.send(people.officer, url, { answer: ' ' })).status).toBe(422)
    expect((await house.send(people.officer, url, { answer: '均已办结' })).location).toBe(url)
    expect((await house.send(people.reviewer, '/work/team', { answer: '又答一次' }, url)).location).toBe(url)
    const seen = (await house.read(people.city, url)).text
    expect(seen).toContain('均已办结')
    expect(seen).not.toContain('又答一次')
    expect((await house.send(people.city, noteUrl([open[0]!.case_no]), { answer: '代答' }, url)).status).toBe(404)
  })
})

describe('the forecast', () => {
  it('shows numbers that open as many rows', async () => {
    for (const district of ['310115', '310106', '310114']) {
      const { text } = await house.read(people.city, `/supervision/forecast?district=${district}&until=2026-12-31`)
      const numbers = numbersOn(text)
      expect(numbers.length).toBe(4)
      for (const { shown, address } of numbers) {
        const csv = (await house.read(people.city, address.replace('/list?', '/list.csv?'))).text
        expect(csv.trimEnd().split('\r\n').length - 1, address).toBe(shown)
      }
      const named = new Set([...text.matchAll(/name="case" value="(BH-[^"]+)"/g)].map(([, caseNo]) => caseNo))
      expect(named.size).toBe(numbers[2]!.shown + numbers[3]!.shown)
    }
  })

  it('asks for the least number of cases that reaches the target', () => {
    for (let n = 0; n < 4_000; n += 1) {
      const overdue = n % 13
      const outlook = {
        district: '310115',
        done: n % 31,
        overdue,
        overdueOpen: Math.min(overdue, n % 7),
        dueRunning: n % 17,
      }
      const target = [80, 100, 95.5][n % 3]!
      const { needed, reachable, best } = forecastOf(outlook, target)
      const over = outlook.done + outlook.overdue + outlook.dueRunning
      if (over === 0) continue
      const least = Array.from({ length: over + 1 }, (_, count) => count).find(
        (count) => percent(outlook.done + count, over)! >= target,
      )
      expect(needed).toBe(least)
      expect(reachable).toBe(best! >= target)
    }
  })
})
