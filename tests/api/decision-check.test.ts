import { describe, expect, it } from 'vitest'
import { withDatabase } from '../setup/database.ts'
import { checkEveryCase } from '../support/fold-check.ts'
import { people } from '../support/people.ts'
import { proposed, published } from './lives.ts'
import { repaired } from './repaired.ts'
import { withApi } from './support.ts'

const database = withDatabase()
checkEveryCase(database)
const api = withApi(database)

const unknown = { status: 404, code: 'certificate.unknown' }
const check = async (number: string, code?: string, kind = 'decisions') =>
  (
    await api.nobody.ask(
      `/api/v1/register/${kind}/${encodeURIComponent(number)}${code === undefined ? '' : `?code=${code}`}`,
    )
  ).body
const paperOf = async (caseNo: string) =>
  (
    await database.pool.query<{ number: string; code: string }>(
      `SELECT number, check_code AS code FROM letters WHERE case_no = $1 AND kind = 'decision'`,
      [caseNo],
    )
  ).rows[0]!

describe('a decision to list', () => {
  it('is answered for with its code, in force and when it has ended, and never without', async () => {
    api.clock.set('2026-04-07')
    const caseNo = await published(api)
    const { number, code } = await paperOf(caseNo)
    expect(code).toMatch(/^[2-9A-HJ-NP-Z]{4}(-[2-9A-HJ-NP-Z]{4}){2}$/)
    const told = await check(number, code)
    expect(told).toMatchObject({
      number,
      status: 'genuine',
      supersededOn: null,
      entity: { code: people.entity.entityCode },
    })
    expect(told.text.zh).toContain('仍然有效')
    const typed = number.replace('〔', ' [').replace('〕', ']')
    expect(await check(typed, code.toLowerCase().replaceAll('-', ' '))).toMatchObject({ number, status: 'genuine' })
    expect((await check(number)).status).toBe(400)
    for (const wrong of [
      await check(number, 'AAAA-AAAA-AAAA'),
      await check('沪浦虚认〔2026〕999号', code),
      await check('x', code),
      // A decision is no certificate.
      await check(number, code, 'certificates'),
    ])
      expect(wrong).toMatchObject(unknown)
  })

  it('that has ended by repair is told as ended, on the day of it, to who has the paper alone', async () => {
    api.clock.set('2026-04-07')
    const caseNo = await repaired(api)
    const { number, code } = await paperOf(caseNo)
    const on = (
      await database.owner.query(`SELECT state #>> '{undoing,begunOn}' AS on FROM cases WHERE case_no = $1`, [caseNo])
    ).rows[0].on
    const told = await check(number, code)
    expect(told).toMatchObject({ number, status: 'superseded', supersededOn: on })
    expect(on).toMatch(/^\d{4}-\d\d-\d\d$/)
    expect(told.text.zh).toContain('已经终止')
    expect(JSON.stringify(await check(number, 'AAAA-AAAA-AAAA'))).not.toContain(people.entity.entityCode)
  })

  it('is not answered for before it was served, nor when it is not as the log has it', async () => {
    api.clock.set('2026-04-07')
    const caseNo = await published(api)
    const { number, code } = await paperOf(caseNo)
    const other = await proposed(api, {
      underlyingDecision: {
        docNo: '沪虚罚〔2026〕77号',
        decidedOn: '2026-03-02',
        penaltyKinds: ['罚款'],
        content: '罚款（虚构）',
      },
    })
    await database.owner.query('ALTER TABLE letters DISABLE TRIGGER USER')
    await database.owner.query(
      `INSERT INTO letters (case_no, occasion, kind, number, template, facts, check_code, drawn_up_by, drawn_up_at)
       SELECT $1, occasion, kind, '沪浦虚认〔2026〕901号', template, facts, check_code, drawn_up_by, drawn_up_at
       FROM letters WHERE number = $2`,
      [other, number],
    )
    expect(await check('沪浦虚认〔2026〕901号', code)).toMatchObject(unknown)
    await database.owner.query('DELETE FROM letters WHERE case_no = $1', [other])
    await database.owner.query(
      `UPDATE letters SET facts = jsonb_set(facts, '{words,entityName}', '"另一家公司（虚构）"') WHERE number = $1`,
      [number],
    )
    expect(await check(number, code)).toMatchObject(unknown)
    await database.owner.query('ALTER TABLE letters ENABLE TRIGGER USER')
  })
})
