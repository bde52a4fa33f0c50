import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Pool } from 'pg'
import { afterAll, beforeAll, describe, expect, inject, it, vi } from 'vitest'
import { addDelegation } from '../../../database/queries/delegations.ts'
import { createPool } from '../../../database/pool.ts'
import { openKeeper } from '../../../record/log/keeper.ts'
import { readOutside } from '../../../record/log/outside.ts'
import { verifyRecord } from '../../../record/log/verify.ts'
import { unique, withSending } from '../../api/evidence-sending.ts'
import { published } from '../../api/lives.ts'
import { withDatabase } from '../../setup/database.ts'
import { people } from '../../support/people.ts'
import { root } from '../../../operations/development/documents/source-files.ts'
import { eventful } from './eventful.ts'
import { withKeeper } from './house.ts'
import { eraseOrdered } from './ordered.ts'
import { restoreTables, saveConstraints, saveTables } from './superuser.ts'
import { copyCopy, scenarios } from './tampering.ts'
import { forgedScenarios } from './tampering-forged.ts'
import { lawlessScenarios } from './tampering-lawless.ts'
import { shadowScenarios } from './tampering-shadows.ts'
import { unseenScenarios } from './tampering-unseen.ts'

vi.setConfig({ testTimeout: 120_000, hookTimeout: 240_000 })

const database = withDatabase()
const keeper = withKeeper(database)
const sending = withSending(database)
const folder = mkdtempSync(join(tmpdir(), 'bihuan-tampering-'))
const copy = join(folder, 'copy')
const trusted = join(folder, 'kept-elsewhere')
let superuser: Pool
let restoreConstraints: () => Promise<void>
let caseNo = ''

beforeAll(async () => {
  const { api } = sending
  const url = new URL(inject('postgres'))
  url.pathname = new URL(database.ownerUrl).pathname
  superuser = createPool(url.href, { max: 1, applicationName: 'superuser' })
  const closed = await eventful(sending, database, [{ name: 'a.pdf', content: unique() }])
  const grounds = { actor: 'operator-1', reason: '保存期限已满', legalBasis: '《个人信息保护法》第四十七条' }
  expect(
    await eraseOrdered(database, sending.storage.store, { caseNo: closed.caseNo, subjects: ['contact'], ...grounds }),
  ).toMatchObject({ erased: 2 })
  api.clock.set('2026-04-07')
  caseNo = await published(api)
  expect((await sending.send(caseNo, people.officer, { name: 'b.pdf', content: unique() })).status).toBe(201)
  const { body } = await api.as(people.officer).ask(`/api/v1/cases/${caseNo}/letters`)
  for (const { id } of body.items as { id: string }[]) await api.as(people.officer).ask(`/api/v1/letters/${id}`)
  const given = await api.as(people.reviewer).ask(`/api/v1/cases/${caseNo}/invitations`, { method: 'POST' })
  expect(given, JSON.stringify(given.body)).toMatchObject({ status: 201 })
  await database.owner.query(
    `INSERT INTO accounts (id, name, role) SELECT id, id, 'caseOfficer' FROM unnest($1::text[]) AS id ON CONFLICT DO NOTHING`,
    [['officer-away', 'officer-standing-in']],
  )
  const days = { fromOn: '2026-04-07', untilOn: '2026-04-30', commands: null, listTypes: null, reason: '出差' }
  await addDelegation(
    database.pool,
    { delegator: 'officer-away', delegate: 'officer-standing-in', ...days },
    days.fromOn,
  )
  await keeper.sign()
  writeFileSync(trusted, [...readOutside(keeper.folder)!.checkpoints].at(-1)!.note)
  await saveTables(superuser)
  restoreConstraints = await saveConstraints(superuser)
})
afterAll(async () => {
  await superuser.end()
  rmSync(folder, { recursive: true, force: true })
})

async function sign(): Promise<void> {
  const again = await openKeeper({ pool: database.pool, folder: copy, keyFile: join(keeper.folder, 'key.pem') })
  await again.catchUp({ now: true })
}

async function signAnew(): Promise<void> {
  rmSync(copy, { recursive: true })
  mkdirSync(copy)
  await sign()
}

