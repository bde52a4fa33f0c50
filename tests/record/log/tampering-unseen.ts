import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { erasedText } from '../../../domain/personal.ts'
import { saltOf, saltedHash } from '../../../record/log/leaf.ts'
import { createKey, signerOf } from '../../../record/log/note.ts'
import { readKeys } from '../../../record/log/rows.ts'
import type { Scenario, Scene } from './scenario.ts'
import { ofCase, signedEarlier } from './scenario.ts'

/** Erases the reason of an entry, which is of the entity, by the order about somebody else; all of it logged. */
async function eraseMore({ owner, follow }: Scene): Promise<void> {
  const { rows } = await owner.query<{ caseNo: string; caseSeq: number; reason: string }>(
    `SELECT case_no AS "caseNo", case_seq AS "caseSeq", reason FROM ledger
     WHERE reason IS NOT NULL AND case_no = (SELECT case_no FROM erasures LIMIT 1) LIMIT 1`,
  )
  const { caseNo, caseSeq, reason } = rows[0]!
  const keys = await readKeys(owner, [caseNo])
  const field = saltedHash(saltOf(keys.find(caseNo, 'entity')!, caseSeq, '/reason'), reason)
  await owner.query('UPDATE ledger SET reason = $3 WHERE case_no = $1 AND case_seq = $2', [caseNo, caseSeq, erasedText])
  await owner.query(
    `INSERT INTO erasures (case_no, subject, fields, actor, reason, legal_basis, order_id)
     SELECT case_no, subject, $1, actor, reason, legal_basis, order_id FROM erasures LIMIT 1`,
    [JSON.stringify([{ caseSeq, pointer: '/reason', saltedHash: field }])],
  )
  await follow()
}

const clockSetTo =
  (value: unknown) =>
  async ({ owner }: Scene) =>
    await owner.query(
      `INSERT INTO settings (name, value) VALUES ('clock', $1) ON CONFLICT (name) DO UPDATE SET value = excluded.value`,
      [JSON.stringify(value)],
    )

const legal = { legalStart: 1_775_000_000_000, realStart: 1_775_000_000_000, daySeconds: 60 }
/** What a clock of the record may be falsified to. */
const clocks: Readonly<Record<string, unknown>> = {
  'no object': 'fast',
  'without an origin': { mode: 'real' },
  'with words for numbers': { mode: 'sandbox', origin: { ...legal, legalStart: 'long ago' } },
  'in a year of six digits': { mode: 'sandbox', origin: { ...legal, legalStart: 8.64e15 } },
  'before all years': { mode: 'sandbox', origin: { ...legal, realStart: -1e300 } },
  'whose day has no length': { mode: 'sandbox', origin: { ...legal, daySeconds: 0 } },
  'whose day is too short for now': { mode: 'sandbox', origin: { ...legal, daySeconds: 1e-12 } },
  'that says that it is real, with an origin': { mode: 'real', origin: { ...legal, legalStart: 0, realStart: 0 } },
  'of a sandbox without an origin': { mode: 'sandbox', origin: null },
  'that lacks its start': { mode: 'sandbox', origin: { daySeconds: 60 } },
  'that stands on no day': { mode: 'sandbox', origin: { standing: true, start: '2026-04-07' } },
}

