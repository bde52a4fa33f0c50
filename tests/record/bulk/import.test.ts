import { describe, expect, it } from 'vitest'
import { addAccount } from '../../../database/queries/accounts.ts'
import type { Actor } from '../../../domain/actor.ts'
import { applyChunk } from '../../../record/bulk/apply.ts'
import { findImport } from '../../../record/bulk/imports.ts'
import { columns } from '../../../record/bulk/layout.ts'
import { listRefusals } from '../../../record/bulk/refusals.ts'
import { stageImport } from '../../../record/bulk/stage.ts'
import { withDatabase } from '../../setup/database.ts'
import { asCsv } from '../../support/big-workbook.ts'
import { checkEveryCase } from '../../support/fold-check.ts'
import { people } from '../../support/people.ts'
import { expectedRefusals, fixture, upload, uploaded } from '../../support/uploads.ts'
import { inlineRow, workbookParts, zip } from '../../support/workbook.ts'
import { watched } from '../../support/watched-pool.ts'
import { handClock, recordOn } from '../../support/world.ts'
import { rules } from '../../support/row-rules.ts'

const database = withDatabase()
checkEveryCase(database)

const clock = handClock('2026-11-24')

const anyTime = new AbortController().signal

async function carryOut(id: string) {
  const record = recordOn(database, clock)
  await stageImport(record.pool, id, anyTime)
  while ((await applyChunk(record, rules, id)).state === 'more');
  return await findImport(record.pool, id)
}

async function refusalsOf(id: string) {
  return await listRefusals(database.pool, id, { row: 0, no: 0 }, 1_000)
}

async function count(sql: string, ...values: unknown[]): Promise<number> {
  const { rows } = await database.pool.query<{ n: number }>(`SELECT count(*)::integer AS n FROM ${sql}`, values)
  return rows[0]?.n ?? -1
}

/** An officer of an agency of its own, so that tests do not see each other's documents. */
const officerOf = (agency: string): Actor => ({
  id: `officer-${agency}`,
  role: 'caseOfficer',
  agency,
  district: '310115',
})

const sampleRows = fixture('listing-import.gb18030.csv')
const header = Object.values<string>(columns)
const decoder = new TextDecoder('gb18030')
const lines = decoder.decode(sampleRows).trimEnd().split('\r\n')

describe.each([
  ['listing-import.xlsx', 'agency-xlsx'],
  ['listing-import.gb18030.csv', 'agency-csv'],
])('the sample %s', (file, agency) => {
  const actor = officerOf(agency)

  it('opens 181 cases in review and refuses the other rows for what is wrong with them', async () => {
    const id = await uploaded(database.pool, fixture(file), { actor })
    expect(await carryOut(id)).toMatchObject({ status: 'finished', rowsRead: 200, accepted: 181, refused: 19 })
    const refusals = await refusalsOf(id)
    const told = [...new Set(refusals.map(({ row, code }) => `${row} ${code}`))]
    expect(told).toEqual(expectedRefusals.map(({ row, fault }) => `${row} ${fault}`))
    expect(refusals.find(({ row }) => row === 51)).toMatchObject({ column: '行政处罚决定书文号', params: { row: 6 } })
    expect(refusals.filter(({ row }) => row === 31).map(({ column }) => column)).toEqual(['处罚依据', '列入依据'])
    expect(await count(`cases WHERE agency = $1 AND stage = 'inReview'`, agency)).toBe(181)
    expect(await count('import_parts')).toBe(0)
    expect(await count('import_rows WHERE import_id = $1 AND cells IS NOT NULL', id)).toBe(0)
  })

  it('opens nothing when it is loaded again, and names the cases that are there', async () => {
    const before = await count('cases')
    const id = await uploaded(database.pool, fixture(file), { actor })
    expect(await carryOut(id)).toMatchObject({ accepted: 0, refused: 200 })
    expect(await count('cases')).toBe(before)
    const refusals = await refusalsOf(id)
    expect(refusals.filter(({ code }) => code === 'duplicate_of_existing')).toHaveLength(181)
    expect(refusals[0]).toMatchObject({ row: 2, params: { caseNo: expect.stringMatching(/^BH-2026-/) } })
  })
})