interface Said {
  readonly status: number
  readonly codes: readonly string[]
  readonly lacking: readonly string[]
}

const statuses = { good: 0, altered: 1, uncompared: 2 } as const

async function ours(notes: readonly string[]): Promise<Said> {
  const outside = readOutside(copy)
  // Connected anew, as the command is.
  const pool = createPool(database.appUrl, { max: 1 })
  const { verdict, faults, compared } = await verifyRecord({ pool, outside, graceMs: 0, trusted: notes })
  await pool.end()
  return {
    status: statuses[verdict],
    codes: faults.map(({ code }) => code),
    lacking: compared.lacking.map(({ code }) => code),
  }
}

/** The second program, in Python; fails clearly where there is none on the machine. */
function theirs(...more: readonly string[]): Said {
  const program = join(root, 'operations/proof/verify.py')
  const given = ['--copy', copy, '--database', database.ownerUrl, '--grace', '0', '--json', ...more]
  const { error, status, stdout, stderr } = spawnSync('python3', ['-B', program, ...given], { encoding: 'utf8' })
  if (error) throw new Error(`python3 is needed for the second verifier and could not be run: ${error.message}`)
  if (stdout === '') throw new Error(stderr)
  const { faults, lacking } = JSON.parse(stdout) as { faults: { code: string }[]; lacking: string[] }
  return { status: status ?? -1, codes: faults.map(({ code }) => code), lacking }
}

describe('of tampering by whoever owns the database', () => {
  it.each([...scenarios, ...unseenScenarios, ...shadowScenarios, ...lawlessScenarios, ...forgedScenarios])(
    'both programs say what is so: $name',
    async (scenario) => {
      const { tamper, both = [], ours: onlyOurs = [], lacking = [], trusted: kept = [], undo = [] } = scenario
      copyCopy(keeper.folder, copy)
      try {
        await tamper({ owner: superuser, copy, caseNo, signAnew, follow: sign })
        const [one, two] = [await ours([]), theirs()]
        const verdict = (codes: readonly string[]) => (codes.length > 0 ? 1 : lacking.length > 0 ? 2 : 0)
        expect(one, JSON.stringify(one)).toMatchObject({ status: verdict([...both, ...onlyOurs]), lacking })
        expect(one.codes).toEqual(expect.arrayContaining([...both, ...onlyOurs]))
        expect(two, JSON.stringify(two)).toMatchObject({ status: verdict(both), lacking })
        expect(two.codes).toEqual(expect.arrayContaining([...both]))
        if (kept.length === 0) return
        const note = [...readOutside(keeper.folder)!.checkpoints].at(-1)!.note
        const [first, second] = [await ours([note]), theirs('--trusted', trusted)]
        expect(first, JSON.stringify(first)).toMatchObject({ status: 1, codes: expect.arrayContaining([...kept]) })
        expect(second, JSON.stringify(second)).toMatchObject({ status: 1, codes: expect.arrayContaining([...kept]) })
      } finally {
        await superuser.query(`ALTER DATABASE ${new URL(database.ownerUrl).pathname.slice(1)} RESET search_path`)
        for (const statement of undo) await superuser.query(statement)
        await restoreTables(superuser)
        await restoreConstraints()
      }
    },
  )

  it('a public record that no search finds any more is seen, with the guard that went', async () => {
    copyCopy(keeper.folder, copy)
    const form = 'entity_name_form'
    try {
      await superuser.query(`ALTER TABLE register ALTER COLUMN ${form} DROP EXPRESSION`)
      const guardGone = await ours([])
      expect(guardGone).toMatchObject({ status: 1, codes: ['guard.changed', 'guard.changed'] })
      await superuser.query(`UPDATE register SET ${form} = '' WHERE case_no = $1`, [caseNo])
      const emptied = await ours([])
      expect(emptied.codes.toSorted()).toEqual(['guard.changed', 'guard.changed', 'register.changed'])
    } finally {
      await superuser.query(`ALTER TABLE register DROP COLUMN ${form},
        ADD COLUMN ${form} text GENERATED ALWAYS AS (normal_name(entity_name)) STORED`)
    }
    expect(await ours([])).toMatchObject({ status: 0, codes: [] })
  })
})
