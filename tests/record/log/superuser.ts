import type { Pool } from 'pg'
import type { Dice } from '../../../fictitious/payloads.ts'
import { appendLeaves } from '../../../record/log/append.ts'
import { createKey, signerOf } from '../../../record/log/note.ts'
import { logSize } from '../../../record/log/rows.ts'
import { storeSubtrees } from '../../../record/log/tree.ts'

const tables = [
  'cases',
  'ledger',
  'log_leaves',
  'log_subtrees',
  'log_checkpoints',
  'log_waiting',
  'subject_keys',
  'erasures',
  'log_besides',
  'log_keys',
  'erasure_orders',
  'erasure_approvals',
  'deadlines',
  'measures',
  'register',
  'letters',
  'evidence_files',
  'downloads',
  'invitations',
  'delegations',
  'settings',
  'clock_turns',
  'changes',
]

/** Keeps a copy of every table in the one session of the superuser, to begin again from after an attack: what stands anywhere else is told. */
export async function saveTables(superuser: Pool): Promise<void> {
  for (const table of tables) {
    await superuser.query(`DROP TABLE IF EXISTS pg_temp.saved_${table}`)
    await superuser.query(`CREATE TEMP TABLE saved_${table} AS TABLE public.${table}`)
  }
}

/** Puts the tables back as they were saved. */
export async function restoreTables(superuser: Pool): Promise<void> {
  await superuser.query(`SET session_replication_role = replica`)
  for (const table of tables) {
    await superuser.query(`DELETE FROM public.${table}`)
    // PostgreSQL derives some columns itself and takes no value for them.
    const { rows } = await superuser.query<{ names: string }>(
      `SELECT string_agg(quote_ident(column_name), ', ') AS names FROM information_schema.columns
       WHERE table_schema = 'public' AND table_name = $1 AND is_generated = 'NEVER'`,
      [table],
    )
    const names = rows[0]!.names
    await superuser.query(
      `INSERT INTO public.${table} (${names}) OVERRIDING SYSTEM VALUE SELECT ${names} FROM pg_temp.saved_${table}`,
    )
  }
  await superuser.query(`SET session_replication_role = origin`)
}

const constraints = `SELECT conrelid::regclass::text AS "table", conname AS name, pg_get_constraintdef(oid) AS says FROM pg_constraint
  WHERE connamespace = 'public'::regnamespace AND contype IN ('p', 'u', 'f', 'c') ORDER BY contype = 'f', conname`

/** Keeps what constraints there are; answers with what puts those back that somebody has taken away since. */
export async function saveConstraints(superuser: Pool): Promise<() => Promise<void>> {
  const read = async () => (await superuser.query<{ table: string; name: string; says: string }>(constraints)).rows
  const saved = await read()
  return async () => {
    const there = new Set((await read()).map(({ table, name }) => `${table} ${name}`))
    for (const { table, name, says } of saved)
      if (!there.has(`${table} ${name}`)) await superuser.query(`ALTER TABLE ${table} ADD CONSTRAINT ${name} ${says}`)
  }
}

/** Everything in the database that can be recomputed without the private key: leaves in their places, subtrees, progress. */
export async function recomputeLeaves(superuser: Pool): Promise<void> {
  await superuser.query('DROP TABLE IF EXISTS places')
  await superuser.query('CREATE TEMP TABLE places AS SELECT position, seq, erasure, beside FROM log_leaves')
  await superuser.query('DELETE FROM log_leaves')
  await superuser.query('DELETE FROM log_subtrees')
  await superuser.query('UPDATE log_besides SET logged = false')
  await superuser.query('INSERT INTO log_waiting (seq) SELECT seq FROM ledger ON CONFLICT DO NOTHING')
  while ((await appendLeaves(superuser, 1_000)) === 'more');
  await superuser.query(
    `UPDATE log_leaves AS leaf SET position = -1 - places.position FROM places
     WHERE (leaf.seq, leaf.erasure, leaf.beside) IS NOT DISTINCT FROM (places.seq, places.erasure, places.beside)`,
  )
  await superuser.query('UPDATE log_leaves SET position = -1 - position')
  await superuser.query('DELETE FROM log_subtrees')
  await storeSubtrees(superuser, 0, await logSize(superuser))
}

type Harmed = Readonly<Record<string, unknown>>

async function anyEntry(superuser: Pool, dice: Dice) {
  const { rows } = await superuser.query<{ seq: number; position: number; caseNo: string; caseSeq: number }>(
    'SELECT seq, position, case_no AS "caseNo", case_seq AS "caseSeq" FROM log_leaves WHERE seq IS NOT NULL ORDER BY position',
  )
  return rows[dice(rows.length)]!
}

const edits = [
  `data = data || '{"reasons": "改过"}'`,
  `actor = 'somebody-else'`,
  `reason = '补记'`,
  `legal_basis = '另一条'`,
  `at = at + interval '1 microsecond'`,
  `on_date = on_date + 1`,
  `request_id = request_id || 'x'`,
  `on_behalf_of = 'somebody'`,
  `role = 'auditor'`,
]

