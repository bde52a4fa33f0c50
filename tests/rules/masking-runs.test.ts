import { describe, expect, it } from 'vitest'
import { masker } from '../../domain/masking.ts'
import { maskingProfile } from '../../rules/masking.ts'

const mask = masker(maskingProfile)

describe('runs of digits in public texts', () => {
  const ways: Readonly<Record<string, readonly string[]>> = {
    plain: Array.from('0123456789'),
    wide: Array.from('０１２３４５６７８９'),
    devanagari: Array.from('०१२३४५६७८९'),
    circled: Array.from('⓪①②③④⑤⑥⑦⑧⑨'),
    'double circles': Array.from('⓿⓵⓶⓷⓸⓹⓺⓻⓼⓽'),
    dingbats: Array.from('⓿❶❷❸❹❺❻❼❽❾'),
    bracketed: ['(0)', ...Array.from('⑴⑵⑶⑷⑸⑹⑺⑻⑼')],
    'with points': Array.from('🄀⒈⒉⒊⒋⒌⒍⒎⒏⒐'),
    Roman: ['0', ...Array.from('ⅠⅡⅢⅣⅤⅥⅦⅧⅨ')],
    'small Roman': ['0', ...Array.from('ⅰⅱⅲⅳⅴⅵⅶⅷⅸ')],
    rods: ['〇', ...Array.from('𝍠𝍡𝍢𝍣𝍤𝍥𝍦𝍧𝍨')],
    'circled Chinese': ['〇', ...Array.from('㊀㊁㊂㊃㊄㊅㊆㊇㊈')],
    Chinese: Array.from('〇一二三四五六七八九'),
    financial: Array.from('零壹贰叁肆伍陆柒捌玖'),
    traditional: Array.from('零壹貳參肆伍陸柒捌玖'),
    spoken: Array.from('洞幺两三四五六拐八勾'),
    Suzhou: Array.from('〇〡〢〣〤〥〦〧〨〩'),
    mixed: Array.from('0一②叁४伍Ⅵ７❽勾'),
  }
  const between = [
    '',
    ' ',
    '      ',
    '                    ',
    '-',
    '、',
    '，',
    '#',
    ' | ',
    '…',
    '！',
    '=',
    '\\',
    '][',
    '】【',
    '😀',
    '\u202E',
    '$',
    '％',
    'ー',
    '·',
    '\n\n',
  ]
  const numbers = ['13912345678', '310101199003071234', '6222021001112223334', '5888123', '139123456780', '02158881234']

  it.each(Object.keys(ways))(
    'leaves no number of seven digits or more in %s digits, whatever stands between',
    (way) => {
      for (const number of numbers) {
        for (const sign of between) {
          const text = `当事人${Array.from(number, (digit) => ways[way]![Number(digit)]).join(sign)}，虚构`
          const shown = mask(text)
          // Of some kinds a beginning of three or an end of four tells one from another.
          const left = Array.from(shown).filter((one) =>
            ways[way]!.some((digit) => digit.includes(one) && /[\p{N}\p{L}]/u.test(one)),
          )
          expect({ text, shown, isHidden: left.length <= 4 }).toEqual({ text, shown, isHidden: true })
        }
      }
    },
  )

  it.each([
    '1391，2345678',
    '310，101，199003071234',
    '3101#0119#9003#0712#34',
    '622，202，100，111，222，3334',
    '[3101][0119][9003][0712]34',
    '139 2012 2013',
    '138 20120101',
    '310101 1990-03-07 1234',
    '1:3:9:1:2:3:4:5:6:7:8',
    '13:91:23:45:67:8',
    '139.123 45678',
    '五八八八一二三四',
    'E-1234-5678',
    '护照号码 E 1 2 3 4 5 6 7 8',
    '军官证字第12345678号',
    '文书第13912345678号',
    '13912345678元',
    '931310199001011234',
    '\u202E87654321931\u202C',
  ])('hides %s, in which nothing is a date, a code, an amount or a document number', (text) => {
    expect(mask(text)).not.toMatch(/[0-9一二三四五六七八九](?:.*[0-9一二三四五六七八九]){4}/u)
  })

  it('leaves nothing of a number that the patterns find in part, since it changes its numerals on the way', () => {
    const after = { plain: '', telephone: '电话', identity: '身份证号', passport: '护照号码E' }
    const tail = {
      Chinese: ways['Chinese']!,
      financial: ways['financial']!,
      wide: ways['wide']!,
      mixed: ways['mixed']!,
    }
    for (const word of Object.values(after))
      for (const [name, signs] of Object.entries(tail))
        for (const number of ['13912345678', '310101199003071234', '58881234'])
          for (let cut = 1; cut < number.length - 2; cut += 1) {
            const head = Array.from(number.slice(0, cut), (digit, n) =>
              n % 4 === 3 ? ways['wide']![Number(digit)] : digit,
            )
            const rest = Array.from(number.slice(cut), (digit) => signs[Number(digit)]).join('')
            const shown = mask(`${word}${head.join('')}${rest}。`)
            expect([word, name, cut, shown.includes(rest.slice(-4))]).toEqual([word, name, cut, false])
          }
  })

  it('drops what turns the direction of signs', () => {
    expect(mask('甲\u202E乙\u2066丙\u200F丁')).toBe('甲乙丙丁')
  })

  it.each([
    ['zhang @ example . com', 'z**** @ ******* . ***'],
    ['zhang AT example DOT com', 'z**** ** ******* *** ***'],
    ['住虚构路(88号)301室', '住虚构路(***)****'],
    ['住虚构路第88号', '住虚构路****'],
    ['〔不公開〕甲〔/不公開〕乙', '（不公开）乙'],
    ['«不公开»甲', '（不公开）'],
    ['“不公开”甲“/不公开”乙', '（不公开）乙'],
    ['配方〔不公开甲三份', '配方（不公开）'],
    ['配方【不公開甲〔/不公开〕，已改正', '配方（不公开），已改正'],
  ])('hides an address, a mailbox or a passage in another writing: %s', (text, shown) => {
    expect(mask(text)).toBe(shown)
  })

  it.each([
    '沪市监罚〔2020〕001号、沪市监浦处〔2020〕152019005678号、浦市监处字〔2019〕第150201812345号',
    '行政处罚决定书（第2120200012号）',
    '《中华人民共和国食品安全法》第一百二十四条第一款第（五）项、第一百二十三条',
    '人民币壹万贰仟叁佰肆拾伍元陆角柒分，计12345.67元',
    '2026-03-02 2026-04-02 2026-05-02',
    '2026-03-02、2026-04-02，2026/05/02 10:30:00，20260302-20260402，2026.01-2026.06',
    '罚款 50000000.00 元，没收1234567.89元，货值金额12345678元，合计：1,234,567.00',
    '100、200、300元，1000-2000元，1234567件，1200×800×600mm',
    'GB/T 19001-2016、GB 2760-2014、DB31/T 1234-2020、GB 14881-2013',
    '食品经营许可证JY13101150012345（虚构）',
    '违反第一、二、三、四、五、六、七、八项与第3、5、7、9、11、13、15条',
    '2019、2020、2021、2022年度，2019-2021年，2021-2022、2022-2023',
    '含量12.5%、34.56%、7.8%，检测值0.12、0.34、0.56，营业10:30-11:45',
    '二〇二六年三月二日，两次、三次，陆某某，参与，沟通勾兑',
    '听证“不公开”举行，《不公开审理规定（虚构）》，【不公开审理】',
    '浦东某街道（2026）12号，在规定里第3条，公里2000米',
    'Ⅱ类医疗器械，①②③，(1)、(2)、(3)',
  ])('leaves what decisions are made of: %s', (text) => {
    expect(mask(text)).toBe(text)
  })

  it.each([
    '\uFDFA',
    '1元',
    '1,111,',
    '12.3*',
    '(2026)1号',
    'AB1-',
    '“不公开”',
    '〔不公开',
    '一、',
    'a @ b . ',
    '路(1号',
    '❶',
    '2026-03-02、',
  ])('takes four times as long for a text of "%s" that is four times as long', (part) => {
    const timed = (length: number, times: number) => {
      const text = part.repeat(Math.ceil(length / part.length))
      mask(text)
      const begin = process.cpuUsage()
      for (let n = 0; n < times; n += 1) mask(text + n)
      const { user, system } = process.cpuUsage(begin)
      return (user + system) / 1_000
    }
    timed(40_000, 1)
    // Four small texts cost what a large one costs; one that grew with the square would cost a quarter.
    expect(timed(40_000, 4)).toBeLessThan(2 * timed(10_000, 16) + 40)
  })
})
