import { describe, expect, it } from 'vitest'
import { signIn } from '../../api/identity/sign-in.ts'
import { openSession } from '../../api/identity/sessions.ts'
import { isRefusal } from '../../domain/refusal.ts'
import { carryOutAccountCommand } from '../../operations/account-commands.ts'
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
      agency: 'dept-x',
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
        'system-x  implementingOfficer  dept-x  业务系统（虚构）',
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
    await run('disable officer-y')
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
    await expect(run('create officer-w', officer)).rejects.toThrow('already')
    await expect(run('promote officer-w')).rejects.toThrow('no command promote')
  })
})
