import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Scenario } from './scenario.ts'
import { ofCase, unseen } from './scenario.ts'

/** A function in `public` that fits the arguments better than PostgreSQL's own and says instead what stood there. */
const shadow = (signature: string, types: readonly string[], returns: string, body: string) => ({
  make: `CREATE FUNCTION public.${signature}(${types.join(', ')}) RETURNS ${returns} LANGUAGE sql AS $f$ SELECT ${body} $f$`,
  drop: `DROP FUNCTION public.${signature}(${types.join(', ')})`,
})

const texts = (count: number) => Array.from({ length: count }, () => 'text')
const places = (count: number, changed: Readonly<Record<number, string>>) =>
  Array.from({ length: count }, (_, n) => changed[n + 1] ?? `$${n + 1}`).join(', ')
const real = (count: number, changed: Readonly<Record<number, string>>) =>
  `pg_catalog.jsonb_build_array(${places(count, changed)})`

const letterTypes = [...texts(4), 'integer', 'jsonb', ...texts(3)]
const said = { 4: `replace($4, '伪', '')` }
const letters = [letterTypes, [...letterTypes, 'text', 'text']].map((types) =>
  shadow('jsonb_build_array', types, 'jsonb', real(types.length, said)),
)
const kept = shadow('jsonb_build_array', ['integer', ...texts(8)], 'jsonb', real(9, { 8: `replace($8, '伪', '')` }))
const download = shadow('jsonb_build_array', ['bigint', ...texts(6)], 'jsonb', real(7, { 4: `replace($4, '伪', '')` }))
const concat = shadow('concat', ['text', 'bigint', 'text'], 'text', `'repair.1.certificate'`)

/** Ways of answering in the place of PostgreSQL itself, for whoever owns the database. */
export const shadowScenarios: readonly Scenario[] = [
  {
    name: '37 a letter altered, and a function that says what stood there',
    tamper: async (scene) => {
      for (const { make } of letters) await scene.owner.query(make)
      await unseen('letters', `UPDATE letters SET number = number || '伪' WHERE case_no = $1`)(scene)
    },
    undo: letters.map(({ drop }) => drop),
    both: ['beside.changed'],
    ours: ['guard.changed'],
  },
  {
    name: '37 a download of somebody else, in the same way',
    tamper: async (scene) => {
      await scene.owner.query(download.make)
      await unseen('downloads', `UPDATE downloads SET actor = actor || '伪' WHERE case_no = $1`)(scene)
    },
    undo: [download.drop],
    both: ['beside.changed'],
    ours: ['guard.changed'],
  },
  {
    name: '37 the name of an entity, in the same way',
    tamper: async (scene) => {
      await scene.owner.query(kept.make)
      await ofCase(`UPDATE cases SET entity_name = entity_name || '伪' WHERE case_no = $1`)(scene)
    },
    undo: [kept.drop],
    ours: ['case.state', 'guard.changed'],
  },
  {
    name: '37 a right and a rule that an operator hides',
    tamper: async ({ owner }) => {
      await owner.query(`CREATE FUNCTION public.never(oid, regnamespace) RETURNS boolean LANGUAGE sql RETURN false`)
      await owner.query('CREATE OPERATOR public.= (LEFTARG = oid, RIGHTARG = regnamespace, FUNCTION = public.never)')
      await owner.query('CREATE RULE away AS ON DELETE TO downloads DO INSTEAD NOTHING')
    },
    undo: [
      'DROP RULE away ON downloads',
      'DROP OPERATOR public.= (oid, regnamespace)',
      'DROP FUNCTION public.never(oid, regnamespace)',
    ],
    both: ['guard.changed'],
  },
  {
    name: '38 a view in the place of a table',
    tamper: async ({ owner }) => {
      await owner.query('ALTER TABLE downloads RENAME TO downloads_aside')
      await owner.query(`CREATE VIEW downloads AS SELECT * FROM downloads_aside`)
      await owner.query('GRANT SELECT ON downloads TO bihuan_app, bihuan_owner')
    },
    undo: ['DROP VIEW downloads', 'ALTER TABLE downloads_aside RENAME TO downloads'],
    both: ['guard.changed'],
  },
  {
    name: '38 a table with a child',
    tamper: async ({ owner }) => {
      await owner.query('CREATE TABLE more () INHERITS (evidence_files)')
      await owner.query('GRANT SELECT ON more TO bihuan_app, bihuan_owner')
    },
    undo: ['DROP TABLE more'],
    both: ['guard.changed'],
  },
  {
    name: '39 what the watch has seen go without a leaf',
    tamper: ({ copy }) => {
      const line = JSON.stringify({ what: 'Ledger entry 3 waited', at: new Date().toISOString() })
      writeFileSync(join(copy, 'passed-by.jsonl'), `${line}\n`)
      return Promise.resolve()
    },
    both: ['log.passedBy'],
  },
  {
    name: '40 two letters of one number, the counter set back',
    tamper: ofCase(
      `UPDATE letters SET number = (SELECT max(number) FROM letters AS other WHERE other.case_no = $1 AND other.template IS NOT NULL)
       WHERE case_no = $1 AND template IS NOT NULL`,
    ),
    both: ['beside.changed'],
    ours: ['letter.sameNumber'],
  },
  {
    name: '37 a certificate never granted, and a function that grants it',
    tamper: async (scene) => {
      await scene.owner.query(concat.make)
      await ofCase(
        `INSERT INTO letters (case_no, occasion, kind, number, template, facts, check_code, drawn_up_by, drawn_up_at)
         VALUES ($1, 'repair.1.certificate', 'repairCertificate', '沪虚〔2026〕97号', 1, '{"words": {}}', 'AAAA-AAAA-AAAA',
           'officer', now())`,
      )(scene)
      await scene.follow()
    },
    undo: [concat.drop],
    both: ['letter.notGranted'],
    ours: ['guard.changed'],
  },
]
