import { cpSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Pool } from 'pg'
import { createKey, signerOf } from '../../../record/log/note.ts'
import { erasedText } from '../../../domain/personal.ts'
import type { LedgerEntry } from '../../../record/log/leaf.ts'
import { entryContent, leafOf, saltOf, saltedHash } from '../../../record/log/leaf.ts'
import { entryColumns, listErasures, readKeys } from '../../../record/log/rows.ts'
import type { Scenario, Scene } from './scenario.ts'
import { ofCase, unseen } from './scenario.ts'
import { letterScenarios } from './tampering-letters.ts'

const first = '(SELECT seq FROM log_leaves WHERE position = 3)'
const rewritten = async ({ owner }: Scene) => {
  await owner.query(
    `UPDATE ledger SET reason = '另一个理由（虚构）' WHERE reason IS NOT NULL AND case_no = (SELECT max(case_no) FROM cases)`,
  )
  await owner.query('DELETE FROM log_checkpoints')
  await rewriteLeaves(owner)
}

/** Computes the leaves of all entries anew, each in its place: all that can be done without the private key. */
async function rewriteLeaves(owner: Pool): Promise<void> {
  const { rows } = await owner.query<LedgerEntry>(`SELECT ${entryColumns} FROM ledger`)
  const keys = await readKeys(
    owner,
    rows.map(({ caseNo }) => caseNo),
  )
  const erasures = await listErasures(owner, { unlogged: false })
  for (const entry of rows) {
    const { caseNo, caseSeq } = entry
    const kept = erasures.filter((one) => one.caseNo === caseNo).flatMap(({ fields }) => fields)
    const content = entryContent(entry, ({ subject, pointer, value }) => {
      if (value === erasedText)
        return kept.find((field) => field.caseSeq === caseSeq && field.pointer === pointer)?.saltedHash ?? ''
      return saltedHash(saltOf(keys.find(caseNo, subject) ?? Buffer.alloc(0), caseSeq, pointer), value)
    })
    await owner.query('UPDATE log_leaves SET hash = $2 WHERE seq = $1', [entry.seq, leafOf(content)])
  }
}

