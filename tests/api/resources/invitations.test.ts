import { describe, expect, it } from 'vitest'
import { codeOfNotice } from '../../../identity/invitations.ts'
import { readerOn } from '../../../database/reading.ts'
import { withDatabase } from '../../setup/database.ts'
import { letterhead } from '../../support/letterhead.ts'
import { noticeCode } from '../../support/notice-code.ts'
import { people } from '../../support/people.ts'
import { must, proposed } from '../lives.ts'
import { withApi } from '../support.ts'

const database = withDatabase()
const api = withApi(database)
const password = 'a quiet harbour'
const name = '示例企业经办人（虚构）'
const { entityCode } = people.entity
const service = { method: 'direct', servedOn: '2026-04-07', proof: '回证' } as const

const invite = async (
  caseNo: string,
  by: (typeof people)['officer' | 'reviewer' | 'otherReviewer'] = people.reviewer,
) => await api.as(by).ask(`/api/v1/cases/${caseNo}/invitations`, { method: 'POST' })
const codeFor = async (caseNo: string) => await noticeCode(database.pool, caseNo, entityCode)
const accept = async (body: object) => await api.nobody.ask('/api/v1/entity-accounts', { method: 'POST', body })
const signIn = async (account: string) => {
  const { body } = await api.nobody.ask('/api/v1/sessions', { method: 'POST', body: { account, password } })
  const headers = { authorization: `Bearer ${body.token}` }
  return async (url: string, asking: { method?: 'POST'; body?: unknown; headers?: object } = {}) =>
    await api.nobody.ask(url, { ...asking, headers: { ...headers, ...asking.headers } })
}
/** A case whose notice is to be served. */
async function reviewed(): Promise<string> {
  const caseNo = await proposed(api)
  await must(api, caseNo, people.reviewer, 'listing.review', { outcome: 'agreed', comments: '同意' })
  return caseNo
}
/** A case whose notice has been served. */
async function served(): Promise<string> {
  const caseNo = await reviewed()
  await must(api, caseNo, people.officer, 'listing.serveNotice', service)
  return caseNo
}
const ledgerOf = async (caseNo: string) =>
  (await api.as(people.auditor).ask(`/api/v1/cases/${caseNo}/ledger`)).body.items as {
    type: string
    actor: string
    data: object
    byNewAccount: boolean
  }[]

