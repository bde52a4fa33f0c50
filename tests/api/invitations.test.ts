import { describe, expect, it } from 'vitest'
import { withDatabase } from '../setup/database.ts'
import { people } from '../support/people.ts'
import { must, proposed } from './lives.ts'
import { withApi } from './support.ts'

const database = withDatabase()
const api = withApi(database)
const password = 'a quiet harbour'
const name = '示例企业经办人（虚构）'

const invite = async (caseNo: string, by = people.officer) =>
  await api.as(by).ask(`/api/v1/cases/${caseNo}/invitations`, { method: 'POST' })
const accept = async (body: object) => await api.nobody.ask('/api/v1/entity-accounts', { method: 'POST', body })
const signIn = async (account: string) =>
  await api.nobody.ask('/api/v1/sessions', { method: 'POST', body: { account, password } })

describe('an invitation', () => {
  it('binds an account to the entity of its case, which reads the case once the notice has been served', async () => {
    const caseNo = await proposed(api)
    const { status, body } = await invite(caseNo)
    expect(status).toBe(201)
    expect(body.code).toMatch(/^([A-Z2-8]{4}-){3}[A-Z2-8]{4}$/)
    const kept = await database.owner.query('SELECT invitations::text AS row FROM invitations')
    expect(JSON.stringify(kept.rows)).not.toContain(body.code)

    const made = await accept({
      code: ` ${body.code.toLowerCase().replaceAll('-', ' ')}`,
      account: 'firm-agent',
      name,
      password,
    })
    expect(made).toMatchObject({ status: 201, body: { account: 'firm-agent', entityCode: people.entity.entityCode } })
    const { token } = (await signIn('firm-agent')).body
    const read = async () =>
      await api.nobody.ask(`/api/v1/cases/${caseNo}`, { headers: { authorization: `Bearer ${token}` } })
    expect((await read()).status).toBe(404)
    await must(api, caseNo, people.reviewer, 'listing.review', { outcome: 'agreed', comments: '同意' })
    await must(api, caseNo, people.officer, 'listing.serveNotice', {
      method: 'direct',
      servedOn: '2026-04-07',
      proof: '回证',
    })
    expect((await read()).status).toBe(200)
  })

  it('counts once, also when two use it at the same moment, and not after its time', async () => {
    const caseNo = await proposed(api)
    const { code } = (await invite(caseNo)).body
    const two = await Promise.all(['twin-a', 'twin-b'].map((account) => accept({ code, account, name, password })))
    expect(two.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([201, 422])
    expect((await accept({ code, account: 'latecomer', name, password })).body.code).toBe('invitation.unknown')
    const late = (await invite(caseNo)).body
    await database.owner.query('UPDATE invitations SET expires_at = now() WHERE used_at IS NULL')
    expect((await accept({ code: late.code, account: 'latecomer', name, password })).body.code).toBe(
      'invitation.unknown',
    )
    const { rows } = await database.pool.query(`SELECT 1 FROM accounts WHERE id = 'latecomer'`)
    expect(rows).toEqual([])
  })

  it('is not used up by a name that is taken or a password that is poor', async () => {
    const { code } = (await invite(await proposed(api))).body
    await accept({ code: (await invite(await proposed(api))).body.code, account: 'first-come', name, password })
    expect((await accept({ code, account: 'first-come', name, password })).body).toMatchObject({
      status: 409,
      code: 'account.taken',
    })
    expect((await accept({ code, account: 'second-come', name, password: 'password12' })).body.code).toBe(
      'password.common',
    )
    expect((await accept({ code, account: 'second-come', name, password })).status).toBe(201)
  })

  it('is given by officers of the case’s agency only', async () => {
    const caseNo = await proposed(api)
    const stranger = {
      id: 'stranger-officer',
      role: 'caseOfficer',
      agency: 'agency-jingan',
      district: '310106',
    } as const
    expect((await api.as(stranger).ask(`/api/v1/cases/${caseNo}/invitations`, { method: 'POST' })).body.code).toBe(
      'case.unknown',
    )
    expect(
      (await api.as(people.reviewer).ask(`/api/v1/cases/${caseNo}/invitations`, { method: 'POST' })).body.code,
    ).toBe('role.notAllowed')
  })
})
