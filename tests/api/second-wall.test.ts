import { describe, expect, it } from 'vitest'
import { visibleCases } from '../../identity/rights.ts'
import { readerOn } from '../../database/reading.ts'
import type { Queryable } from '../../database/reading.ts'
import type { Actor } from '../../domain/actor.ts'
import { withDatabase } from '../setup/database.ts'
import { people } from '../support/people.ts'
import { heard, proposed, published } from './lives.ts'
import { withApi } from './support.ts'

const database = withDatabase()
const api = withApi(database)

const supervisor = (district: string): Actor => ({ id: `supervisor-${district}`, role: 'districtSupervisor', district })
const everybody: readonly Actor[] = [
  people.officer,
  people.reviewer,
  people.otherReviewer,
  people.finance,
  { id: 'stranger-department', role: 'implementingOfficer', agency: 'dept-elsewhere' },
  people.entity,
  { id: 'entity-stranger', role: 'entityAgent', entityCode: '91310106MA1FAKE16Q' },
  supervisor('310115'),
  supervisor('310106'),
  { id: 'city', role: 'citySupervisor' },
  { id: 'auditor', role: 'auditor' },
  { id: 'operator', role: 'operator' },
  people.system,
  // Somebody whose account says of no place: an absent field must match nothing.
  { id: 'of-nowhere', role: 'caseOfficer' },
  { id: 'entity-for-nobody', role: 'entityAgent' },
]

const tables = [
  'cases',
  'ledger',
  'deadlines',
  'measures',
  'outbox',
  'imports',
  'import_rows',
  'import_refusals',
  'letters',
  'evidence_files',
  'drafts',
  'draft_files',
]
const keepFile = async (caseNo: string) =>
  await database.owner.query(
    `INSERT INTO evidence_files (case_no, sha256, name, type, bytes, uploaded_by, role, at, request_id)
     VALUES ($1, $1, '证据（虚构）', 'application/pdf', 1, 'officer-li', 'caseOfficer', now(), 'test')
     ON CONFLICT DO NOTHING`,
    [caseNo],
  )
const casesIn = async (db: Queryable, table: string, where = '', values: unknown[] = []) =>
  (
    await db.query<{ case_no: string }>(`SELECT DISTINCT case_no FROM ${table} ${where} ORDER BY case_no`, values)
  ).rows.map((row) => row.case_no)

