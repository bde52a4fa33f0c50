import type { Bilingual } from '../calendar/types.ts'
import type { CreditCodeFault } from './credit-code.ts'
import type { ResidentIdFault } from './resident-id.ts'

/** What is wrong with a unified social credit code, as a sentence. */
export const creditCodeWords: Readonly<Record<CreditCodeFault, Bilingual>> = {
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
}

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
