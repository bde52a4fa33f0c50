import { expect, it } from 'vitest'
import { compose } from '../../letters/compose.ts'
import { printLetter } from '../../letters/pdf.ts'
import { currentTemplate } from '../../letters/templates.ts'
import { lettersIn, repairedLife } from '../letters/lives.ts'
import { textOfPdf } from '../support/pdf-text.ts'
import { leaksIn, plantedTexts, textsIn } from '../support/planted.ts'

const [planted, other] = plantedTexts(2)
if (!planted || !other) throw new Error('Nothing was planted')
const all = Object.values(planted.found)

it('finds each planted value in a text, and none where there is none', () => {
  expect(all).toHaveLength(7)
  expect(leaksIn(planted.text, [planted, other])).toEqual(all)
  expect(leaksIn('当事人（虚构）已经整改', [planted, other])).toEqual([])
})

it.each([
  [
    'a line of a log',
    (text: string) => JSON.stringify({ level: 50, err: { detail: `Failing row contains (${text})` } }),
  ],
  [
    'JSON in ASCII',
    (text: string) =>
      JSON.stringify(text).replace(/[^ -~]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`),
  ],
  ['an address', (text: string) => `GET /register?search=${encodeURIComponent(text)}`],
  ['a page', (text: string) => `<p>${text.replace(/[^ -~]/g, (sign) => `&#${sign.charCodeAt(0)};`)}</p>`],
  [
    'full-width digits',
    (text: string) => text.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)),
  ],
  ['groups of four digits', (text: string) => text.replace(/\d{4}(?=\d)/g, (four) => `${four} `)],
  [
    'the bytes of a history',
    (text: string) => textsIn({ events: [{ payloads: [{ data: Buffer.from(JSON.stringify({ text })) }] }] }),
  ],
])('finds them in %s', (_, write) => {
  expect(leaksIn(write(planted.text), [planted])).toEqual(all)
})

it('finds one that was written into a certificate', async () => {
  const letter = lettersIn(repairedLife()).find(({ kind }) => kind === 'repairCertificate')!
  const facts = { ...letter.facts, words: { ...letter.facts.words, entityName: planted.text } }
  const content = compose(currentTemplate(letter.kind), facts)
  const bytes = await printLetter({
    content,
    agency: '—',
    number: undefined,
    date: letter.on,
    isDraft: false,
    reference: '—',
  })
  expect(leaksIn(textOfPdf(bytes).replaceAll('\n', ''), [planted])).toEqual(all)
})
