import { identityText } from '../../api/identity/texts.ts'
import type { Refusal } from '../../domain/refusal.ts'
import type { Fault } from '../form/faults.ts'

/** Why somebody could not sign in or change the password, as a fault of the form. */
export function identityFault(refusal: Refusal): Fault {
  return { text: { zh: identityText(refusal, 'zh'), en: identityText(refusal, 'en') } }
}
