import { kindOfCreditCode } from '../identifiers/credit-code.ts'
import { codeKindFacts, codeKindOf } from '../identifiers/identity.ts'
import type { Refusal } from '../refusal.ts'
import { refuse } from '../refusal.ts'
import type { Subject } from './types.ts'

const ofCode = { pointer: '/subject/code' }

/**
 * Why nobody can be asked about by this number, with the field: it is of another kind than the subject, or no number of its
 * kind, also by its check character alone, since an answer to a slip would be about somebody else. The number itself is
 * never repeated.
 */
export function subjectFault(subject: Subject): Refusal | undefined {
  const { kind, code } = subject
  const codeKind = codeKindOf(subject)
  if (!codeKindFacts[codeKind].of.includes(kind))
    return refuse('check.codeKindOfOthers', { codeKind, kind, pointer: '/subject/codeKind' })
  const codeFault = codeKindFacts[codeKind].fault(code)
  if (codeFault !== undefined) return refuse('check.codeInvalid', { codeKind, codeFault, ...ofCode })
  const of = codeKind === 'creditCode' ? kindOfCreditCode(code) : kind
  return of === kind ? undefined : refuse('check.codeOfOtherKind', { kind, of, ...ofCode })
}
