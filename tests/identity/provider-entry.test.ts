import { describe, expect, it } from 'vitest'
import { addAccount } from '../../database/queries/accounts.ts'
import { listBindings } from '../../database/queries/provider-accounts.ts'
import { isRefusal } from '../../domain/refusal.ts'
import type { Person } from '../../identity/provider.ts'
import type { Wish } from '../../identity/provider-entry.ts'
import { accountFor } from '../../identity/provider-entry.ts'
import { tokenHash } from '../../identity/secrets.ts'
import { withDatabase } from '../setup/database.ts'
import { noticeCode } from '../support/notice-code.ts'
import { people } from '../support/people.ts'
import { proposal } from '../support/proposal.ts'
import { otherCode } from '../support/provider-people.ts'
import { done, handClock, recordOn } from '../support/world.ts'

const database = withDatabase()
const { entityCode } = people.entity
const portal = 'https://portal.example'
const nothing: Wish = { invitation: null, entity: null }
const person = (login: string, said: Partial<Person> = {}): Person => ({
  subject: `${portal} ${login}`,
  claim: entityCode,
  name: '王（虚构）',
  ...said,
})
const comes = async (who: Person, wish = nothing) => await accountFor(database.pool, 'entity', who, wish)
const rowOf = async (id: unknown) =>
  (await database.pool.query('SELECT name, entity_code, proved_by FROM accounts WHERE id = $1', [id])).rows[0]

describe('who comes by the portal', () => {
  it('gets the own account or none, whoever has taken its name before', async () => {
    // A name that whoever knows subject and credit code can work out, and choose with a code of another notice.
    const id = `entity-${tokenHash(`${portal} squatted ${entityCode}`).slice(0, 16)}`
    await addAccount(database.pool, { id, name: '占名（虚构）', role: 'entityAgent', entityCode: otherCode }, {})
    expect(await comes(person('squatted'))).toMatchObject({ code: 'provider.noAccount' })
    expect(await comes(person('free'))).toMatch(/^entity-[0-9a-f]{16}$/)
  })

  it('is called as the portal says only where an entity’s account may be called so', async () => {
    for (const [nth, name] of [
      '上海市浦东新区市场监督管理局',
      'Ｓystem',
      '税务所',
      '',
      '\u0000\u202e',
      undefined,
    ].entries()) {
      const id = await comes(person(`official-${nth}`, { name }))
      expect(await rowOf(id), name).toMatchObject({ name: id })
    }
    const cleaned = await comes(person('turned', { name: '吴\u0000\u202e\ud800\n（虚构） ' }))
    expect(await rowOf(cleaned)).toMatchObject({ name: '吴（虚构）' })
    const long = await comes(person('long', { name: `a${'𠮷'.repeat(5_000)}` }))
    expect((await rowOf(long)).name).toBe(`a${'𠮷'.repeat(49)}`)
  })

  it('and has left the company reaches by a code the case of its notice, and nothing else of the company', async () => {
    const before = await comes(person('leaver'))
    expect(await rowOf(before)).toMatchObject({ proved_by: 'portal' })
    const record = recordOn(database, handClock('2026-04-07'))
    const { caseNo } = await done(record, undefined, people.officer, 'listing.propose', proposal())
    const invitation = await noticeCode(database.pool, caseNo, entityCode)
    const left = person('leaver', { claim: undefined })
    expect(await comes(left)).toMatchObject({ code: 'provider.noAccount' })
    expect(await comes(left, { invitation, entity: null })).toBe(before)
    expect(await rowOf(before)).toMatchObject({ entity_code: entityCode, proved_by: null })
    const { rows } = await database.pool.query('SELECT case_no FROM account_cases WHERE account = $1', [before])
    expect(rows).toEqual([{ case_no: caseNo }])
    // Again of the company: all of it.
    expect(await comes(person('leaver'))).toBe(before)
    expect(await rowOf(before)).toMatchObject({ proved_by: 'portal' })
  })
})

it('Staff are named to the operator without signs that cannot be kept or turn the direction of writing', async () => {
  const staff = { role: 'caseOfficer', agency: 'agency-pudong', district: '310115' } as const
  await addAccount(database.pool, { id: 'officer-named', name: '李（虚构）', ...staff }, {})
  const who = person('staff', { claim: 'officer-named', name: '李\u202e\u0000（虚构）' })
  const answer = await accountFor(database.pool, 'staff', who, nothing)
  expect(isRefusal(answer) && answer.code).toBe('provider.notBound')
  expect(await listBindings(database.pool)).toMatchObject([{ account: 'officer-named', name: '李（虚构）' }])
})

it('Whoever owns a name of staff can ask for it, however many others have', async () => {
  const staff = { role: 'caseOfficer', agency: 'agency-pudong', district: '310115' } as const
  await addAccount(database.pool, { id: 'officer-wanted', name: '李（虚构）', ...staff }, {})
  const ask = async (login: string) =>
    await accountFor(database.pool, 'staff', person(login, { claim: 'officer-wanted' }), nothing)
  for (let nth = 0; nth < 25; nth += 1) expect(await ask(`asks-${nth}`)).toMatchObject({ code: 'provider.notBound' })
  expect(await ask('owner')).toMatchObject({ code: 'provider.notBound' })
  const subjects = (await listBindings(database.pool))
    .filter(({ account }) => account === 'officer-wanted')
    .map(({ subject }) => subject)
  expect(subjects).toHaveLength(20)
  expect(subjects[0]).toBe(`${portal} asks-6`)
  expect(subjects.at(-1)).toBe(`${portal} owner`)
})
