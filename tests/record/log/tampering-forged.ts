import type { Scenario, Scene } from './scenario.ts'

/** Without some constraint of a table; who owns it can put the name back as one that is not valid. */
const without =
  (table: string, constraint: string, ...statements: readonly string[]) =>
  async ({ owner, caseNo }: Scene) => {
    await owner.query(`ALTER TABLE ${table} DROP CONSTRAINT ${constraint} CASCADE`)
    for (const statement of statements) await owner.query(statement.replaceAll('$1', `'${caseNo}'`))
  }

const none = `'BH-2026-987654'`
const reference = (table: string) => [
  `DELETE FROM ${table} WHERE case_no = ${none}`,
  `ALTER TABLE ${table} ADD CONSTRAINT ${table}_case_no_fkey FOREIGN KEY (case_no) REFERENCES cases`,
]

/** The rows of a table again behind themselves, so that what is read last is what it was. */
const twice = (table: string, change: string) => [
  `CREATE TEMP TABLE honest AS TABLE ${table}`,
  `UPDATE ${table} SET ${change} WHERE case_no = $1`,
  `INSERT INTO ${table} SELECT * FROM honest WHERE case_no = $1`,
  'DROP TABLE honest',
]

/** Rows that no key asks for, and rows of one key, for whoever takes a constraint away. */
export const forgedScenarios: readonly Scenario[] = [
  {
    name: '41 a public record of no case, the reference put back as one that was never checked',
    tamper: without(
      'register',
      'register_case_no_fkey',
      `INSERT INTO register (case_no, entity_code, entity_name, list_type, tier, violation, legal_basis, decision_doc_no, published_on, until, marked)
       SELECT ${none}, '91310115MA1FAKE27N', '上海被冤枉有限公司（虚构）', list_type, tier, violation, legal_basis, decision_doc_no, published_on, until, false FROM register LIMIT 1`,
      'ALTER TABLE register ADD CONSTRAINT register_case_no_fkey FOREIGN KEY (case_no) REFERENCES cases NOT VALID',
    ),
    undo: ['ALTER TABLE register DROP CONSTRAINT register_case_no_fkey', ...reference('register')],
    both: ['register.changed'],
    ours: ['guard.changed'],
  },
  {
    name: '41 a change of no case',
    tamper: without(
      'changes',
      'changes_case_no_fkey',
      `INSERT INTO changes (case_no, case_seq, audience, op, record, position)
       SELECT ${none}, 9, 'public', 'put', record, (SELECT max(position) + 1000 FROM changes) FROM changes WHERE record IS NOT NULL LIMIT 1`,
    ),
    undo: reference('changes'),
    both: ['stream.changed'],
    ours: ['guard.changed'],
  },
  {
    name: '41 a measure and a deadline of no case',
    tamper: async (scene) => {
      await without(
        'measures',
        'measures_case_no_fkey',
        `INSERT INTO measures (case_no, code, department, status) SELECT ${none}, code, department, status FROM measures LIMIT 1`,
      )(scene)
      await without(
        'deadlines',
        'deadlines_case_no_fkey',
        `INSERT INTO deadlines SELECT ${none}, key, topic, rule_id, pack, calendar, starts_on, term, due_on, provisional, party, owner, on_pass, closed_on, closed_as FROM deadlines LIMIT 1`,
      )(scene)
    },
    undo: [...reference('measures'), ...reference('deadlines')],
    both: ['measure.changed', 'deadline.changed'],
    ours: ['guard.changed'],
  },
  {
    name: '41 each measure twice, the forged ones first',
    tamper: without('measures', 'measures_pkey', ...twice('measures', `status = 'lifted'`)),
    undo: ['DELETE FROM measures', 'ALTER TABLE measures ADD PRIMARY KEY (case_no, code)'],
    both: ['guard.changed'],
    ours: ['measure.changed'],
  },
  {
    name: '41 each deadline twice, the forged ones first',
    tamper: without('deadlines', 'deadlines_pkey', ...twice('deadlines', 'due_on = due_on + 400')),
    undo: ['DELETE FROM deadlines', 'ALTER TABLE deadlines ADD PRIMARY KEY (case_no, key)'],
    both: ['guard.changed', 'deadline.changed'],
  },
  {
    name: '41 a change twice, the forged one at a position of its own',
    tamper: without(
      'changes',
      'changes_pkey',
      ...twice(
        'changes',
        `record = jsonb_set(record, '{entityName}', '"上海被冤枉有限公司（虚构）"'), position = position + 1000`,
      ),
    ),
    undo: ['DELETE FROM changes', 'ALTER TABLE changes ADD PRIMARY KEY (case_no, case_seq, audience)'],
    both: ['guard.changed'],
    ours: ['stream.changed'],
  },
  {
    name: '41 a file of evidence by a second item of one id',
    tamper: async ({ owner }) => {
      const sha = 'ab'.repeat(32)
      await owner.query('ALTER TABLE log_besides DROP CONSTRAINT log_besides_pkey CASCADE')
      await owner.query('ALTER TABLE evidence_files DISABLE TRIGGER USER')
      await owner.query(
        `INSERT INTO evidence_files (case_no, sha256, name, type, bytes, uploaded_by, role, at, request_id, form, scanned)
         SELECT case_no, '${sha}', '伪造的送达回证（虚构）.pdf', type, bytes, uploaded_by, role, at, request_id, form, scanned FROM evidence_files LIMIT 1`,
      )
      await owner.query('ALTER TABLE evidence_files ENABLE TRIGGER USER')
      const item = `(SELECT id FROM log_besides WHERE of = 'letter' AND logged ORDER BY id LIMIT 1)`
      await owner.query(`CREATE TEMP TABLE honest AS SELECT * FROM log_besides WHERE id = ${item}`)
      await owner.query(`DELETE FROM log_besides WHERE id IN (SELECT id FROM honest)`)
      await owner.query(
        `INSERT INTO log_besides (id, of, case_no, name, digest, salt, erasure_order, at, logged) OVERRIDING SYSTEM VALUE
         SELECT honest.id, 'evidence', e.case_no, sha256, sha256(sha256('a salt') || convert_to(evidence_said(e)::text, 'UTF8')), sha256('a salt'), NULL, e.at, true
         FROM honest, evidence_files AS e WHERE sha256 = '${sha}'`,
      )
      await owner.query(
        `INSERT INTO log_besides (id, of, case_no, name, digest, salt, erasure_order, at, logged) OVERRIDING SYSTEM VALUE
         SELECT id, of, case_no, name, digest, salt, erasure_order, at, logged FROM honest`,
      )
      await owner.query('DROP TABLE honest')
    },
    undo: ['DELETE FROM log_besides', 'ALTER TABLE log_besides ADD PRIMARY KEY (id)'],
    both: ['guard.changed'],
    ours: ['beside.changed'],
  },
]
