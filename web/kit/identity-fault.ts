import type { Refusal } from '../../domain/refusal.ts'
import { refusalText } from '../../domain/refusal-texts/index.ts'
import type { Fault } from '../form/faults.ts'

/** Why somebody could not sign in or change the password, as a fault of the form. */
export function identityFault(refusal: Refusal): Fault {
  return { text: { zh: refusalText(refusal, 'zh'), en: refusalText(refusal, 'en') } }
}
