/** One number of a decision, by its parts. */
export interface NumberParts {
  readonly organ: string
  readonly year: string
  readonly serial: string
  /** What tells decisions of one serial apart. */
  readonly suffix: string
}

const brackets = [
  '〔〕',
  '[]',
  '［］',
  '()',
  '（）',
  '【】',
  '〖〗',
  '〈〉',
  '《》',
  '<>',
  '＜＞',
  '{}',
  '｛｝',
  '﹝﹞',
  '⟨⟩',
  '「」',
  '『』',
  '︹︺',
  '--',
  '－年',
].map((pair) => Array.from(pair) as [string, string])
const years = [
  (year: string) => year,
  (year: string) => `${year}年`,
  (year: string) => ` ${year}　`,
  (year: string) => Array.from(year, (digit) => String.fromCodePoint(digit.codePointAt(0)! + 0xfee0)).join(''),
  (year: string) => Array.from(year, (digit) => '〇一二三四五六七八九'[Number(digit)]).join(''),
]
const befores = ['', '第', '0', '第000', ' 第 ', 'No.', '№', '-']
const ends = ['号', '', '號', '号。', '号.', '号．', '号；', '，', ' 号 ', '号\n', '号，', '号、']
const around = [
  (number: string) => number,
  (number: string) => `“${number}”`,
  (number: string) => `《${number}》`,
  (number: string) => `（${number}）`,
  (number: string) => `文号：${number}`,
  (number: string) => `行政处罚决定书文号:${number}`,
  (number: string) => `《行政处罚决定书》（${number}）`,
  (number: string) => `${number}行政处罚决定书`,
  (number: string) => `\u200B${number}\uFEFF`,
]

/** Every way in which people write one number that this knows: one part after the other in each of its ways, with all brackets. */
export function spellings({ organ, year, serial, suffix }: NumberParts): readonly string[] {
  const write = (
    [open, close]: readonly [string, string],
    inYear = years[0]!,
    before = befores[0]!,
    end = ends[0]!,
    within = around[0]!,
  ) => within(`${organ}${open}${inYear(year)}${close}${before}${serial}${suffix}${end}`)
  return brackets.flatMap((pair) => [
    ...years.map((inYear) => write(pair, inYear)),
    ...befores.map((before) => write(pair, undefined, before)),
    ...ends.map((end) => write(pair, undefined, undefined, end)),
    ...around.map((within) => write(pair, undefined, undefined, undefined, within)),
    write(pair, years[3], '第00', '', around[4]),
  ])
}
