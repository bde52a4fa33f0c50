import { randomUUID } from 'node:crypto'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { ensureTestAccounts } from '../../support/accounts.ts'
import { buildApp } from '../../../api/app.ts'
import { demoAccounts, demoPassword } from '../../../fictitious/people.ts'
import { applyChunk } from '../../../record/bulk/apply.ts'
import { listUnfinishedImports } from '../../../record/bulk/imports.ts'
import { limits } from '../../../record/bulk/limits.ts'
import { stageImport } from '../../../record/bulk/stage.ts'
import { withDatabase } from '../../setup/database.ts'
import { expectedRefusals, fixture } from '../../support/uploads.ts'
import { handClock, recordOn } from '../../support/world.ts'
import { header, row } from '../../support/sent-files.ts'
import { typedRow, workbookOf } from '../../support/workbook.ts'
import { depsOf } from '../../support/deps.ts'
import { rules } from '../../support/row-rules.ts'

const database = withDatabase()
// What is left in the folder of this file alone can be told.
const folder = mkdtempSync(join(tmpdir(), 'bihuan-api-'))

let app: FastifyInstance
const started: string[] = []
let temporalIsDown = false
const tokens: { [account: string]: string } = {}

beforeAll(async () => {
  vi.stubEnv('TMPDIR', folder)
  const record = recordOn(database, handClock('2026-11-24'))
  await ensureTestAccounts(database.pool, demoAccounts, demoPassword)
  app = await buildApp(
    depsOf(record, database.reading, {
      temporalAnswers: async () => !temporalIsDown,
      startImport: async (id) => {
        if (temporalIsDown) throw new Error('Temporal is down')
        started.push(id)
      },
    }),
    { logLevel: 'silent', mostDelayMs: 0 },
  )
  for (const account of ['officer-310115', 'officer-310106', 'reviewer-310115', 'auditor', 'entity-example']) {
    const answer = await app.inject({
      method: 'POST',
      url: '/api/v1/sessions',
      payload: { account, password: demoPassword },
      headers: { 'idempotency-key': randomUUID() },
    })
    tokens[account] = answer.json().token
  }
})
afterAll(async () => {
  vi.unstubAllEnvs()
  await app.close()
  rmSync(folder, { recursive: true })
})

async function send(content: Buffer, { account = 'officer-310115', key = `${randomUUID()}` } = {}) {
  const form = new FormData()
  form.set('file', new Blob([new Uint8Array(content)]), '名单.xlsx')
  const request = new Response(form)
  return await app.inject({
    method: 'POST',
    url: '/api/v1/imports',
    headers: {
      authorization: `Bearer ${tokens[account]}`,
      'content-type': request.headers.get('content-type') ?? '',
      'idempotency-key': key,
    },
    payload: Buffer.from(await request.arrayBuffer()),
  })
}

async function get(url: string, account = 'officer-310115') {
  return await app.inject({ url, headers: { authorization: `Bearer ${tokens[account]}` } })
}

/** Carries out everything that has been sent, in its order. */
async function carryOut() {
  const record = recordOn(database, handClock('2026-11-24'))
  for (const id of await listUnfinishedImports(record.pool)) {
    await stageImport(record.pool, id, new AbortController().signal)
    while ((await applyChunk(record, rules, id)).state === 'more');
  }
}

