import type { Refusal } from '../refusal.ts'
import { accessTexts } from './access-texts.ts'
import { caseTexts } from './case-texts.ts'
import { clockTexts } from './clock-texts.ts'
import { determinationTexts } from './determination-texts.ts'
import { documentTexts } from './document-texts.ts'
import { fill } from './fill.ts'
import { logTexts } from './log-texts.ts'
import { proposalTexts } from './proposal-texts.ts'
import { publicityTexts } from './publicity-texts.ts'
import { rectificationTexts } from './rectification-texts.ts'
import { repairTexts } from './repair-texts.ts'
import { ruleTexts } from './rule-texts.ts'
import { signInTexts } from './sign-in-texts.ts'
import type { RefusalTexts } from './types.ts'
import type { Language } from './vocabulary.ts'

const texts: RefusalTexts = {
  ...caseTexts,
  ...clockTexts,
  ...proposalTexts,
  ...determinationTexts,
  ...publicityTexts,
  ...rectificationTexts,
  ...repairTexts,
  ...documentTexts,
  ...logTexts,
  ...ruleTexts,
  ...signInTexts,
  ...accessTexts,
}

/** Every code that has a text of its own. */
export const refusalCodes: ReadonlySet<string> = new Set(Object.keys(texts))

/**
 * A refusal in one sentence or two: what is wrong and what to do. A code without a text, which the tests rule out for our
 * own, is named as it is.
 */
export function refusalText(refusal: Refusal, lang: Language): string {
  const text = texts[refusal.code]
  if (text) return fill(text[lang], refusal, lang)
  return lang === 'zh' ? `不能办理（${refusal.code}）。` : `This cannot be done (${refusal.code}).`
}
