import type { Bilingual } from '../calendar/types.ts'
import type { CreditCodeFault } from './credit-code.ts'
import type { CodeFault } from './identity.ts'
import type { ResidentIdFault } from './resident-id.ts'

/** What is wrong with a unified social credit code, as a sentence. */
export const creditCodeWords: Readonly<Record<CreditCodeFault | 'registration_number', Bilingual>> = {
  bad_length: {
    zh: '统一社会信用代码应为18位',
    en: 'A unified social credit code has 18 characters',
  },
  letter_o_in_code: {
    zh: '统一社会信用代码中没有字母O，请改为数字0',
    en: 'A unified social credit code has no letter O: write the digit 0',
  },
  bad_character: {
    zh: '统一社会信用代码只含数字和大写字母（不含I、O、S、V、Z），第三至八位为数字',
    en: 'A unified social credit code holds digits and capitals other than I, O, S, V and Z; places 3 to 8 are digits',
  },
  check_digit: {
    zh: '统一社会信用代码的校验码不符，请核对是否有误录',
    en: 'The check character of the unified social credit code does not fit: look for a mistyped character',
  },
  registration_number: {
    zh: '这是15位的工商注册号：已换发统一社会信用代码的填代码，没有换发的，证件类型改为工商注册号',
    en: 'The 15 digits are a registration number: give the credit code that has replaced it, or where there is none choose the registration number as the kind of number',
  },
}

/** What is wrong with a number of any kind, as a sentence that does not repeat it. */
export const codeFaultWords: Readonly<Record<CodeFault, Bilingual>> = {
  bad_length: { zh: '位数不符', en: 'It has another length' },
  letter_o_in_code: { zh: '含有字母O，应为数字0', en: 'It has the letter O for the digit 0' },
  bad_character: { zh: '含有不应有的字符', en: 'It has characters that do not belong there' },
  impossible_date: { zh: '其中的出生日期不存在', en: 'The date of birth in it does not exist' },
  check_digit: { zh: '校验位不符', en: 'Its check character does not fit' },
  bad_shape: { zh: '格式不符', en: 'It is of another shape' },
  registration_number: creditCodeWords.registration_number,
  other_card: {
    zh: '以81、82、83开头的是港澳台居民居住证，以9开头的是外国人永久居留身份证，其余的是居民身份证',
    en: 'From 81, 82 or 83 on it is a residence permit of residents of Hong Kong, Macau and Taiwan, from 9 on the card of a foreigner, otherwise a resident identity card',
  },
}

/** What a search says that has found nothing for what seems a code with a fault. */
export const damagedText = (fault: CreditCodeFault): Bilingual => ({
  zh: `填写的像是代码，但不是完整、正确的代码：${creditCodeWords[fault].zh}。查不到不等于没有记录，请核对代码后再查，或者用名称查。`,
  en: `What was typed seems a code, but is not a whole and sound one. ${creditCodeWords[fault].en}. That nothing is found does not mean that there is no record: check the code, or search by the name.`,
})

/** What is wrong with a resident identity number, as a sentence; the number itself is never repeated. */
export const residentIdWords: Readonly<Record<ResidentIdFault, Bilingual>> = {
  bad_length: { zh: '公民身份号码应为18位', en: 'A resident identity number has 18 characters' },
  bad_character: {
    zh: '公民身份号码为17位数字加一位数字或大写X',
    en: 'A resident identity number holds 17 digits and a digit or capital X',
  },
  impossible_date: {
    zh: '公民身份号码中的出生日期不存在',
    en: 'The date of birth in the resident identity number does not exist',
  },
  check_digit: {
    zh: '公民身份号码的校验码不符，请核对是否有误录',
    en: 'The check character of the resident identity number does not fit: look for a mistyped digit',
  },
}