describe('sending a workbook', () => {
  it('is accepted with the place where its progress can be watched', async () => {
    const sent = await send(fixture('listing-import.xlsx'))
    expect(sent.statusCode).toBe(202)
    const { id } = sent.json()
    expect(sent.headers.location).toBe(`/api/v1/imports/${id}`)
    expect(sent.json()).toMatchObject({ status: 'reading', fileName: '名单.xlsx', rowsRead: 0, ignoredColumns: [] })
    expect(started).toContain(id)
    await carryOut()
    for (const account of ['officer-310115', 'reviewer-310115', 'auditor']) {
      const progress = await get(`/api/v1/imports/${id}`, account)
      expect(progress.json()).toMatchObject({ status: 'finished', rowsRead: 200, accepted: 181, refused: 19 })
    }
    expect((await get(`/api/v1/imports/${id}`, 'officer-310106')).json()).toMatchObject({
      status: 404,
      code: 'import.unknown',
    })
    expect((await get(`/api/v1/imports/${id}`, 'entity-example')).statusCode).toBe(403)
  })

  it('asks what it leaves out, and is answered by an officer of the agency, once', async () => {
    const sheets = [
      { name: '一', rows: typedRow(1, header) + typedRow(2, row()) },
      { name: '二', rows: typedRow(1, header) + typedRow(2, row()) },
    ]
    const { id } = (await send(workbookOf(sheets))).json()
    await carryOut()
    const asking = (await get(`/api/v1/imports/${id}`)).json()
    expect(asking).toMatchObject({ status: 'asking', rowsRead: 1, accepted: 0, refused: 0 })
    expect(asking.leftOut.sheets.map(({ name, read }: { name: string; read: boolean }) => [name, read])).toEqual([
      ['一', true],
      ['二', false],
    ])
    const answer = async (payload: object, account = 'officer-310115') =>
      await app.inject({
        method: 'POST',
        url: `/api/v1/imports/${id}/answer`,
        headers: { authorization: `Bearer ${tokens[account]}` },
        payload,
      })
    expect((await answer({ goOn: true }, 'reviewer-310115')).statusCode).toBe(403)
    expect((await answer({ goOn: true }, 'officer-310106')).json()).toMatchObject({ code: 'import.unknown' })
    expect((await answer({})).statusCode).toBe(400)
    expect((await answer({ goOn: true })).json()).toMatchObject({ status: 'applying' })
    expect(started.filter((one) => one === id)).toHaveLength(2)
    await carryOut()
    expect((await get(`/api/v1/imports/${id}`)).json()).toMatchObject({ status: 'finished', accepted: 1, refused: 0 })
    expect((await answer({ goOn: false })).json()).toMatchObject({ status: 409, code: 'import.asksNothing' })
  })

  it('is recorded while Temporal is down, for the sweep to start', async () => {
    temporalIsDown = true
    const sent = await send(fixture('listing-import.gb18030.csv'), { account: 'officer-310106' })
    temporalIsDown = false
    expect(sent.statusCode).toBe(202)
    expect(started).not.toContain(sent.json().id)
    expect((await get(`/api/v1/imports/${sent.json().id}`, 'officer-310106')).json()).toMatchObject({
      status: 'reading',
    })
  })

  it('gives the first answer again under the same key', async () => {
    const key = randomUUID()
    const content = Buffer.concat([fixture('listing-import.gb18030.csv'), Buffer.from('\r\n')])
    const [first, second] = [await send(content, { key }), await send(content, { key })]
    expect(second.json().id).toBe(first.json().id)
    expect((await send(fixture('listing-import.xlsx'), { key })).json()).toMatchObject({
      status: 422,
      code: 'idempotency.otherRequest',
    })
  })

  it.each([
    ['no workbook', Buffer.from('%PDF-1.7\u0000'), 422, 'file.notASheet'],
    ['a workbook of another layout', Buffer.from('姓名,年龄\n甲,1'), 422, 'import.columnsMissing'],
    ['an empty file', Buffer.alloc(0), 422, 'file.empty'],
    ['a file that is too large', Buffer.alloc(limits.fileBytes + 1, 'x'), 413, 'import.fileTooLarge'],
  ])('says what to do about %s', async (_fault, content, status, code) => {
    const answer = await send(content)
    expect(answer.headers['content-type']).toContain('application/problem+json')
    expect(answer.json()).toMatchObject({ status, code, detail: expect.stringMatching(/\p{Script=Han}/u) })
    // The loader's own cache of the thread that reads headings is none of theirs.
    expect(readdirSync(folder).filter((name) => !name.startsWith('tsx-'))).toEqual([])
  })

  it('needs a form, an Idempotency-Key and the right role', async () => {
    const headers = { authorization: `Bearer ${tokens['officer-310115']}`, 'idempotency-key': randomUUID() }
    const withoutForm = await app.inject({ method: 'POST', url: '/api/v1/imports', headers, payload: { file: 'x' } })
    expect(withoutForm.json()).toMatchObject({ status: 422, code: 'import.noFile' })
    expect((await send(fixture('listing-import.xlsx'), { key: '' })).statusCode).toBe(400)
    expect((await send(fixture('listing-import.xlsx'), { account: 'reviewer-310115' })).statusCode).toBe(403)
  })
})

describe('the refused rows', () => {
  it('are paged with row, column and reason in both languages', async () => {
    const sent = await send(fixture('listing-import.gb18030.csv'))
    const { id } = sent.json()
    await carryOut()
    const items: { row: number; column: string; code: string; reason: { zh: string; en: string } }[] = []
    for (let url: string | undefined = `/api/v1/imports/${id}/refusals?limit=50`; url !== undefined;) {
      const page = await get(url)
      items.push(...page.json().items)
      url = /<([^>]+)>/.exec(String(page.headers.link ?? ''))?.[1]
    }
    expect(new Set(items.map(({ row }) => row)).size).toBe(200)
    for (const { row, fault } of expectedRefusals) {
      expect(items.find((item) => item.row === row)).toMatchObject({
        code: fault,
        column: expect.stringMatching(/\p{Script=Han}/u),
      })
    }
    expect(items.find(({ row }) => row === 61)?.reason).toEqual({
      zh: '整改期限-30天必须大于零',
      en: 'A term of -30 days is not more than zero',
    })
  })

  it('can be taken into a spreadsheet, where nothing of them becomes a formula', async () => {
    const rows = fixture('listing-import.gb18030.csv')
    const text = new TextDecoder('gb18030').decode(rows).replace('重点关注名单,', '-1+1,')
    const { id } = (await send(Buffer.from(text.replace('2026-10-13', '@昨天')))).json()
    await carryOut()
    const download = await get(`/api/v1/imports/${id}/refusals.csv`)
    expect(download.headers).toMatchObject({ 'content-type': 'text/csv; charset=utf-8' })
    expect(download.headers['content-disposition']).toContain('attachment')
    expect(download.body.startsWith('\uFEFF行,列,代码,原因,Reason\r\n2,')).toBe(true)
    for (const line of download.body.slice(1).split('\r\n')) expect(line).not.toMatch(/(^|,)"?[=+\-@]/)
    expect(download.body).toContain('\r\n71,名单类型,unknown_list_type,')
  })

  it('are not told to another agency', async () => {
    const { id } = (await send(fixture('listing-import.xlsx'))).json()
    for (const path of ['refusals', 'refusals.csv']) {
      expect((await get(`/api/v1/imports/${id}/${path}`, 'officer-310106')).statusCode).toBe(404)
    }
  })
})
