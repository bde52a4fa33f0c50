// First signs of rows of numerals that form NFKC does not take apart or makes letters of, and the number of each first sign.
const rows: readonly (readonly [first: number, last: number, number: number])[] = [
  [0x2160, 0x216b, 1], // Roman
  [0x2170, 0x217b, 1],
  [0x24eb, 0x24f4, 11], // white on black circles
  [0x24f5, 0x24fe, 1], // double circles
  [0x24ff, 0x24ff, 0],
  [0x2776, 0x277f, 1], // dingbats
  [0x2780, 0x2789, 1],
  [0x278a, 0x2793, 1],
  [0x1d360, 0x1d368, 1], // counting rods
  [0x1d372, 0x1d376, 1], // tally marks
  [0x1f10b, 0x1f10c, 0],
]

// Plain, financial, traditional and Suzhou numerals, and how digits are spoken over the telephone (幺两拐洞勾).
const chinese = [
  '〇零○◯洞',
  '一壹壱幺弌〡',
  '二贰貳貮弐弍两兩〢',
  '三叁參叄参弎〣',
  '四肆亖〤',
  '五伍〥',
  '六陆陸〦',
  '七柒漆㭍拐〧',
  '八捌〨',
  '九玖勾〩',
]
const chineseDigits = new Map(chinese.flatMap((signs, digit) => Array.from(signs, (sign) => [sign, String(digit)])))

const anyChinese = new RegExp(`[${chinese.join('')}]`, 'gu')

/** A text with its Chinese numerals of one place, plain or spoken, as digits; units such as 十 stay. As long as before. */
export const withChineseDigits = (text: string) => text.replace(anyChinese, (sign) => chineseDigits.get(sign)!)

/** Whether a sign is a Chinese numeral of one place. */
export const isChineseDigit = (sign: string) => chineseDigits.has(sign)

/**
 * A numeral of any script in ASCII digits, where form NFKC has left it as it is or made letters of it. Of a numeral whose
 * number nobody needs to know, it says that one stands there: 0.
 */
export function asciiNumeral(sign: string): string {
  const code = sign.codePointAt(0)!
  if (/\p{Nd}/u.test(sign)) return decimal(code)
  const row = rows.find(([first, last]) => code >= first && code <= last)
  return row ? String(row[2] + code - row[0]) : '0'
}

// Unicode has the ten digits of a script in a row.
function decimal(code: number): string {
  let before = 0
  while (/\p{Nd}/u.test(String.fromCodePoint(code - before - 1))) before += 1
  return String(before % 10)
}
