import { describe, expect, it } from 'vitest'
import { signIn } from '../../identity/sign-in.ts'
import { openSession } from '../../identity/sessions.ts'
import { askForBinding } from '../../database/queries/provider-accounts.ts'
import { isRefusal } from '../../domain/refusal.ts'
import { carryOutAccountCommand } from '../../operations/commands/account-commands.ts'
import type { Actor } from '../../domain/actor.ts'
import { assignCases } from '../../database/queries/assignments.ts'
import { proposal } from '../support/proposal.ts'
import { done, handClock, recordOn } from '../support/world.ts'
import { withDatabase } from '../setup/database.ts'

const database = withDatabase()
const run = async (line: string, options: Parameters<typeof carryOutAccountCommand>[2] = {}) =>
  await carryOutAccountCommand(database.pool, line.split(' '), options)
const passwordIn = (lines: readonly string[]) => /: (\S+)$/.exec(lines.at(-1) ?? '')?.[1] ?? ''
const officer = { name: '林（虚构）', role: 'caseOfficer', agency: 'agency-pudong', district: '310115' }

describe('npm run account', () => {
  it('creates accounts whose first password must be changed, and shows them', async () => {
    const told = await run('create officer-x', officer)
    expect(await signIn(database.pool, 'officer-x', passwordIn(told))).toEqual({ mustChangePassword: true })
    await run('create system-x', {
      name: '业务系统（虚构）',
      role: 'implementingOfficer',
      agency: 'dept-finance',
      system: true,
    })
    await expect(run('reset-password system-x')).rejects.toThrow('acts by keys')
    await run('create officer-oidc', { ...officer, 'no-password': true })
    const { rows } = await database.pool.query(
      `SELECT id, password_hash, is_system FROM accounts WHERE password_hash IS NULL ORDER BY id`,
    )
    expect(rows).toEqual([
      { id: 'officer-oidc', password_hash: null, is_system: false },
      { id: 'system-x', password_hash: null, is_system: true },
    ])
    expect(await run('list')).toEqual(
      expect.arrayContaining([
        'officer-x  caseOfficer  agency-pudong  310115  林（虚构）',
        'system-x  implementingOfficer  dept-finance  业务系统（虚构）',
      ]),
    )
  })

  it('gives a new first password, ends the sessions, unlocks, disables and enables', async () => {
    const first = passwordIn(await run('create officer-y', officer))
    await openSession(database.pool, 'officer-y')
    const told = await run('reset-password officer-y')
    expect(told[0]).toContain('1 of its sessions have ended')
    expect(isRefusal(await signIn(database.pool, 'officer-y', first))).toBe(true)
    for (let n = 0; n < 5; n += 1) await signIn(database.pool, 'officer-y', 'wrong')
    expect(await signIn(database.pool, 'officer-y', passwordIn(told))).toMatchObject({ code: 'session.locked' })
    await run('unlock officer-y')
    expect(await signIn(database.pool, 'officer-y', passwordIn(told))).toEqual({ mustChangePassword: true })
    expect(await run('disable officer-y')).toEqual([expect.stringContaining('is disabled')])
    await run('enable officer-y')
    const record = recordOn(database, handClock('2026-04-07'))
    const by: Actor = { id: 'officer-y', role: 'caseOfficer', agency: 'agency-pudong', district: '310115' }
    const { caseNo } = await done(record, undefined, by, 'listing.propose', proposal())
    await assignCases(database.pool, {
      agency: 'agency-pudong',
      caseNos: [caseNo],
      account: 'officer-y',
      by: 'officer-y',
    })
    expect(await run('disable officer-y')).toEqual([
      expect.stringContaining('is disabled'),
      expect.stringContaining('1 open cases, which are nobody'),
    ])
    expect(await signIn(database.pool, 'officer-y', passwordIn(told))).toMatchObject({ code: 'session.disabled' })
    await run('enable officer-y')
    expect(await signIn(database.pool, 'officer-y', passwordIn(told))).toEqual({ mustChangePassword: true })
  })

  it.each([
    ['create officer-z', { role: 'auditor' }, '--name is missing'],
    ['create officer-z', { ...officer, role: 'system' }, '--role must be one of'],
    ['create officer-z', { ...officer, agency: undefined }, 'is given --agency and --district'],
    ['create officer-z', { name: '甲', role: 'auditor', agency: 'agency-x' }, 'is given no place'],
    ['create o', officer, '3 to 60'],
    ['disable nobody-x', {}, 'There is no account'],
    ['create', officer, 'Say what to do'],
    ['list one two', {}, 'one word too many'],
  ])('refuses "%s" %j', async (line, options, words) => {
    await expect(run(line, options)).rejects.toThrow(words)
  })

  it('refuses a name that is taken and a word that it does not know', async () => {
    await run('create officer-w', officer)
    await expect(run('create officer-w', officer)).rejects.toThrow('is taken')
    await expect(run('promote officer-w')).rejects.toThrow('no command promote')
  })

  it.each(['system', 'System', 'SYSTEM', 'console', 'Console'])('lets nobody bear the own name %s', async (name) => {
    for (const how of [{}, { system: true }, { 'no-password': true }])
      await expect(run(`create ${name}`, { ...officer, ...how })).rejects.toThrow('the system itself goes by')
    // Nor by any other door: the table has none of them.
    const beside = database.pool.query(`INSERT INTO accounts (id, name, role) VALUES ($1, 'x', 'auditor')`, [name])
    await expect(beside).rejects.toThrow('accounts_own_names')
    expect(await askForBinding(database.pool, { account: name, subject: 'issuer 1', name: 'x' })).toBe(false)
  })

  it.each([
    [{ ...officer, agency: 'agency-nowhere' }, 'There is no such agency as agency-nowhere; there are: '],
    // An agency is no department, and a department no agency.
    [{ ...officer, agency: 'dept-finance' }, 'There is no such agency as dept-finance'],
    [
      { name: '虚构', role: 'implementingOfficer', agency: 'agency-pudong' },
      'There is no such department as agency-pudong',
    ],
    [
      { name: '虚构', role: 'implementingOfficer', agency: 'dept-finances' },
      'There is no such department as dept-finances',
    ],
    [{ ...officer, district: '310199' }, '310199, is no code of a district'],
    // Nanhui was merged into Pudong in 2009.
    [{ name: '虚构', role: 'districtSupervisor', district: '310119' }, '310119, is no code of a district'],
    [{ name: '虚构', role: 'districtSupervisor', district: '310000' }, '310000, is no code of a district'],
  ])('makes nobody an officer of nowhere: %j', async (options, words) => {
    await expect(run('create officer-nowhere', options)).rejects.toThrow(words)
  })

  it('takes the city in the place of a district for its own agencies', async () => {
    expect(await run('create officer-city', { ...officer, district: '310000' })).toContain('Created officer-city.')
  })

  it.each([
    [{ entity: '91310106MA1FAKE990' }, 'neither a credit code'],
    [{ name: '静安区行业监管部门（虚构）' }, 'cannot be named like an authority'],
    [{ name: '上海市虚构区应急管理局' }, 'cannot be named like an authority'],
    [{ name: ' 上海市　虚构区·人民政府 ' }, 'cannot be named like an authority'],
    [{ name: '系统' }, 'cannot be named like an authority'],
  ])('refuses an account of an entity that is taken for another: %j', async (wrong, words) => {
    const agent = { name: '虚构甲', role: 'entityAgent', entity: '91310115MA1FAKE27N' }
    await expect(run('create entity-y', { ...agent, ...wrong })).rejects.toThrow(words)
  })

  it('says by which law an account of a department may be told more, and ends it, each kept for good', async () => {
    await run('create finance-of-checks', {
      name: '财政（虚构）',
      role: 'implementingOfficer',
      agency: 'dept-finance',
      'no-password': true,
    })
    const covers = 'persons'
    const basis = '虚构法第一条'
    expect(await run('may-check finance-of-checks', { covers, basis })).toEqual([
      expect.stringContaining(`by ${basis}`),
    ])
    expect(await run('may-check finance-of-checks', { covers })).toEqual([expect.stringContaining('any more')])
    await expect(run('may-check finance-of-checks', { covers: 'everything', basis })).rejects.toThrow(
      'minor or persons',
    )
    await expect(run('may-check finance-of-checks', { covers, basis: ' ' })).rejects.toThrow('--basis is empty')
    await run('create officer-of-checks', officer)
    await expect(run('may-check officer-of-checks', { covers, basis })).rejects.toThrow('of no department')
    const rights = await database.owner.query('SELECT account, covers, legal_basis FROM check_rights ORDER BY id')
    expect(rights.rows).toEqual(
      [basis, null].map((legal_basis) => ({ account: 'finance-of-checks', covers, legal_basis })),
    )
    const acts = await database.owner.query(`SELECT about FROM operator_acts WHERE act = 'checkRightSet'`)
    expect(acts.rows).toEqual([{ about: 'finance-of-checks' }, { about: 'finance-of-checks' }])
  })
})
