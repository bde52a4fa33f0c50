import type { Fields } from '../../form/fields.ts'
import { texts } from './texts.ts'

/** What an invitation asks for. */
export const fields = {
  entityCode: { kind: 'line', label: texts.entityCode, hint: texts.entityCodeHint },
  code: { kind: 'line', label: texts.code, hint: texts.codeHint },
  name: { kind: 'line', label: texts.name, hint: texts.nameHint },
  account: { kind: 'line', label: texts.account, hint: texts.accountHint },
  password: { kind: 'line', label: texts.password, hint: texts.passwordHint },
} satisfies Fields