/** One attack of each kind on the real tables, and how the first fault must name the harm. */
export const superuserAttacks: Readonly<Record<string, (superuser: Pool, dice: Dice) => Promise<Harmed>>> = {
  async 'edits an entry'(superuser, dice) {
    const { seq, ...named } = await anyEntry(superuser, dice)
    await superuser.query(`UPDATE ledger SET ${edits[dice(edits.length)]} WHERE seq = $1`, [seq])
    return { code: 'entry.changed', ...named }
  },
  async 'deletes an entry'(superuser, dice) {
    const { seq, ...named } = await anyEntry(superuser, dice)
    await superuser.query('DELETE FROM ledger WHERE seq = $1', [seq])
    return { code: 'entry.missing', ...named }
  },
  async 'deletes an entry with its leaf'(superuser, dice) {
    const { seq, position } = await anyEntry(superuser, dice)
    await superuser.query('DELETE FROM ledger WHERE seq = $1', [seq])
    await superuser.query('DELETE FROM log_leaves WHERE seq = $1', [seq])
    return { code: 'leaf.missing', position }
  },
  async 'inserts an entry'(superuser, dice) {
    const { seq, caseNo } = await anyEntry(superuser, dice)
    await superuser.query(
      `INSERT INTO ledger (seq, case_no, case_seq, type, data, on_date, at, actor, role, request_id) OVERRIDING SYSTEM VALUE
       SELECT -seq, case_no, case_seq + 1000, type, data, on_date, at, actor, role, request_id FROM ledger WHERE seq = $1`,
      [seq],
    )
    return { code: 'entry.notLogged', seq: -seq, caseNo }
  },
  async 'exchanges what two entries say'(superuser, dice) {
    const one = await anyEntry(superuser, dice)
    const other = await anyEntry(superuser, dice)
    await superuser.query(
      `UPDATE ledger SET request_id = other.request_id, data = other.data, type = other.type
       FROM ledger AS other WHERE (ledger.seq, other.seq) IN (($1::bigint, $2::bigint), ($2, $1))`,
      [one.seq, one.seq === other.seq ? one.seq - 1 : other.seq],
    )
    if (one.seq !== other.seq) return { code: 'entry.changed', position: Math.min(one.position, other.position) }
    return { code: 'entry.changed', position: Math.max(0, one.position - 1) }
  },
  async 'reorders the log'(superuser, dice) {
    const position = (await anyEntry(superuser, dice)).position || 1
    const move = 'UPDATE log_leaves SET position = $2 WHERE position = $1'
    for (const [from, to] of [
      [position, -1],
      [position - 1, position],
      [-1, position - 1],
    ])
      await superuser.query(move, [from, to])
    return { position: position - 1 }
  },
  async 'cuts the tail, consistently'(superuser, dice) {
    const kept = 1 + (await anyEntry(superuser, dice)).position
    const position = Math.min(kept, 79)
    await superuser.query('DELETE FROM ledger WHERE seq IN (SELECT seq FROM log_leaves WHERE position >= $1)', [
      position,
    ])
    await superuser.query('DELETE FROM log_leaves WHERE position >= $1', [position])
    await superuser.query('DELETE FROM log_checkpoints WHERE size > $1', [position])
    await superuser.query(
      'UPDATE cases SET version = (SELECT count(*) FROM ledger WHERE ledger.case_no = cases.case_no)',
    )
    return { code: 'leaf.missing', position }
  },
  async 'rewrites everything, consistently'(superuser, dice) {
    await superuser.query(`UPDATE ledger SET ${edits[dice(edits.length)]}`)
    await superuser.query('DELETE FROM subject_keys')
    await superuser.query('DELETE FROM log_checkpoints')
    await recomputeLeaves(superuser)
    return { code: 'leaf.changed', position: 0 }
  },
  async 'rewrites one entry and the log over it'(superuser, dice) {
    const { seq, ...named } = await anyEntry(superuser, dice)
    await superuser.query(`UPDATE ledger SET ${edits[dice(edits.length)]} WHERE seq = $1`, [seq])
    await recomputeLeaves(superuser)
    return { code: 'leaf.changed', ...named }
  },
  async 'takes away the keys of a case'(superuser, dice) {
    const { caseNo } = await anyEntry(superuser, dice)
    await superuser.query('DELETE FROM subject_keys WHERE case_no = $1', [caseNo])
    return { code: 'entry.changed', caseNo, caseSeq: 1 }
  },
  async 'puts in a checkpoint of its own key'(superuser) {
    const { rows } = await superuser.query<{ size: number; note: string }>(
      'SELECT size, note FROM log_checkpoints ORDER BY size LIMIT 1',
    )
    const origin = rows[0]!.note.split('\n')[0]!
    const size = rows[0]!.size + 1
    const note = signerOf(origin, createKey()).sign({ size, root: Buffer.alloc(32) })
    await superuser.query('INSERT INTO log_checkpoints (size, note) VALUES ($1, $2)', [size, note])
    return { code: 'checkpoint.signature', size }
  },
  async 'changes the state of a case beside its ledger'(superuser, dice) {
    const { caseNo } = await anyEntry(superuser, dice)
    await superuser.query(`UPDATE cases SET state = jsonb_set(state, '{tier}', '"minor"') WHERE case_no = $1`, [caseNo])
    return { code: 'case.state', caseNo }
  },
}