/** The ways of section C of the review, and some of their kind. */
export const scenarios: readonly Scenario[] = [
  { name: '00 nothing', tamper: () => Promise.resolve() },
  {
    name: '01 edit a text',
    tamper: ({ owner }) => owner.query(`UPDATE ledger SET reason = '补记' WHERE seq = ${first}`),
    both: ['entry.changed'],
  },
  {
    name: '02 edit the author',
    tamper: ({ owner }) => owner.query(`UPDATE ledger SET actor = 'somebody-else' WHERE seq = ${first}`),
    both: ['entry.changed'],
  },
  {
    name: '03 edit entry and its leaf',
    tamper: async ({ owner }) => {
      await owner.query(`UPDATE ledger SET reason = '补记' WHERE seq = ${first}`)
      await rewriteLeaves(owner)
    },
    both: ['leaf.changed'],
  },
  {
    name: '04 delete an entry',
    tamper: ({ owner }) => owner.query(`DELETE FROM ledger WHERE seq = ${first}`),
    both: ['entry.missing', 'entry.outOfOrder'],
    ours: ['case.state'],
  },
  {
    name: '05 exchange two entries',
    tamper: async ({ owner, caseNo }) => {
      for (const [from, to] of [
        [2, -1],
        [3, 2],
        [-1, 3],
      ])
        await owner.query('UPDATE ledger SET case_seq = $3 WHERE case_no = $1 AND case_seq = $2', [caseNo, from, to])
    },
    both: ['entry.changed', 'entry.outOfOrder'],
  },
  {
    name: '06 insert an entry',
    tamper: ofCase(
      `INSERT INTO ledger (case_no, case_seq, type, data, on_date, at, actor, role, request_id)
       SELECT case_no, 90, type, data, on_date, at, actor, role, request_id FROM ledger WHERE case_no = $1 AND case_seq = 2`,
    ),
    both: ['entry.notLogged', 'case.incomplete'],
  },
  {
    name: '07 cut the tail of the database',
    tamper: async ({ owner }) => {
      await owner.query('DELETE FROM ledger WHERE seq IN (SELECT seq FROM log_leaves WHERE position >= 8)')
      await owner.query('DELETE FROM log_leaves WHERE position >= 8')
    },
    both: ['leaf.missing', 'checkpoint.beyond', 'case.incomplete'],
  },
  { name: '08 rewrite all, no key, copy there', tamper: rewritten, both: ['leaf.changed'] },
  {
    name: '09 the same, copy absent',
    tamper: async (scene) => {
      await rewritten(scene)
      rmSync(scene.copy, { recursive: true })
    },
    lacking: ['copy.absent'],
    trusted: ['trusted.root'],
  },
  {
    name: '10 rewrite all with key and copy',
    tamper: async (scene) => {
      await rewritten(scene)
      await scene.signAnew()
    },
    trusted: ['trusted.root'],
  },
  {
    name: '11 cut a whole case, with key and copy',
    tamper: async (scene) => {
      for (const table of [
        'changes',
        'register',
        'changes',
        'deadlines',
        'measures',
        'outbox',
        'letters',
        'downloads',
        'evidence_files',
        'invitations',
      ])
        await ofCase(`DELETE FROM ${table} WHERE case_no = $1`)(scene)
      for (const table of ['ledger', 'log_besides', 'log_leaves'])
        await ofCase(`DELETE FROM ${table} WHERE case_no = $1`)(scene)
      await scene.owner.query('DELETE FROM idempotency')
      await ofCase('DELETE FROM cases WHERE case_no = $1')(scene)
      await scene.owner.query('DELETE FROM log_checkpoints')
      await scene.owner.query('UPDATE log_leaves SET position = -1 - position')
      await scene.owner.query(
        `UPDATE log_leaves SET position = n - 1
         FROM (SELECT position AS old, row_number() OVER (ORDER BY position DESC) AS n FROM log_leaves) AS left_over WHERE position = old`,
      )
      await scene.signAnew()
    },
    trusted: ['trusted.beyond'],
  },
  {
    name: '12 an "erasure" in an open case',
    tamper: async (scene) => {
      await ofCase(
        `INSERT INTO erasures (case_no, subject, fields, actor, reason, legal_basis)
         VALUES ($1, 'entity', '[]', 'operator', '申请', '个人信息保护法')`,
      )(scene)
      await scene.follow()
    },
    both: ['erasure.noOrder', 'erasure.caseOpen'],
  },
  ...letterScenarios,
  {
    name: '14 public register deleted',
    tamper: ofCase('DELETE FROM register WHERE case_no = $1'),
    ours: ['register.changed'],
  },
  {
    name: '15 public register forged',
    tamper: ofCase(`UPDATE register SET entity_name = '另一家公司（虚构）', tier = 'minor' WHERE case_no = $1`),
    ours: ['register.changed'],
  },
  {
    name: '16 a deadline',
    tamper: ofCase('UPDATE deadlines SET due_on = due_on + 30 WHERE case_no = $1'),
    both: ['deadline.changed'],
  },
  {
    name: '17 a measure',
    tamper: ofCase(`UPDATE measures SET status = 'lifted' WHERE case_no = $1`),
    ours: ['measure.changed'],
  },
  {
    name: '18 a row of evidence',
    tamper: ofCase(`UPDATE evidence_files SET uploaded_by = 'somebody-else' WHERE case_no = $1`),
    both: ['beside.changed'],
  },
  {
    name: '18 a row of evidence put in',
    tamper: unseen(
      'evidence_files',
      `INSERT INTO evidence_files SELECT case_no, repeat('0', 64), name, type, bytes, uploaded_by, role, at, request_id
       FROM evidence_files WHERE case_no = $1`,
    ),
    both: ['beside.notLogged'],
  },
  { name: '19 downloads', tamper: ofCase('DELETE FROM downloads WHERE case_no = $1'), both: ['beside.missing'] },
  {
    name: '19 invitations',
    tamper: ofCase(`UPDATE invitations SET issued_by = 'somebody-else' WHERE case_no = $1`),
    both: ['beside.changed'],
  },
  {
    name: '20 a number with more digits',
    tamper: async (scene) => {
      await scene.owner.query('ALTER TABLE ledger DROP CONSTRAINT ledger_numbers_carried')
      await ofCase(
        `UPDATE ledger SET data = jsonb_set(data, '{rectification,termDays}', ((data #>> '{rectification,termDays}') || '.00000000000000001')::jsonb)
         WHERE case_no = $1 AND case_seq = 1`,
      )(scene)
    },
    undo: [
      `UPDATE ledger SET data = jsonb_set(data, '{rectification,termDays}', to_jsonb(trunc((data #>> '{rectification,termDays}')::numeric)))
       WHERE data #>> '{rectification,termDays}' LIKE '%.%'`,
      `ALTER TABLE ledger ADD CONSTRAINT ledger_numbers_carried CHECK (numbers_are_doubles(data) AND coalesce(numbers_are_doubles(opens), true)
         AND coalesce(numbers_are_doubles(closes), true))`,
    ],
    both: ['entry.changed'],
    ours: ['guard.changed'],
  },
  {
    name: '21 the day of opening',
    tamper: ofCase('UPDATE cases SET opened_on = opened_on - 30 WHERE case_no = $1'),
    ours: ['case.columns'],
  },
  {
    name: '22 a foreign key',
    tamper: async ({ owner }) => {
      const { rows } = await owner.query<{ origin: string }>(
        `SELECT value ->> 'origin' AS origin FROM settings WHERE name = 'log'`,
      )
      await owner.query('INSERT INTO log_keys (key) VALUES ($1)', [signerOf(rows[0]!.origin, createKey()).publicKey])
    },
    both: ['key.onlyInDatabase'],
  },
  {
    name: '23 a delegation',
    tamper: ({ owner }) => owner.query('UPDATE delegations SET until_on = until_on + 30'),
    both: ['beside.changed'],
  },
  {
    name: '24 rewrite, copy emptied, keys kept',
    tamper: async (scene) => {
      await rewritten(scene)
      for (const file of ['leaves', 'checkpoints.jsonl']) writeFileSync(join(scene.copy, file), '')
    },
    lacking: ['copy.noLeaves', 'copy.noCheckpoints'],
    trusted: ['trusted.root'],
  },
  {
    name: '25 rewrite, copy emptied, keys too',
    tamper: async (scene) => {
      await rewritten(scene)
      for (const file of ['leaves', 'checkpoints.jsonl', 'keys.txt']) writeFileSync(join(scene.copy, file), '')
      await scene.owner.query('DELETE FROM log_keys')
    },
    lacking: ['copy.noLeaves', 'copy.noCheckpoints', 'copy.noKeys'],
    trusted: ['trusted.root'],
  },
]

/** Copies the copy, for a scenario to harm. */
export function copyCopy(from: string, to: string): void {
  rmSync(to, { recursive: true, force: true })
  cpSync(from, to, { recursive: true })
}
