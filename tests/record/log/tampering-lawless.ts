import type { Scenario, Scene } from './scenario.ts'
import { ofCase } from './scenario.ts'

const id = '00000000-0000-4000-8000-00000000000a'

/** What the login of the application may write: an order and its approval, in two names. */
const orderAlone =
  (subjects: string, caseNo?: string) =>
  async ({ owner, caseNo: open, follow }: Scene) => {
    await owner.query(
      `INSERT INTO accounts (id, name, role) SELECT id, id, 'operator' FROM unnest('{order-one,order-two}'::text[]) AS id ON CONFLICT DO NOTHING`,
    )
    await owner.query(
      `INSERT INTO erasure_orders (id, case_no, subjects, files, reason, legal_basis, ordered_by, request_id)
       VALUES ('${id}', coalesce($1, $2), $3, '{}', '申请（虚构）', '个人信息保护法', 'order-one', 'x')`,
      [caseNo ?? null, open, subjects],
    )
    await owner.query(
      `INSERT INTO erasure_approvals (order_id, approved_by, reason, legal_basis, request_id) VALUES ('${id}', 'order-two', '同意（虚构）', '个人信息保护法', 'y')`,
    )
    await follow()
  }

const afterOrder = (subjects: string, statement: string) => async (scene: Scene) => {
  await orderAlone(subjects)(scene)
  await ofCase(statement)(scene)
  await scene.follow()
}

const served = `(SELECT occasion FROM letters WHERE case_no = $1 AND template IS NOT NULL ORDER BY occasion LIMIT 1)`
const clock = (mode: string, origin: string) =>
  `UPDATE settings SET value = '{"mode":"${mode}","origin":${origin}}' WHERE name = 'clock'`
const slow = '{"legalStart":0,"realStart":315360000000,"daySeconds":86400}'

const backdated = (name: string, statement: string): Scenario => ({
  name: `43 ${name} with a time long past`,
  tamper: async (scene) => {
    await scene.owner.query(statement.includes('$1') ? statement.replaceAll('$1', `'${scene.caseNo}'`) : statement)
    await scene.follow()
  },
  both: ['beside.backdated'],
})

/** Orders of erasure that nobody carries out, clocks exchanged, and rows beside the ledger with other times. */
export const lawlessScenarios: readonly Scenario[] = [
  { name: '41 an order that nobody carries out, and nothing else', tamper: orderAlone('{contact,entity}') },
  ...(['contact', 'entity'] as const).flatMap((subject): Scenario[] => [
    {
      name: `41 a served letter gone, by an order about ${subject} that nobody carries out`,
      tamper: afterOrder(`{${subject}}`, `DELETE FROM letters WHERE case_no = $1 AND occasion = ${served}`),
      both: ['beside.missing'],
    },
    {
      name: `41 downloads gone, by an order about ${subject} that nobody carries out`,
      tamper: afterOrder(`{${subject}}`, 'DELETE FROM downloads WHERE case_no = $1'),
      both: ['beside.missing'],
    },
    {
      name: `41 evidence gone, by an order about ${subject} that nobody carries out`,
      tamper: afterOrder(`{${subject}}`, 'DELETE FROM evidence_files WHERE case_no = $1'),
      both: ['beside.missing'],
    },
  ]),
  {
    name: '41 a served letter written again by an order that nobody carries out',
    tamper: async (scene) => {
      await orderAlone('{contact}')(scene)
      await scene.owner.query('BEGIN')
      await scene.owner.query(`SELECT set_config('bihuan.erasure_order', '${id}', true)`)
      await ofCase(`UPDATE letters SET drawn_up_by = 'somebody-else' WHERE case_no = $1 AND occasion = ${served}`)(
        scene,
      )
      await scene.owner.query('COMMIT')
      await scene.follow()
    },
    both: ['beside.changed'],
  },
  {
    name: '41 a served letter gone from a case with a lawful erasure',
    tamper: async ({ owner }) =>
      await owner.query(
        `DELETE FROM letters WHERE case_no = (SELECT case_no FROM erasures LIMIT 1) AND template IS NOT NULL`,
      ),
    both: ['beside.missing'],
  },
  {
    name: '41 an order that was carried out, gone with its approval',
    tamper: async ({ owner }) => {
      await owner.query('UPDATE erasures SET order_id = NULL')
      await owner.query('DELETE FROM erasure_approvals')
      await owner.query('DELETE FROM erasure_orders')
    },
    both: ['beside.missing', 'erasure.changed'],
  },
  ...[
    ['a sandbox', clock('sandbox', slow)],
    ['real, with an origin', clock('real', slow)],
    ['gone', `DELETE FROM settings WHERE name = 'clock'`],
  ].map(([name, statement]): Scenario => ({
    name: `42 the clock of the record made ${name}`,
    tamper: async ({ owner, follow }) => {
      await owner.query(
        `INSERT INTO settings (name, value) VALUES ('clock', '{"mode":"real","origin":null}') ON CONFLICT DO NOTHING`,
      )
      await follow()
      await owner.query('SET session_replication_role = replica')
      await owner.query(statement!)
      await owner.query('SET session_replication_role = origin')
    },
    both: [name === 'gone' ? 'beside.missing' : 'beside.changed'],
  })),
  backdated(
    'a download',
    `INSERT INTO downloads (case_no, item, actor, role, at, request_id) VALUES ($1, 'x', 'y', 'caseOfficer', now() - interval '60 days', 'x')`,
  ),
  backdated(
    'a download ahead',
    `INSERT INTO downloads (case_no, item, actor, role, at, request_id) VALUES ($1, 'x', 'y', 'caseOfficer', now() + interval '1 day', 'x')`,
  ),
  backdated(
    'a delegation',
    `INSERT INTO delegations (id, delegator, delegate, from_on, until_on, reason, created_by, created_at)
     VALUES (gen_random_uuid(), 'officer-away', 'officer-standing-in', '2026-09-01', '2026-10-01', '出差（虚构）', 'officer-away', now() - interval '90 days')`,
  ),
  {
    name: '43 evidence in a record of real time with a time long past',
    tamper: async ({ owner, caseNo, follow }) => {
      await owner.query(
        `INSERT INTO settings (name, value) VALUES ('clock', '{"mode":"real","origin":null}') ON CONFLICT DO NOTHING`,
      )
      await owner.query(
        `INSERT INTO evidence_files (case_no, sha256, name, type, bytes, uploaded_by, role, at, request_id)
         VALUES ($1, repeat('ab', 32), 'a.pdf', 'application/pdf', 10, 'entity', 'entityAgent', now() - interval '60 days', 'x')`,
        [caseNo],
      )
      await follow()
    },
    both: ['beside.backdated'],
  },
]
