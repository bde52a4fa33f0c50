import { readSheet } from 'read-excel-file/node'
import { beforeAll, describe, expect, it } from 'vitest'
import { withDatabase } from '../../../setup/database.ts'
import { people } from '../../../support/people.ts'
import { numbersOn, withReadPages } from './house.ts'
import { buildSupervisedTown } from './town.ts'

const database = withDatabase()
const house = withReadPages(database, '2026-01-05')
const days = ['2026-02-10', '2026-03-31', '2026-04-17', '2026-06-30']

beforeAll(async () => {
  await buildSupervisedTown(house, 66)
}, 120_000)

/** Rectifications by district and standing on a day, told from the ledger alone. */
async function fromLedger(on: string): Promise<Map<string, number>> {
  const { rows } = await database.owner.query<{ district: string; standing: string; count: number }>(
    `WITH lives AS (
       SELECT case_no,
         max(data->>'district') FILTER (WHERE type = 'listing.proposed') AS district,
         max(data->>'servedOn') FILTER (WHERE type = 'listing.listed') AS ordered,
         max(on_date::text) FILTER (WHERE type = 'rectification.overdue') AS overdue,
         max(on_date::text) FILTER (WHERE type = 'rectification.accepted') AS accepted,
         bool_or((data->>'inTime')::boolean) FILTER (WHERE type = 'rectification.accepted') AS in_time,
         bool_or(type = 'case.closed' AND data->>'outcome' IN ('annulled', 'removed')) AS void
       FROM ledger GROUP BY case_no)
     SELECT district, count(*)::integer AS count,
       CASE WHEN accepted <= $1 AND in_time THEN 'inTime' WHEN accepted <= $1 THEN 'late' WHEN overdue <= $1 THEN 'overdue' ELSE 'running' END AS standing
     FROM lives WHERE ordered <= $1 AND NOT void GROUP BY district, standing`,
    [on],
  )
  return new Map(rows.map(({ district, standing, count }) => [`${district} ${standing}`, count]))
}

/** Late acts by agency and stage, told from the ledger: opened by one entry, closed by none, owed by somebody. */
async function lateFromLedger(today: string): Promise<Map<string, number>> {
  const { rows } = await database.owner.query<{ agency: string; stage: string; count: number }>(
    `WITH opened AS (
       SELECT DISTINCT ON (case_no, term->>'key') case_no, term, case_seq FROM ledger, jsonb_array_elements(opens) AS term
       ORDER BY case_no, term->>'key', case_seq DESC),
     closed AS (SELECT case_no, case_seq, term->>'key' AS key FROM ledger, jsonb_array_elements(closes) AS term)
     SELECT proposed.data->>'agency' AS agency, cases.stage, count(*)::integer AS count
     FROM opened JOIN cases USING (case_no) JOIN ledger AS proposed ON proposed.case_no = opened.case_no AND proposed.case_seq = 1
     WHERE term->>'dueOn' < $1 AND term->>'onPass' IN ('remindThenReport', 'escalate')
       AND NOT EXISTS (SELECT FROM closed WHERE closed.case_no = opened.case_no AND closed.key = term->>'key' AND closed.case_seq >= opened.case_seq)
     GROUP BY 1, 2`,
    [today],
  )
  return new Map(rows.map(({ agency, stage, count }) => [`${agency} ${stage}`, count]))
}

async function rowsBehind(address: string): Promise<number> {
  const { status, text } = await house.read(
    people.city,
    address.replace('/supervision/list?', '/supervision/list.csv?'),
  )
  expect(status, address).toBe(200)
  return text.trimEnd().split('\r\n').length - 1
}

describe('the overview', () => {
  it.each(days)('has the numbers of the ledger on %s, and each opens that many rows', async (on) => {
    const { text } = await house.read(people.city, `/supervision?on=${on}`)
    const told = await fromLedger(on)
    const shown = new Map<string, number>()
    const numbers = numbersOn(text)
    for (const number of numbers) {
      const query = new URL(number.address, 'http://local').searchParams
      const standings = query.get('standing')?.split('.') ?? []
      if (query.get('of') === 'rectification' && query.get('on') === on && query.has('district'))
        shown.set(`${query.get('district')} ${standings.join()}`, number.shown)
      if (query.get('of') === 'rectification') {
        const ledger = await fromLedger(query.get('on')!)
        const districts = query.get('district')
        const expected = [...ledger].filter(
          ([key]) => standings.includes(key.slice(7)) && (districts === null || key.startsWith(districts)),
        )
        expect(number.shown, number.address).toBe(expected.reduce((sum, [, count]) => sum + count, 0))
      }
      expect(await rowsBehind(number.address), number.address).toBe(number.shown)
    }
    expect(numbers.length).toBeGreaterThan(told.size + 3)
    for (const [key, count] of told) expect(shown.get(key), key).toBe(count)
  })

  it('says the rate that the API says', async () => {
    const { text } = await house.read(people.city, '/supervision')
    const api = JSON.parse((await house.read(people.city, '/api/v1/districts/rates')).text) as {
      items: { district: string; rate: number | null }[]
    }
    expect(api.items.length).toBe(3)
    for (const { rate } of api.items) expect(text).toContain(`<strong>${rate} %</strong>`)
  })

  it('shows a district its own cases only', async () => {
    const { text } = await house.read(people.pudong, '/supervision')
    const districts = numbersOn(text).map(({ address }) =>
      new URL(address, 'http://local').searchParams.get('district'),
    )
    expect(new Set(districts)).toEqual(new Set(['310115']))
    expect((await house.read(people.officer, '/supervision')).status).toBe(403)
  })
})

