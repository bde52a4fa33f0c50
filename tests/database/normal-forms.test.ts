import { expect, it } from 'vitest'
import { normalCode, normalName } from '../../domain/identifiers/normal-form.ts'
import { normalNumber } from '../../domain/identifiers/number-form.ts'
import { randomNumbers } from '../domain/identifiers/random-numbers.ts'
import { spellings } from '../domain/identifiers/spellings.ts'
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
  '。',
  '第号',
  '文号：',
  '《行政处罚决定书》（沪虚罚〔2026〕231号）之一',
  '沪虚罚202600231号、NO.7',
]

const spelt = ['', '-1', '之一', '（更正）', '号-01'].flatMap((suffix) =>
  ['7', '231', '20260001', '152026000231'].flatMap((serial) =>
    ['沪虚罚', '沪（浦）虚罚', '沪虚罚字', ''].flatMap((organ) => spellings({ organ, year: '2026', serial, suffix })),
  ),
)

// New in Unicode 17, which Node has and PostgreSQL has not yet.
const young = 0xa7f1

const points = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, at) => from + at)
    .filter((at) => at !== young && !/[\p{Surrogate}\p{Unassigned}]/u.test(String.fromCodePoint(at)))
    // In one text each, since neighbours may come together.
    .map((point) => `甲${String.fromCodePoint(point)}乙`)

/** Texts whose form in the database, by one of its functions, is another than in the domain. */
async function apart(said: readonly string[], form: (text: string) => string, sql: string): Promise<string[]> {
  const found: string[] = []
  for (let at = 0; at < said.length; at += 20_000) {
    const piece = said.slice(at, at + 20_000)
    const { rows } = await database.pool.query<{ form: string }>(
      `SELECT ${sql}(said) AS form FROM unnest($1::text[]) WITH ORDINALITY AS t(said, n) ORDER BY n`,
      [piece],
    )
    found.push(...piece.filter((text, n) => rows[n]?.form !== form(text)))
  }
  return found
}

it('are the same in the database as in the domain, of every character', async () => {
  const said = [...texts, ...points(1, 0x110000)]
  expect(await apart(said, normalName, 'normal_name')).toEqual([])
  expect(await apart(said, normalCode, 'normal_code')).toEqual([])
})

it('are the same of the numbers of decisions, in every spelling', async () => {
  const numbers = [1, 2].flatMap((digit) => points(1, 0x10000).map((text) => text.replace('乙', `${digit}号`)))
  expect(await apart([...texts, ...spelt, ...numbers], normalNumber, 'normal_number')).toEqual([])
})

it('are the same of random numbers', async () => {
  expect(await apart(randomNumbers(200_000, 190), normalNumber, 'normal_number')).toEqual([])
})