/** Ways that a program written from the page alone has asked about. */
export const unseenScenarios: readonly Scenario[] = [
  {
    name: '21 a conductor ahead of its case',
    tamper: ofCase('UPDATE cases SET conducted_version = version + 1000 WHERE case_no = $1'),
    ours: ['case.conducted'],
  },
  {
    name: '21 a conductor put to sleep for years',
    tamper: ofCase(
      `UPDATE cases SET conducted_version = version, conductor_store = 'some', wakes_at = '2999-01-01' WHERE case_no = $1`,
    ),
    ours: ['case.conducted'],
  },
  {
    name: '21 a conductor that never wakes',
    tamper: ofCase(
      `UPDATE cases SET conducted_version = version, conductor_store = 'some', wakes_at = NULL WHERE case_no = $1`,
    ),
    ours: ['case.conducted'],
  },
  {
    name: '12 the same, the day of closing set',
    tamper: async (scene) => {
      await ofCase(
        `INSERT INTO erasures (case_no, subject, fields, actor, reason, legal_basis)
         VALUES ($1, 'entity', '[]', 'operator', '申请', '个人信息保护法')`,
      )(scene)
      await ofCase('UPDATE cases SET closed_on = opened_on WHERE case_no = $1')(scene)
      await scene.follow()
    },
    both: ['erasure.noOrder', 'erasure.caseOpen'],
    ours: ['case.columns'],
  },
  {
    name: '12 an erasure of more than its order says',
    tamper: eraseMore,
    both: ['entry.changed', 'erasure.changed'],
  },
  {
    name: '26 rewrite, and show the login of the verifier a table kept from before',
    tamper: async ({ owner }) => {
      await owner.query('CREATE SCHEMA saved; CREATE TABLE saved.ledger AS TABLE public.ledger')
      await owner.query('GRANT USAGE ON SCHEMA saved TO PUBLIC; GRANT SELECT ON ALL TABLES IN SCHEMA saved TO PUBLIC')
      await owner.query(
        `UPDATE ledger SET actor = 'somebody-else' WHERE seq = (SELECT seq FROM log_leaves WHERE position = 3)`,
      )
      const { rows } = await owner.query<{ name: string }>('SELECT quote_ident(current_database()) AS name')
      await owner.query(`ALTER DATABASE ${rows[0]!.name} SET search_path = saved, public`)
    },
    undo: ['DROP SCHEMA saved CASCADE'],
    both: ['entry.changed', 'guard.changed'],
  },
  {
    name: '27 a line of the copy made unreadable',
    tamper: ({ copy }) => {
      const path = join(copy, 'checkpoints.jsonl')
      const [, ...others] = readFileSync(path, 'utf8').split('\n')
      writeFileSync(path, ['{"note": not to be read}', ...others].join('\n'))
      return Promise.resolve()
    },
    both: ['checkpoint.signature'],
  },
  {
    name: '28 what a crash leaves of a line, with more behind it',
    tamper: ({ copy }) => {
      const path = join(copy, 'checkpoints.jsonl')
      const whole = readFileSync(path, 'utf8')
      writeFileSync(path, `${whole.slice(0, 20)}\n\0\0\0\n${whole}`)
      return Promise.resolve()
    },
  },
  {
    name: '29 a checkpoint of another key on a letter',
    tamper: async ({ owner, copy, caseNo }) => {
      const origin = readFileSync(join(copy, 'keys.txt'), 'utf8').split('+')[0]!
      const note = signerOf(origin, createKey()).sign({ size: 2, root: Buffer.alloc(32) })
      const forge = `UPDATE letters SET checkpoint = $2, checkpoint_at = now() WHERE case_no = $1`
      await owner.query(forge, [caseNo, note])
    },
    both: ['checkpoint.signature', 'beside.changed'],
  },
  {
    name: '30 a leaf of another case',
    tamper: ({ owner }) => owner.query(`UPDATE log_leaves SET case_no = 'another' WHERE position = 3`),
    both: ['leaf.changed'],
  },
  {
    name: '31 a second leaf of an erasure',
    tamper: async ({ owner }) => {
      await owner.query('ALTER TABLE log_leaves DROP CONSTRAINT log_leaves_erasure_key')
      await owner.query(
        `INSERT INTO log_leaves (position, erasure, case_no, hash)
         SELECT (SELECT max(position) + 1 FROM log_leaves), erasure, case_no, hash FROM log_leaves WHERE erasure IS NOT NULL LIMIT 1`,
      )
    },
    both: ['leaf.changed'],
  },
  {
    name: '32 a checkpoint under another size',
    tamper: ({ owner }) => owner.query('UPDATE log_checkpoints SET size = size + 1000'),
    both: ['checkpoint.root'],
  },
  ...Object.entries(clocks).map(([name, value]) => ({
    name: `33 a clock ${name}`,
    tamper: clockSetTo(value),
    both: ['clock.unreadable'] as const,
  })),
  {
    name: '33 a clock that stands on a day beyond all years',
    tamper: async (scene) => {
      await clockSetTo(clocks['that stands on no day'])(scene)
      await scene.owner.query(`INSERT INTO clock_turns (day, turned_by) VALUES ('294276-01-01', 'somebody')`)
    },
    both: ['clock.unreadable'],
  },
  {
    name: '34 the last entry of a case passed over, altered, and logged at last',
    tamper: async ({ owner, copy, caseNo, follow }) => {
      await owner.query(
        `INSERT INTO ledger (case_no, case_seq, type, data, on_date, at, actor, role, request_id)
         SELECT case_no, version + 1, 'note', '{}', current_date, now(), 'officer', 'caseOfficer', 'late' FROM cases WHERE case_no = $1`,
        [caseNo],
      )
      await owner.query('DELETE FROM log_waiting')
      await owner.query(
        `INSERT INTO ledger (case_no, case_seq, type, data, on_date, at, actor, role, request_id)
         SELECT case_no, version + 1, 'note', '{}', current_date, now(), 'officer', 'caseOfficer', 'later' FROM cases WHERE case_no <> $1 LIMIT 1`,
        [caseNo],
      )
      await follow()
      signedEarlier(copy, 3_600_000)
      await owner.query(`UPDATE ledger SET reason = '假话（虚构）', at = clock_timestamp() WHERE request_id = 'late'`)
      await owner.query(`INSERT INTO log_waiting (seq) SELECT seq FROM ledger WHERE request_id = 'late'`)
      await follow()
    },
    both: ['entry.late', 'case.incomplete'],
    ours: ['case.state'],
  },
  {
    name: '35 an item beside the ledger passed over, made another, and logged at last',
    tamper: async ({ owner, copy, caseNo, follow }) => {
      const download = `INSERT INTO downloads (case_no, item, actor, role, request_id, at) VALUES ($1, 'evidence', 'officer', 'caseOfficer', $2, now())`
      await owner.query(download, [caseNo, 'late'])
      await owner.query('ALTER TABLE log_besides DISABLE TRIGGER USER')
      await owner.query('UPDATE log_besides SET logged = true')
      await owner.query('ALTER TABLE log_besides ENABLE TRIGGER USER')
      await owner.query(download, [caseNo, 'later'])
      await follow()
      signedEarlier(copy, 120_000)
      await owner.query('ALTER TABLE downloads DISABLE TRIGGER USER')
      await owner.query(`UPDATE downloads SET actor = 'another' WHERE request_id = 'late'`)
      await owner.query('ALTER TABLE downloads ENABLE TRIGGER USER')
      await owner.query(
        `UPDATE log_besides SET at = clock_timestamp(), logged = false, digest = sha256(salt || convert_to(download_said(d)::text, 'UTF8'))
         FROM downloads AS d WHERE d.request_id = 'late' AND log_besides.name = d.id::text AND of = 'download'`,
      )
      await follow()
    },
    both: ['beside.late'],
  },
  {
    name: '36 the log held up for an hour',
    tamper: async ({ owner, caseNo, follow }) => {
      await owner.query(
        `INSERT INTO downloads (case_no, item, actor, role, request_id, at) VALUES ($1, 'evidence', 'officer', 'caseOfficer', 'r', now() - interval '1 hour')`,
        [caseNo],
      )
      await owner.query(`UPDATE log_besides SET at = at - interval '1 hour' WHERE NOT logged`)
      await follow()
    },
    lacking: ['log.stoodStill'],
  },
]
