import type { Pool, PoolClient } from 'pg'
import { diceOf } from '../fictitious/random-lives.ts'
import { appendLeaves } from '../record/log/append.ts'
import { shanghaiDate } from '../record/clock.ts'
import type { Record } from '../record/execution.ts'
import { runAll } from './measure.ts'
import type { Life } from './lives.ts'
import { liveCase } from './lives.ts'
import { creditCode, tradeName } from './names.ts'

const lived = 400
// Some entities have several records.
const casesPerEntity = 1.25

/**
 * Fills an empty record: some hundred cases lived to the present day through the real domain, and copies of them under
 * other numbers, entities and documents until there are as many as asked for. Nothing is left for conductors to do.
 */
export async function fillRecord(record: Record, owner: Pool, cases: number): Promise<void> {
  const today = shanghaiDate(await record.clock.now())
  const lives: Life[] = []
  await runAll(Math.min(lived, cases), 8, async (n) => void lives.push(await liveCase(record, n, today, diceOf(n))))
  const client = await owner.connect()
  try {
    const run = async (statements: readonly string[]) => {
      for (const statement of statements) await client.query(statement)
    }
    await run(['SET statement_timeout = 0', `SET maintenance_work_mem = '256MB'`, 'BEGIN', ...settled])
    await nameCopies(client, lives, cases)
    // Built and checked once for all afterwards: to do so for each of millions of rows takes longer than writing them.
    const { rows: indexes } = await client.query<{ name: string; definition: string }>(
      `SELECT indexname AS name, indexdef AS definition FROM pg_indexes
       WHERE tablename = ANY($1) AND indexname NOT IN (SELECT conname FROM pg_constraint)`,
      [copied],
    )
    await run(indexes.map(({ name }) => `DROP INDEX ${name}`))
    await run(copied.map((table) => `ALTER TABLE ${table} DROP CONSTRAINT ${table}_case_no_fkey`))
    await run(copies)
    await run(copied.map((table) => `ALTER TABLE ${table} ADD FOREIGN KEY (case_no) REFERENCES cases`))
    await run(indexes.map(({ definition }) => definition))
    await run(['COMMIT'])
    await client.query('VACUUM (ANALYZE)')
    while ((await appendLeaves(owner, 2_000)) === 'more');
    await client.query('VACUUM (ANALYZE) log_leaves')
  } finally {
    client.release(true)
  }
}

// Numbers follow the days on which cases were opened, as they would have been given out.
async function nameCopies(client: PoolClient, lives: readonly Life[], cases: number): Promise<void> {
  await client.query(
    `CREATE TEMP TABLE copies (of_case text, case_no text, code text, old_code text, name text, old_name text, doc text, old_doc text)`,
  )
  const inOrder = lives.toSorted((a, b) => (a.openedOn < b.openedOn ? -1 : 1))
  const rows = Array.from({ length: cases - lives.length }, (_, n) => {
    const life = inOrder[Math.floor((n * lives.length) / (cases - lives.length))]!
    // By a stride, so that an entity's cases and an entity's neighbours in the alphabet are spread over time.
    const entity = lives.length + ((n * 7919) % Math.ceil(cases / casesPerEntity))
    const year = life.openedOn.slice(0, 4)
    const serial = String(lives.length + n + 1).padStart(6, '0')
    return [
      life.caseNo,
      `BH-${year}-${serial}`,
      creditCode(entity),
      life.code,
      tradeName(entity),
      life.name,
      `沪虚罚〔${year}〕${serial}号`,
      life.docNo,
    ]
  })
  await client.query(
    `INSERT INTO copies SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[])`,
    Array.from({ length: 8 }, (_, column) => rows.map((row) => row[column])),
  )
  await client.query(`SELECT setval('case_numbers', ${cases + 1})`)
  await client.query('ANALYZE copies')
}

const copied = ['ledger', 'deadlines', 'measures', 'register', 'changes', 'outbox']

const renamed = (text: string) =>
  `replace(replace(replace(replace(${text}, of_case, copies.case_no), old_code, code), old_name, name), old_doc, doc)`

// What was written together lies together: the ledger by its moments, what belongs to cases by their numbers.
const copies = [
  `INSERT INTO cases (case_no, version, state, stage, agency, district, list_type, tier, entity_code, entity_name, opened_on,
     closed_on, outcome, changed_at, conducted_version)
   SELECT copies.case_no, version, ${renamed('state::text')}::jsonb, stage, agency, district, list_type, tier, code, name, opened_on, closed_on,
     outcome, changed_at, conducted_version
   FROM copies JOIN cases ON cases.case_no = of_case ORDER BY copies.case_no`,
  `INSERT INTO ledger (case_no, case_seq, type, data, opens, closes, on_date, at, actor, role, on_behalf_of, reason, legal_basis, request_id)
   SELECT copies.case_no, case_seq, type, CASE WHEN type LIKE 'listing.%' THEN ${renamed('data::text')}::jsonb ELSE data END, opens, closes, on_date,
     at, actor, role, on_behalf_of, reason, legal_basis, request_id
   FROM (SELECT * FROM ledger ORDER BY at, seq) AS lived JOIN copies ON lived.case_no = of_case`,
  `INSERT INTO deadlines (case_no, key, topic, rule_id, pack, calendar, starts_on, term, due_on, provisional, party, owner, on_pass, closed_on, closed_as)
   SELECT copies.case_no, key, topic, rule_id, pack, calendar, starts_on, term, due_on, provisional, party, replace(owner, old_code, code), on_pass, closed_on, closed_as
   FROM copies JOIN deadlines ON deadlines.case_no = of_case ORDER BY copies.case_no`,
  `INSERT INTO measures SELECT copies.case_no, measures.code, department, status FROM copies JOIN measures ON measures.case_no = of_case ORDER BY copies.case_no`,
  `INSERT INTO register
   SELECT copies.case_no, code, name, list_type, tier, violation, legal_basis, decision_doc_no, published_on, until, marked, correction
   FROM copies JOIN register ON register.case_no = of_case ORDER BY copies.case_no`,
  `INSERT INTO changes (case_no, case_seq, audience, op, record)
   SELECT copies.case_no, case_seq, audience, op, ${renamed('record::text')}::jsonb
   FROM copies JOIN changes ON changes.case_no = of_case ORDER BY copies.case_no`,
  `INSERT INTO outbox (case_no, case_seq, recipient, kind, body, created_at, delivered_at)
   SELECT copies.case_no, case_seq, replace(recipient, old_code, code), kind, body, created_at, delivered_at
   FROM (SELECT * FROM outbox ORDER BY created_at, id) AS written JOIN copies ON written.case_no = of_case`,
]

const settled = [
  'UPDATE outbox SET delivered_at = created_at WHERE delivered_at IS NULL',
  'UPDATE cases SET conducted_version = version',
]