describe('the board of what is late', () => {
  it('has the numbers of the ledger, and each opens that many rows', async () => {
    const { text } = await house.read(people.city, '/supervision/overdue')
    const told = await lateFromLedger('2026-06-30')
    expect(told.size).toBeGreaterThan(4)
    const shown = new Map<string, number>()
    for (const { shown: count, address } of numbersOn(text)) {
      const query = new URL(address, 'http://local').searchParams
      const [agency, stage] = [query.get('agency'), query.get('stage')]
      const cells = [...told].filter(
        ([key]) => (agency === null || key.startsWith(`${agency} `)) && (stage === null || key.endsWith(` ${stage}`)),
      )
      expect(count, address).toBe(cells.reduce((sum, [, one]) => sum + one, 0))
      expect(await rowsBehind(address), address).toBe(count)
      if (agency !== null && stage !== null) shown.set(`${agency} ${stage}`, count)
    }
    expect(shown).toEqual(told)
  })

  it('is about those whose term it is, when asked', async () => {
    const { text } = await house.read(people.city, '/supervision/overdue?party=implementingDepartment')
    const [whole] = numbersOn(text)
      .filter(({ address }) => !address.includes('agency=') && !address.includes('stage='))
      .slice(-1)
    const { rows } = await database.owner.query(
      `SELECT count(*)::integer AS count FROM deadlines WHERE key LIKE 'measure.%' AND closed_on IS NULL AND due_on < '2026-06-30'`,
    )
    expect(whole?.shown).toBe(rows[0].count)
  })
})

/** How many measures stand how, by code and department, told from the ledger: by the last entry about each. */
async function measuresFromLedger(): Promise<Map<string, number>> {
  const { rows } = await database.owner.query<{ place: string; type: string; count: number }>(
    `WITH sent AS (SELECT case_no, data->>'code' AS code, data->>'department' AS department FROM ledger WHERE type = 'measure.dispatched'),
     last AS (SELECT DISTINCT ON (case_no, code) case_no, coalesce(data->>'code', data->>'measure') AS code, type
       FROM ledger WHERE type LIKE 'measure.%' ORDER BY case_no, code, case_seq DESC)
     SELECT code || ' ' || department AS place, type, count(*)::integer AS count FROM sent JOIN last USING (case_no, code) GROUP BY 1, 2`,
  )
  return new Map(rows.map(({ place, type, count }) => [`${place} ${type}`, count]))
}

const typesOf: Readonly<{ [group: string]: readonly string[] }> = {
  waiting: ['measure.dispatched'],
  atWork: ['measure.acknowledged', 'measure.carriedOut'],
  fedBack: ['measure.fedBack'],
  toLift: ['measure.liftOrdered'],
  lifted: ['measure.lifted'],
}

describe('the map of measures', () => {
  it('has the numbers of the ledger, and each opens that many rows', async () => {
    const { text } = await house.read(people.city, '/supervision/measures')
    const told = await measuresFromLedger()
    const numbers = numbersOn(text)
    expect(numbers.length).toBeGreaterThan(12)
    for (const { shown, address } of numbers) {
      expect(await rowsBehind(address), address).toBe(shown)
      const query = new URL(address, 'http://local').searchParams
      const place = `${query.get('measure')} ${query.get('department')}`
      const types = query.get('group') === 'sent' ? Object.values(typesOf).flat() : typesOf[query.get('group') ?? '']
      if (types) expect(shown, address).toBe(types.reduce((sum, type) => sum + (told.get(`${place} ${type}`) ?? 0), 0))
    }
  })

  it('says how fast departments answer', async () => {
    const { rows } = await database.owner.query<{ days: number }>(
      `SELECT round(avg(reported.on_date - sent.on_date), 1)::float AS days FROM ledger AS sent JOIN ledger AS reported USING (case_no)
       WHERE sent.type = 'measure.dispatched' AND sent.data->>'code' = 'M06' AND reported.type = 'measure.fedBack' AND reported.data->>'measure' = 'M06'`,
    )
    expect((await house.read(people.city, '/supervision/measures')).text).toContain(`${rows[0]!.days} 天`)
  })
})

describe('the comparison of like cases', () => {
  it('opens as many cases as it shows for each value', async () => {
    for (const compare of ['rectificationDays', 'measures', 'determinationDays']) {
      const { text } = await house.read(people.city, `/supervision/consistency?compare=${compare}`)
      for (const { shown, address } of numbersOn(text)) expect(await rowsBehind(address), address).toBe(shown)
      expect(text).toContain('<svg class="chart"')
    }
    const { rows } = await database.owner.query<{ count: number }>(
      `SELECT count(*)::integer AS count FROM ledger AS d JOIN ledger AS p USING (case_no)
       WHERE d.type = 'listing.determined' AND p.type = 'listing.proposed' AND p.data #>> '{rectification,termDays}' = '45'`,
    )
    const list = 'of=like&compare=rectificationDays&usualDays=30&listType=work-safety-severe&tier=serious&value=45'
    expect(await rowsBehind(`/supervision/list?${list}`)).toBe(rows[0]!.count)
  })
})

describe('the list behind a number', () => {
  it('leaves as a workbook with the same rows, all text', async () => {
    const address = 'of=rectification&on=2026-06-30&standing=inTime.late'
    const csv = (await house.read(people.city, `/supervision/list.csv?${address}`)).text.trimEnd().split('\r\n')
    const sheet = await readSheet((await house.read(people.city, `/supervision/list.xlsx?${address}`)).bytes)
    expect(sheet.map((row) => row[0])).toEqual(csv.map((line) => line.replace('\uFEFF', '').split(',')[0]))
    expect(sheet.length).toBeGreaterThan(5)
  })

  it('is not there for a number that we do not count', async () => {
    expect((await house.read(people.city, '/supervision/list?of=rectification&on=soon&standing=done')).status).toBe(404)
  })
})
