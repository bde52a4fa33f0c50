import type { Bilingual } from '../calendar/types.ts'
import type { CreditCodeFault } from './credit-code.ts'
import { creditCodeFault } from './credit-code.ts'
import { registrationNumberFault } from './registration-number.ts'
import type { ResidentIdFault } from './resident-id.ts'
import { residentIdFault } from './resident-id.ts'

/** What an entity is: a legal person or other organisation, a sole trader (个体工商户), or a natural person. */
export type EntityKind = 'organisation' | 'soleTrader' | 'naturalPerson'

/** Which register or document a number of an entity comes from (证件类型): every kind there is. */
export const codeKinds = [
  'creditCode',
  'registrationNumber',
  'foreignRegistration',
  'residentId',
  'hongKongMacauPermit',
  'taiwanPermit',
  'residencePermit',
  'permanentResidence',
  'passport',
] as const

export type CodeKind = (typeof codeKinds)[number]

/** Why a text is no number of its kind. */
export type CodeFault = CreditCodeFault | ResidentIdFault | 'bad_shape' | 'registration_number' | 'other_card'

interface CodeKindFacts {
  readonly title: Bilingual
  /** What a number of the kind looks like, for who types it. */
  readonly about: Bilingual
  readonly of: readonly EntityKind[]
  /** The first fault of a code in its normal form (`normalCode`). */
  readonly fault: (code: string) => CodeFault | undefined
}

const organisations = ['organisation', 'soleTrader'] as const
const persons = ['naturalPerson'] as const

const shaped =
  (shape: RegExp) =>
  (code: string): CodeFault | undefined =>
    shape.test(code) ? undefined : 'bad_shape'

// The cards of residents from Hong Kong, Macau and Taiwan begin with 81 to 83, those of foreigners with 9; all have the
// date of birth and the check of GB 11643.
const card =
  (begins: RegExp) =>
  (code: string): CodeFault | undefined => {
    const fault = residentIdFault(code)
    return (fault ?? 'check_digit') === 'check_digit' && !begins.test(code) ? 'other_card' : fault
  }

/**
 * The kinds of numbers. The credit code is GB 32100-2015, the registration number GS 15-2006, the identity number GB
 * 11643; the shapes of the other documents are from memory and no wider check than against slips.
 */
export const codeKindFacts: Readonly<Record<CodeKind, CodeKindFacts>> = {
  creditCode: {
    title: { zh: '统一社会信用代码', en: 'Unified social credit code' },
    about: { zh: '18位', en: '18 characters' },
    of: organisations,
    fault: (code) => (registrationNumberFault(code) === undefined ? 'registration_number' : creditCodeFault(code)),
  },
  registrationNumber: {
    title: { zh: '工商注册号', en: 'Registration number of before the credit code' },
    about: { zh: '15位', en: '15 characters' },
    of: organisations,
    fault: registrationNumberFault,
  },
  foreignRegistration: {
    title: { zh: '境外登记号码', en: 'Registration number abroad' },
    about: { zh: '住所在境外的组织在当地登记的号码', en: 'by which an organisation abroad is registered there' },
    of: ['organisation'],
    fault: shaped(/^(?=.*\d)[\p{L}\p{N}()/]{2,40}$/u),
  },
  residentId: {
    title: { zh: '居民身份证', en: 'Resident identity card' },
    about: { zh: '18位', en: '18 characters' },
    of: persons,
    fault: card(/^(?!8[123])[1-8]/),
  },
  hongKongMacauPermit: {
    title: { zh: '港澳居民来往内地通行证', en: 'Travel permit of residents of Hong Kong and Macau' },
    about: { zh: 'H或M加8位数字', en: 'H or M and 8 digits' },
    of: persons,
    fault: shaped(/^[HM]\d{8}(?:\d{2})?$/),
  },
  taiwanPermit: {
    title: { zh: '台湾居民来往大陆通行证', en: 'Travel permit of residents of Taiwan' },
    about: { zh: '8位数字', en: '8 digits' },
    of: persons,
    fault: shaped(/^\d{8}(?:\d{2}(?:\(?[A-Z]\)?)?)?$/),
  },
  residencePermit: {
    title: { zh: '港澳台居民居住证', en: 'Residence permit of residents of Hong Kong, Macau and Taiwan' },
    about: { zh: '18位，以81、82或83开头', en: '18 characters from 81, 82 or 83 on' },
    of: persons,
    fault: card(/^8[123]/),
  },
  permanentResidence: {
    title: { zh: '外国人永久居留身份证', en: 'Permanent residence card of foreigners' },
    about: { zh: '以9开头的18位，或者3个字母加12位数字', en: '18 characters from 9 on, or 3 letters and 12 digits' },
    of: persons,
    fault: (code) => (/^[A-Z]{3}\d{12}$/.test(code) ? undefined : card(/^9/)(code)),
  },
  passport: {
    title: { zh: '护照', en: 'Passport' },
    about: { zh: '字母和数字', en: 'letters and digits' },
    of: persons,
    fault: shaped(/^(?=.*\d)[0-9A-Z]{5,15}$/),
  },
}