describe('a code', () => {
  it('is for a notice that has its number, is given anew by a reviewer, and is shown on the paper only', async () => {
    expect((await invite(await reviewed())).body).toMatchObject({ status: 409, code: 'invitation.noNotice' })
    const caseNo = await served()
    const first = await codeFor(caseNo)
    expect((await invite(caseNo, people.officer)).body.code).toBe('role.notAllowed')
    expect((await invite(caseNo, people.otherReviewer)).body.code).toBe('case.unknown')
    const { status, body } = await invite(caseNo)
    expect({ status, fields: Object.keys(body).toSorted() }).toEqual({ status: 201, fields: ['expiresAt', 'letter'] })
    const second = (await codeOfNotice(database.pool, letterhead.invitationSecret, caseNo))?.code
    expect(second).toMatch(/^([A-Z2-8]{4}-){3}[A-Z2-8]{4}$/)
    expect(second).not.toBe(first)
    expect(JSON.stringify(body)).not.toContain(second)
    const kept = await database.owner.query('SELECT invitations::text AS row FROM invitations')
    expect(JSON.stringify(kept.rows)).not.toContain(second)
    expect((await accept({ code: first, account: 'of-the-first', name, password })).body.code).toBe(
      'invitation.unknown',
    )
    const spelt = ` ${second!.toLowerCase().replaceAll('-', ' ')}`
    expect(await accept({ code: spelt, account: 'of-the-second', name, password })).toMatchObject({
      status: 201,
      body: { account: 'entity-of-the-second', entityCode },
    })
  })

  it('counts once, also when two use it at the same moment, and not after its time', async () => {
    const caseNo = await served()
    const code = await codeFor(caseNo)
    const two = await Promise.all(['twin-a', 'twin-b'].map((account) => accept({ code, account, name, password })))
    expect(two.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([201, 422])
    expect((await accept({ code, account: 'latecomer', name, password })).body.code).toBe('invitation.unknown')
    const late = await codeFor(caseNo)
    await database.owner.query('UPDATE invitations SET expires_at = now() WHERE used_at IS NULL')
    expect((await accept({ code: late, account: 'latecomer', name, password })).body.code).toBe('invitation.unknown')
    const { rows } = await database.pool.query(`SELECT id FROM accounts WHERE id ~ 'twin|latecomer'`)
    expect(rows).toHaveLength(1)
  })

  it('is not used up by a name that is taken or a password that is poor', async () => {
    await accept({ code: await codeFor(await served()), account: 'first-come', name, password })
    const code = await codeFor(await served())
    expect((await accept({ code, account: 'first-come', name, password })).body).toMatchObject({
      status: 409,
      code: 'account.taken',
    })
    expect((await accept({ code, account: 'second-come', name, password: 'password12' })).body.code).toBe(
      'password.common',
    )
    expect((await accept({ code, account: 'second-come', name, password })).status).toBe(201)
  })

  it('makes no name that could be taken for staff', async () => {
    for (const account of ['auditor', 'operator', 'officer-310115', 'entity-plain']) {
      const made = await accept({ code: await codeFor(await served()), account, name, password })
      expect(made.body.account).toBe(account === 'entity-plain' ? account : `entity-${account}`)
    }
    const staff = database.pool.query(`INSERT INTO accounts (id, name, role) VALUES ('entity-x', 'x', 'auditor')`)
    await expect(staff).rejects.toThrow('accounts_names')
    const entity = `INSERT INTO accounts (id, name, role, entity_code) VALUES ('auditor-x', 'x', 'entityAgent', 'x')`
    await expect(database.pool.query(entity)).rejects.toThrow('accounts_names')
  })
})

it('no account of an entity bears the name of an authority', async () => {
  const code = await codeFor(await served())
  // From a place of its own: an address has only so many tries in a minute, and the others of this file need theirs.
  const acceptAs = async (account: string, named: string) => {
    const payload = { code, account, name: named, password }
    const from = { method: 'POST', url: '/api/v1/entity-accounts', remoteAddress: '192.0.2.7' } as const
    return await api.app.inject({ ...from, payload })
  }
  for (const official of ['浦东新区行业监管部门（虚构）', '上海市虚构区税务局', '财政部门', 'System'])
    expect((await acceptAs('disguised', official)).json()).toMatchObject({ status: 422, code: 'account.officialName' })
  expect((await acceptAs('outsider', '局外人（虚构）')).statusCode).toBe(201)
})

describe('an account that a code has made', () => {
  it('reaches the case of its notice and no other, by any door, until two persons have seen a paper', async () => {
    const [own, other] = [await served(), await served()]
    const hidden = await proposed(api)
    const { account } = (await accept({ code: await codeFor(own), account: 'narrow', name, password })).body
    const ask = await signIn(account)
    const parts = ['', '/ledger', '/deadlines', '/repair-eligibility', '/letters', '/evidence']
    for (const part of parts) {
      expect((await ask(`/api/v1/cases/${own}${part}`)).status, part).toBe(200)
      for (const caseNo of [other, hidden])
        expect((await ask(`/api/v1/cases/${caseNo}${part}`)).body.code, part).toBe('case.unknown')
    }
    expect((await ask(`/api/v1/letters/${other}.listing.notice`)).status).toBe(404)
    expect((await ask(`/api/v1/deadlines/${other}.listing.defence/explanation`)).status).toBe(404)
    const listed = (await ask('/api/v1/cases')).body.items.map((row: { caseNo: string }) => row.caseNo)
    expect(listed).toEqual([own])
    const told = (await ask('/api/v1/messages')).body.items.map((row: { caseNo: string }) => row.caseNo)
    expect(new Set(told)).toEqual(new Set([own]))
    const waive = async (caseNo: string) =>
      await ask(`/api/v1/cases/${caseNo}/listing/waive-defence`, {
        method: 'POST',
        body: { statement: '放弃' },
        headers: { 'if-match': '*', 'idempotency-key': caseNo },
      })
    expect((await waive(other)).body.code).toBe('case.unknown')
    // The second wall, with a reader that has forgotten the narrower reach.
    const wide = { id: account, role: 'entityAgent', entityCode } as const
    for (const table of ['cases', 'ledger', 'deadlines', 'outbox']) {
      const sql = `SELECT DISTINCT case_no FROM ${table}`
      const { rows } = await readerOn(database.reading)(wide).query<{ case_no: string }>(sql)
      expect(
        rows.map((row) => row.case_no),
        table,
      ).toEqual([own])
    }

    const proof = `/api/v1/cases/${own}/entity-accounts/${account}/proof`
    const seen = { kind: 'receipt', seen: '签收回执，卷宗第 3 页（虚构）' }
    const post = async (by: (typeof people)['officer' | 'reviewer' | 'otherReviewer'], url: string, body?: object) =>
      await api.as(by).ask(url, { method: 'POST', ...(body ? { body } : {}) })
    expect((await post(people.reviewer, `${proof}/confirmation`, seen)).body.code).toBe('proof.unknown')
    expect((await post(people.officer, proof.replace(own, other), seen)).body.code).toBe('proof.unknown')
    expect((await post(people.officer, proof, seen)).status).toBe(204)
    expect((await post(people.otherReviewer, `${proof}/confirmation`, seen)).body.code).toBe('case.unknown')
    expect((await post(people.officer, `${proof}/confirmation`, seen)).body.code).toBe('role.notAllowed')
    const others = { ...seen, seen: '别的回执（虚构）' }
    expect((await post(people.reviewer, `${proof}/confirmation`, others)).body.code).toBe('proof.otherWords')
    expect((await post(people.reviewer, `${proof}/confirmation`, seen)).status).toBe(204)
    expect((await ask(`/api/v1/cases/${other}`)).status).toBe(200)
    expect((await ask(`/api/v1/cases/${hidden}`)).status).toBe(404)
    expect((await waive(other)).status).toBe(200)
    expect((await ledgerOf(other)).filter(({ type }) => type.startsWith('account.'))).toMatchObject([
      { data: { account, kind: 'notice', reach: 'other' } },
      { data: { account, kind: 'paper', reach: 'all' } },
    ])
  })

  it('is told of before it acts: in the ledger, to the agency and the entity; its acts are marked', async () => {
    const [own, other] = [await served(), await served()]
    const hidden = await proposed(api)
    const { account } = (await accept({ code: await codeFor(own), account: 'told-of', name, password })).body
    const ask = await signIn(account)
    const opened = async (caseNo: string) =>
      (await ledgerOf(caseNo)).filter(
        ({ type, data }) => type === 'account.opened' && 'account' in data && data.account === account,
      )
    expect(await opened(own)).toMatchObject([
      {
        actor: account,
        role: 'entityAgent',
        reason: '凭认定告知书上的邀请码开通',
        legalBasis: null,
        data: { account, kind: 'notice', reach: 'case' },
      },
    ])
    expect(await opened(other)).toMatchObject([{ data: { reach: 'other' } }])
    const { rows } = await database.owner.query(
      `SELECT case_no, array_agg(DISTINCT recipient ORDER BY recipient) AS told FROM outbox
       WHERE kind = 'account.opened' AND case_no = ANY($1) GROUP BY case_no`,
      [[own, other, hidden]],
    )
    const both = ['agency:agency-pudong', `entity:${entityCode}`]
    expect(Object.fromEntries(rows.map((row) => [row.case_no, row.told]))).toEqual({
      [own]: both,
      [other]: both,
      [hidden]: ['agency:agency-pudong'],
    })
    await signIn(account)
    expect(await opened(own)).toHaveLength(1)

    const waived = await ask(`/api/v1/cases/${own}/listing/waive-defence`, {
      method: 'POST',
      body: { statement: '放弃' },
      headers: { 'if-match': '*', 'idempotency-key': 'told-of' },
    })
    expect(waived.status).toBe(200)
    const marked = (await ledgerOf(own)).filter(({ byNewAccount }) => byNewAccount)
    expect(marked.map(({ type, actor }) => [type, actor])).toEqual([['listing.defenceWaived', account]])
  })

  it('has its acts marked also where it was opened before the notice was served', async () => {
    const caseNo = await reviewed()
    // As the officer reads it on the paper, which carries it from its number on.
    const { account } = (await accept({ code: await codeFor(caseNo), account: 'before-service', name, password })).body
    const ask = await signIn(account)
    // The account stands in the ledger, so that the case is newer than the officer has seen it.
    const serving = await api.as(people.officer).give(caseNo, 'listing.serveNotice', service, { ifMatch: '*' })
    expect(serving.status).toBe(200)
    const waived = await ask(`/api/v1/cases/${caseNo}/listing/waive-defence`, {
      method: 'POST',
      body: { statement: '放弃' },
      headers: { 'if-match': '*', 'idempotency-key': 'before-service' },
    })
    expect(waived.status).toBe(200)
    const marked = (await ledgerOf(caseNo)).filter(({ byNewAccount }) => byNewAccount)
    expect(marked.map(({ type, actor }) => [type, actor])).toEqual([['listing.defenceWaived', account]])
  })
})
