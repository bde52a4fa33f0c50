import type { HumanCommand } from '../../domain/decide.ts'
import type { Refusal } from '../../domain/refusal.ts'
import type { Fault } from '../form/faults.ts'
import { fieldAt, refusalFault } from '../form/faults.ts'
import type { Fields } from '../form/fields.ts'
import { formOf } from './index.ts'

/** A refusal of the domain at the field it is about, where one is known and among those of the form. */
export function faultOfCommand(type: HumanCommand, refusal: Refusal, fields: Fields = formOf(type).fields): Fault {
  const named = formOf(type).faultOf?.[refusal.code] ?? fieldIn(refusal)
  return refusalFault(refusal, named !== '' && fieldAt(fields, named) ? named : undefined)
}

const fieldIn = ({ params: { field } }: Refusal) => (typeof field === 'string' ? field : '')
