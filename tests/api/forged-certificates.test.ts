import { describe, expect, it } from 'vitest'
import { withDatabase } from '../setup/database.ts'
import { checkEveryCase } from '../support/fold-check.ts'
import { published } from './lives.ts'
import { repaired } from './repaired.ts'
import { withApi } from './support.ts'

const database = withDatabase()
checkEveryCase(database)
const api = withApi(database)

describe('a certificate of repair', () => {
  it('is answered for only when the ledger has granted it and the log has it as it is', async () => {
    api.clock.set('2026-04-07')
    const never = await published(api)
    const check = async (number: string, code: string) =>
      (await api.nobody.ask(`/api/v1/register/certificates/${encodeURIComponent(number)}?code=${code}`)).body
    const unknown = { status: 404, code: 'certificate.unknown' }
    const number = '沪浦虚修证〔2026〕901号'
    const forge = (template: string, facts: string) =>
      `INSERT INTO letters (case_no, occasion, kind, number, template, facts, check_code, drawn_up_by, drawn_up_at)
       VALUES ('${never}', 'repair.1.certificate', 'repairCertificate', '${number}', ${template}, ${facts},
         'AAAA-AAAA-AAAA', 'officer', now())`
    const facts = `'{"words": {"agency": "虚构机关", "grantedOn": "2026-04-07", "entityCode": "x", "entityName": "虚构"}}'`
    for (const template of ['NULL', '1'])
      await expect(database.pool.query(forge(template, facts))).rejects.toThrow(/rests on the grant/)
    for (const unlike of [forge('NULL', facts), forge('1', 'NULL'), forge('NULL', 'NULL')])
      await expect(database.owner.query(unlike)).rejects.toThrow(/violates check constraint/)
    const client = await database.owner.connect()
    try {
      await client.query(forge('1', facts))
      expect(await check(number, 'AAAA-AAAA-AAAA')).toMatchObject(unknown)
    } finally {
      await client.query('DELETE FROM letters WHERE number = $1', [number])
      client.release()
    }

    const caseNo = await repaired(api)
    const { rows } = await database.pool.query<{ number: string; code: string }>(
      `SELECT number, check_code AS code FROM letters WHERE case_no = $1 AND kind = 'repairCertificate'`,
      [caseNo],
    )
    const genuine = rows[0]!
    expect(await check(genuine.number, genuine.code)).toMatchObject({ status: 'genuine' })
    // As who owns the tables can do it, unseen by the triggers.
    const rename = async (name: string) => {
      await database.owner.query('ALTER TABLE letters DISABLE TRIGGER USER')
      await database.owner.query(
        `UPDATE letters SET facts = jsonb_set(facts, '{words,entityName}', to_jsonb($2::text)) WHERE number = $1`,
        [genuine.number, name],
      )
      await database.owner.query('ALTER TABLE letters ENABLE TRIGGER USER')
    }
    await rename('另一家公司（虚构）')
    expect(await check(genuine.number, genuine.code)).toMatchObject(unknown)
  })
})
