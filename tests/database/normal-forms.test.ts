import { expect, it } from 'vitest'
import { normalCode, normalName, normalNumber } from '../../domain/identifiers/normal-form.ts'
import { withDatabase } from '../setup/database.ts'

const database = withDatabase()

const texts = [
  '上海虚构（集团）海棠有限公司（虚构）',
  ' 沪(浦)虚罚[2026] 第000231 号 ',
  '沪虚罚〔２０２６〕第００２３１号、沪虚罚〔2026〕0232号',
  '９１３１０１１５－ma9000901·r',
  'Ａbc．“甲”‘乙’—–−',
  'e\u200B\u0301 é ß ǆ İ',
  '',
]

// New in Unicode 17, which Node has and PostgreSQL has not yet.
const young = 0xa7f1

it('are the same in the database as in the domain, of every character', async () => {
  const points = Array.from({ length: 0x110000 - 1 }, (_, at) => at + 1).filter(
    (at) => at !== young && !/[\p{Surrogate}\p{Unassigned}]/u.test(String.fromCodePoint(at)),
  )
  // In one text each, since neighbours may come together.
  const signs = points.map((point) => `甲${String.fromCodePoint(point)}乙`)
  for (let at = 0; at < signs.length; at += 100_000) {
    const said = [...texts, ...signs.slice(at, at + 100_000)]
    const { rows } = await database.pool.query<{ name: string; code: string; number: string }>(
      `SELECT normal_name(said) AS name, normal_code(said) AS code, normal_number(said) AS number
       FROM unnest($1::text[]) WITH ORDINALITY AS t(said, n) ORDER BY n`,
      [said],
    )
    const apart = said.filter(
      (text, n) =>
        rows[n]?.name !== normalName(text) ||
        rows[n]?.code !== normalCode(text) ||
        rows[n]?.number !== normalNumber(text),
    )
    expect(apart).toEqual([])
  }
})