/** Who is meant, as far as the number goes. */
export interface Identified {
  readonly kind: EntityKind
  readonly code: string
  readonly codeKind?: CodeKind
}

/** The kind of an entity's number; where none was said, as before 2026-11-30, the usual one of its kind of entity. */
export const codeKindOf = ({ kind, codeKind }: Omit<Identified, 'code'>): CodeKind =>
  codeKind ?? (kind === 'naturalPerson' ? 'residentId' : 'creditCode')

/** What makes a number impossible as one of its kind; a check that does not fit alone does not: see `codeDoubtOf`. */
export function codeFaultOf(entity: Identified): CodeFault | undefined {
  const fault = codeKindFacts[codeKindOf(entity)].fault(entity.code)
  return fault === 'check_digit' ? undefined : fault
}

/**
 * Whether the check character of a number does not fit. Registers have given out such numbers, so it stands when somebody
 * gives the reason and a second person has compared it with the document.
 */
export function codeDoubtOf(entity: Identified): 'check_digit' | undefined {
  return codeKindFacts[codeKindOf(entity)].fault(entity.code) === 'check_digit' ? 'check_digit' : undefined
}

/** A number as letters name it beside "统一社会信用代码": with its kind where it is of another. */
export function codeWithKind(entity: Identified): string {
  const kind = codeKindOf(entity)
  // What earlier releases took for a natural person may be the number of any document.
  const isKnown = entity.codeKind !== undefined || kind === 'creditCode'
  return kind === 'creditCode' || !isKnown ? entity.code : `${entity.code}（${codeKindFacts[kind].title.zh}）`
}

// Foreign numbers and passports have no shape of their own by which to tell them.
const telling = codeKinds.filter((kind) => kind !== 'foreignRegistration' && kind !== 'passport')

/** Whether a code in its normal form is a sound number of a kind that can be told by it. */
export const isSoundCode = (code: string): boolean =>
  telling.some((kind) => codeKindFacts[kind].fault(code) === undefined)

const mayBe = (code: string) => (kind: CodeKind) => [undefined, 'check_digit'].includes(codeKindFacts[kind].fault(code))

/** Whether a code in its normal form may be the number of an entity of any kind, a check that does not fit included. */
export const mayBeCode = (code: string): boolean => codeKinds.some(mayBe(code))

/** Likewise whether a register of this country may have given it to an organisation or a sole trader. */
export const mayBeOrganisation = (code: string): boolean =>
  (['creditCode', 'registrationNumber'] as const).some(mayBe(code))

const shownEnd = 4

/** What may be shown of the number of a natural person to tell it from others: its last characters, never half of it. */
export function maskedCode(code: string): string {
  const signs = Array.from(code)
  const end = Math.min(shownEnd, Math.floor(signs.length / 4))
  return signs.map((sign, at) => (at < signs.length - end ? '*' : sign)).join('')
}

/** What may be shown of the name of a natural person: the first character. */
export const maskedName = (name: string): string => `${Array.from(name)[0] ?? ''}**`
