import { districts } from '../../domain/identifiers/districts.ts'
import { codeKindFacts, codeKinds } from '../../domain/identifiers/identity.ts'
import type { CodeKind } from '../../domain/identifiers/identity.ts'
import { otherSeats, seatWords } from '../../domain/identifiers/seats.ts'
import type { Option } from '../form/fields.ts'
import { codeKindWords, kindWords } from '../kit/vocabulary.ts'
import { plain } from '../kit/words.ts'
import { lineField, optionsFrom } from './common-fields.ts'

const seatOptions: readonly Option[] = [...districts, ...otherSeats].map(({ code, name }) => ({
  value: code,
  label: name,
}))

const codeKindOptions: readonly Option[] = codeKinds.map((kind) => {
  const { title, about } = codeKindFacts[kind]
  return { value: kind, label: { zh: `${title.zh}（${about.zh}）`, en: `${title.en} (${about.en})` } }
})

/** Who is to be listed: name, kind, number and seat. */
export const entityField = {
  kind: 'group',
  label: { zh: '信用主体', en: 'Entity' },
  fields: {
    name: lineField('名称', 'Name'),
    kind: { kind: 'choice', label: { zh: '主体类型', en: 'Kind' }, options: optionsFrom(kindWords) },
    codeKind: {
      kind: 'choice',
      label: { zh: '证件类型', en: 'Kind of number' },
      hint: {
        zh: '不选的，法人、非法人组织和个体工商户为统一社会信用代码，自然人为居民身份证。',
        en: 'Not chosen, it is the credit code of an organisation or sole trader, and the identity card of a natural person.',
      },
      options: codeKindOptions,
      words: (kind: string) => codeKindWords[kind as CodeKind] ?? plain(kind),
      optional: true,
    },
    code: lineField('统一社会信用代码（证件号码）', 'Credit code or other number', {
      zh: '按证照填写，字母和数字。',
      en: 'As the licence or document has it.',
    }),
    codeReason: {
      kind: 'area',
      label: { zh: '号码与规则不符的理由', en: 'Why the number is not as the rule has it' },
      hint: {
        zh: '一般不填。证照上的号码校验位确实不符的（例如较早发放的代码），写明核对了什么，由复核人确认。',
        en: 'Mostly blank. Where the document itself has a check that does not fit, as older ones may, say what was compared; the review confirms it.',
      },
      optional: true,
    },
    district: {
      kind: 'choice',
      label: { zh: '住所地', en: 'Seat' },
      hint: {
        zh: '本市的选区，外省市的选省级区划，不在境内的选境外。',
        en: 'The district in this city, the province elsewhere, or abroad.',
      },
      options: seatOptions,
      words: seatWords,
    },
    legalRepresentative: { kind: 'line', label: { zh: '法定代表人', en: 'Legal representative' }, optional: true },
  },
} as const
