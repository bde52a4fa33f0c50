// Everything that the form of a number looks at, and what stands around it in practice.
const signs = Array.from(
  '〇零○◯一二三四五六七八九十百千壹陆拾佰贰0123456789０２〔〕()[]、,;：:；-—.·/ \u3000\u00AD\u001E\u0085\u200B\t①²㈠½Ⅱ⒈❶㋀第号號年度之字沪罚陆家AaNnOoeİi\u0307\u0301\u0338<=¦^\'"。',
)
const words = [
  '文号：',
  '行政处罚决定书',
  '决定书',
  '处罚',
  '决定',
  '（公开）',
  '公开',
  'No.',
  '№',
  '2026',
  '2012',
  '19',
  '20',
  '年度',
  'DocNo:',
  '书：',
  '案',
  '编',
  '更正',
  '之一',
  '之十一',
  '一百',
]
const parts = [...signs, ...words, ...words]

/** As many texts of up to nine parts each, the same ones for one seed (the generator is mulberry32). */
export function randomNumbers(count: number, seed: number): readonly string[] {
  let state = seed
  const below = (most: number) => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296) * most)
  }
  return Array.from({ length: count }, () =>
    Array.from({ length: 1 + below(9) }, () => parts[below(parts.length)]).join(''),
  )
}