describe('an import', () => {
  it('finds a document in another file of the agency, and not in one of another agency', async () => {
    const first = await uploaded(database.pool, Buffer.from(lines.slice(0, 4).join('\n')), { actor: officerOf('a1') })
    expect(await carryOut(first)).toMatchObject({ accepted: 3 })
    const second = await uploaded(database.pool, Buffer.from(lines.slice(0, 6).join('\n')), { actor: officerOf('a1') })
    expect(await carryOut(second)).toMatchObject({ accepted: 2, refused: 3 })
    const elsewhere = await uploaded(database.pool, Buffer.from(lines.slice(0, 6).join('\n')), {
      actor: officerOf('a2'),
    })
    expect(await carryOut(elsewhere)).toMatchObject({ accepted: 5, refused: 0 })
  })

  it('does not take a row for a repetition of one that was refused for a fault of its own', async () => {
    const row = lines[1]!.split(',')
    const faulty = row.map((text, at) => (at === header.indexOf('所属区划代码') ? '330102' : text))
    const content = Buffer.from(asCsv([header, faulty, row, row]))
    const id = await uploaded(database.pool, content, { actor: officerOf('a3') })
    expect(await carryOut(id)).toMatchObject({ accepted: 1, refused: 2 })
    expect((await refusalsOf(id)).map(({ row: at, code, params }) => [at, code, params.row])).toEqual([
      [2, 'unknown_district', undefined],
      [4, 'duplicate_of_earlier', 3],
    ])
  })

  it('takes one decision on one entity once, however its number was written, and with what an older file opened', async () => {
    const numbered = (docNo: string) =>
      lines[1]!.split(',').map((text, at) => (at === header.indexOf('行政处罚决定书文号') ? docNo : text))
    const numbers = [
      '沪市监浦处〔2026〕152026000231号',
      '沪市监浦处[2026]152026000231号',
      '沪市监浦处〔2026〕 152026000231 号',
      '沪虚罚〔２０２６〕２３１号',
      '沪虚罚〔2026〕231号',
      '沪（浦）虚罚〔2026〕231号',
      '沪(浦)虚罚[2026]231号',
      '虚罚决字第A—7号',
      '虚罚决字 第Ａ-7号',
    ]
    const actor = officerOf('a-numbers')
    const id = await uploaded(database.pool, Buffer.from(asCsv([header, ...numbers.map(numbered)])), { actor })
    expect(await carryOut(id)).toMatchObject({ accepted: 4, refused: 5 })
    expect((await refusalsOf(id)).map(({ row, code, params }) => [row, code, params.row])).toEqual([
      [3, 'duplicate_of_earlier', 2],
      [4, 'duplicate_of_earlier', 2],
      [6, 'duplicate_of_earlier', 5],
      [8, 'duplicate_of_earlier', 7],
      [10, 'duplicate_of_earlier', 9],
    ])
    const again = numbered('沪市监浦处﹝２０２６﹞152026000231号').map((text, at) =>
      at === header.indexOf('统一社会信用代码') ? `${text.slice(0, 8)} ${text.slice(8).toLowerCase()}` : text,
    )
    const later = await uploaded(database.pool, Buffer.from(asCsv([header.slice(0, again.length), again])), { actor })
    expect(await carryOut(later)).toMatchObject({ accepted: 0, refused: 1 })
    expect((await refusalsOf(later)).map(({ code }) => code)).toEqual(['duplicate_of_existing'])
  })

  it('gives the same upload its first answer while it is at work, and refuses another file under its key', async () => {
    const actor = officerOf('a4')
    const content = Buffer.from(lines.slice(0, 3).join('\n'))
    const answers = await Promise.all(
      ['k1', 'k1', 'k2'].map((idempotencyKey) => uploaded(database.pool, content, { actor, idempotencyKey })),
    )
    expect(new Set(answers).size).toBe(1)
    const other = Buffer.from(lines.slice(0, 4).join('\n'))
    expect(await upload(database.pool, other, { actor, idempotencyKey: 'k1' })).toMatchObject({
      code: 'idempotency.otherRequest',
    })
    await carryOut(answers[0]!)
    expect(await uploaded(database.pool, content, { actor, idempotencyKey: 'k1' })).toBe(answers[0])
    expect(await uploaded(database.pool, content, { actor, idempotencyKey: 'k3' })).not.toBe(answers[0])
  })

  it('waits for an earlier one of the same agency', async () => {
    const actor = officerOf('a5')
    const record = recordOn(database, clock)
    const first = await uploaded(database.pool, Buffer.from(lines.slice(0, 3).join('\n')), { actor })
    const second = await uploaded(database.pool, Buffer.from(lines.slice(0, 5).join('\n')), { actor })
    await stageImport(record.pool, second, anyTime)
    expect(await applyChunk(record, rules, second)).toEqual({ state: 'waiting', opened: [] })
    expect(await carryOut(first)).toMatchObject({ accepted: 2 })
    expect(await carryOut(second)).toMatchObject({ accepted: 2, refused: 2 })
  })

  it('notes a case that an attempt has opened and not noted as opened by that row', async () => {
    const actor = officerOf('a6')
    const record = recordOn(database, clock)
    const id = await uploaded(database.pool, Buffer.from(lines.slice(0, 9).join('\n')), { actor })
    await stageImport(record.pool, id, anyTime)
    // Two attempts at once are what a worker leaves that was taken for dead; neither may open a case twice.
    await Promise.all([applyChunk(record, rules, id), applyChunk(record, rules, id)])
    await database.pool.query(
      `UPDATE import_rows SET outcome = NULL, case_no = NULL, identity = NULL, cells = $2 WHERE import_id = $1 AND row_no = 2`,
      [
        id,
        JSON.stringify(
          Object.fromEntries(Object.keys(columns).map((column, at) => [column, lines[1]!.split(',')[at]])),
        ),
      ],
    )
    await database.pool.query('UPDATE imports SET accepted = accepted - 1 WHERE id = $1', [id])
    expect(await carryOut(id)).toMatchObject({ status: 'finished', accepted: 8, refused: 0 })
    expect(await count('cases WHERE agency = $1', 'a6')).toBe(8)
    expect(await count('import_rows WHERE import_id = $1 AND case_no IS NOT NULL', id)).toBe(8)
  })

  it('goes on reading where an attempt was stopped, and counts each row once', async () => {
    const actor = officerOf('a7')
    const rows = Array.from({ length: 1_200 }, (_, n) =>
      lines[1]!.replace('11001号', `5${String(n).padStart(4, '0')}号`),
    )
    const id = await uploaded(database.pool, Buffer.from([lines[0], ...rows].join('\n')), { actor })
    const stopped = new AbortController()
    // The signal comes when the first rows have been written.
    const pool = watched(database.pool, (sql) => sql.includes('INSERT INTO import_rows') && stopped.abort())
    await expect(stageImport(pool, id, stopped.signal)).rejects.toThrow(/aborted/)
    expect(await findImport(database.pool, id)).toMatchObject({ status: 'reading', rowsRead: 500 })
    await Promise.all([stageImport(database.pool, id, anyTime), stageImport(database.pool, id, anyTime)])
    expect(await findImport(database.pool, id)).toMatchObject({ status: 'applying', rowsRead: 1_200 })
  })

  it('applies nothing of a file that turns out to be broken further down', async () => {
    const rows = [header, ...Array.from({ length: 900 }, () => lines[1]!.split(','))]
    const sheet = rows.map((texts, at) => inlineRow(at + 1, texts)).join('')
    const id = await uploaded(database.pool, zip(workbookParts(`${sheet}<row r="2"/>`)), { actor: officerOf('a8') })
    expect(await carryOut(id)).toMatchObject({
      status: 'unreadable',
      rowsRead: 0,
      fault: { code: 'file.rowsOutOfOrder' },
    })
    expect(await count('import_rows WHERE import_id = $1', id)).toBe(0)
    expect(await count('import_parts WHERE import_id = $1', id)).toBe(0)
  })

  it.each([
    [
      'a file without a needed column',
      Buffer.from(header.slice(1).join(',')),
      'import.columnsMissing',
      { columns: ['名单类型'] },
    ],
    [
      'a column that stands twice',
      Buffer.from([...header, '主体名称'].join(',')),
      'import.columnsRepeated',
      { columns: ['主体名称'] },
    ],
    ['an empty file', Buffer.alloc(0), 'file.empty', {}],
  ])('is not begun for %s', async (_fault, content, code, params) => {
    expect(await upload(database.pool, content)).toMatchObject({ refused: true, code, params })
  })

  it('is for case officers only', async () => {
    expect(await upload(database.pool, sampleRows, { actor: people.reviewer })).toMatchObject({
      code: 'role.notAllowed',
    })
  })
})

describe('an import whose officer has gone', () => {
  it.each([
    ['disabled', 'disabled_at = now()'],
    ['moved', `agency = 'agency-elsewhere'`],
    ['of another role', `role = 'reviewer'`],
  ])('opens no case in the name of somebody who is %s', async (how, change) => {
    const actor = officerOf(`agency-left-${how.replaceAll(' ', '-')}`)
    await addAccount(database.pool, { ...actor, name: '离任（虚构）' }, {})
    const id = await uploaded(database.pool, Buffer.from(lines.slice(0, 4).join('\n')), { actor })
    await database.owner.query(`UPDATE accounts SET ${change} WHERE id = $1`, [actor.id])
    expect(await carryOut(id)).toMatchObject({ status: 'finished', accepted: 0 })
    const codes = (await refusalsOf(id)).map(({ code }) => code)
    expect(new Set(codes)).toEqual(new Set(['officer_gone']))
    expect(await count('ledger WHERE actor = $1', actor.id)).toBe(0)
  })
})