describe('the database', () => {
  it('looks last for names in the caller’s own schema wherever a function has the rights of its owner', async () => {
    const { rows } = await database.owner.query<{ name: string; settings: string[] | null }>(
      `SELECT proname AS name, proconfig AS settings FROM pg_proc
       WHERE prosecdef AND pronamespace = 'public'::regnamespace ORDER BY proname`,
    )
    expect(rows.length).toBeGreaterThan(5)
    const isLast = (settings: string[] | null) => settings?.some((one) => /^search_path=.*, pg_temp$/.test(one))
    expect(rows.filter(({ settings }) => !isLast(settings))).toEqual([])
  })

  it('shows each person without any condition what the API’s condition shows, and no more', async () => {
    const readAs = readerOn(database.reading)
    const [inReview, defended, open] = [await proposed(api), await heard(api), await published(api)]
    for (const caseNo of [inReview, defended, open]) await keepFile(caseNo)
    const seen = new Map<string, string[]>()
    for (const actor of everybody) {
      const { sql, values } = visibleCases(actor, 1)
      const byCondition = await casesIn(database.pool, 'cases', `WHERE ${sql}`, [...values])
      for (const table of ['cases', 'ledger'])
        expect(await casesIn(readAs(actor), table), `${actor.id} ${table}`).toEqual(byCondition)
      for (const table of ['deadlines', 'measures', 'letters', 'evidence_files']) {
        const there = await casesIn(database.pool, table, 'WHERE case_no = ANY($1)', [byCondition])
        expect(await casesIn(readAs(actor), table), `${actor.id} ${table}`).toEqual(there)
      }
      seen.set(actor.id, byCondition)
    }
    expect(seen.get(people.officer.id)).toEqual([inReview, defended, open].toSorted())
    expect(seen.get(people.entity.id)).toEqual([defended, open].toSorted())
    expect(seen.get(people.finance.id)).toEqual([open])
    for (const id of [
      'reviewer-qian',
      'stranger-department',
      'entity-stranger',
      'supervisor-310106',
      'system',
      'of-nowhere',
      'entity-for-nobody',
    ]) {
      expect(seen.get(id), id).toEqual([])
    }
  })

  it('shows a draft and its files to its author only', async () => {
    const own = await database.owner.query<{ id: string }>(
      `INSERT INTO drafts (account, path, fields, claimed) VALUES ($1, '/cases/new', '{}', true) RETURNING id`,
      [people.officer.id],
    )
    const draft = own.rows[0]!.id
    await database.owner.query(
      `INSERT INTO draft_files (draft, sha256, name, type, bytes) VALUES ($1, 'of-a-draft', '附件（虚构）', 'application/pdf', 1)`,
      [draft],
    )
    const readAs = readerOn(database.reading)
    const shown = async (actor: Actor) => [
      (await readAs(actor).query('SELECT id FROM drafts WHERE id = $1', [draft])).rows.length,
      (await readAs(actor).query('SELECT sha256 FROM draft_files WHERE draft = $1', [draft])).rows.length,
    ]
    expect(await shown(people.officer)).toEqual([1, 1])
    for (const actor of everybody.filter(({ id }) => id !== people.officer.id))
      expect(await shown(actor), actor.id).toEqual([0, 0])
  })

  it('shows messages to those they are for', async () => {
    const caseNo = await published(api)
    const recipients = async (actor: Actor) =>
      (
        await readerOn(database.reading)(actor).query(
          'SELECT DISTINCT recipient FROM outbox WHERE case_no = $1 ORDER BY recipient',
          [caseNo],
        )
      ).rows.map(({ recipient }) => recipient)
    expect(await recipients(people.finance)).toEqual(['department:dept-finance'])
    expect(await recipients(people.entity)).toEqual([`entity:${people.entity.entityCode}`])
    expect(await recipients(people.otherReviewer)).toEqual([])
  })

  it('shows nothing to a reader who does not say for whom, also after one who did', async () => {
    await published(api)
    const client = await database.reading.connect()
    for (const table of tables) expect((await client.query(`SELECT 1 FROM ${table}`)).rows, table).toEqual([])
    client.release()
    const auditor = readerOn(database.reading)({ role: 'auditor' })
    for (let n = 0; n < 10; n += 1) expect(await casesIn(auditor, 'cases')).not.toEqual([])
    for (let n = 0; n < 10; n += 1) expect((await database.reading.query('SELECT 1 FROM cases')).rows).toEqual([])
  })

  it('lets a reader write nothing, read no account and no session', async () => {
    const auditor = readerOn(database.reading)({ role: 'auditor' })
    await expect(auditor.query('DELETE FROM ledger')).rejects.toThrow(/permission denied|read-only/)
    await expect(auditor.query('UPDATE cases SET version = 0')).rejects.toThrow(/permission denied|read-only/)
    for (const table of ['accounts', 'sessions', 'api_keys', 'invitations', 'idempotency']) {
      await expect(auditor.query(`SELECT 1 FROM ${table}`), table).rejects.toThrow('permission denied')
    }
    expect((await auditor.query('SELECT 1 AS one')).rows).toEqual([{ one: 1 }])
  })

  it('takes the name of nobody for code', async () => {
    const odd = readerOn(database.reading)({
      role: `auditor'); SELECT set_config('bihuan.actor', '{"role":"auditor"}', true); --`,
    })
    expect(await casesIn(odd, 'cases')).toEqual([])
  })
})

describe('an entity’s agent', () => {
  it('reads nothing of its case before the notice has been served, and gets its commands answered as for an unknown case', async () => {
    const caseNo = await proposed(api)
    const agent = api.as(people.entity)
    for (const part of ['', '/ledger', '/deadlines', '/repair-eligibility']) {
      expect((await agent.ask(`/api/v1/cases/${caseNo}${part}`)).body, part).toMatchObject({
        status: 404,
        code: 'case.unknown',
      })
    }
    expect((await agent.ask('/api/v1/cases')).body.items.map((row: { caseNo: string }) => row.caseNo)).not.toContain(
      caseNo,
    )
    expect(
      (await agent.give(caseNo, 'listing.waiveDefence', { statement: '放弃' }, { ifMatch: '*' })).body,
    ).toMatchObject({
      status: 404,
      code: 'case.unknown',
    })
  })
})
