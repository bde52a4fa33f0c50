import type { CaseState } from '../case.ts'
import { factsOf } from './fields.ts'
import type { CorrectableField, TypedIn, TypedValue } from './types.ts'

/** What a field is of, beside the case: a measure, or a served act. */
export function subjectOf(
  field: CorrectableField,
  { measure, act }: { readonly measure?: string | undefined; readonly act?: string | undefined },
): string | undefined {
  const { of } = factsOf(field)
  return of === 'measure' ? measure : of === 'act' ? act : undefined
}

/** The name of that, as a correction bears it. */
export function named(field: CorrectableField, subject: string | undefined) {
  if (subject === undefined) return {}
  return factsOf(field).of === 'act' ? { act: subject } : { measure: subject }
}

/** The name under which the state keeps where a value was typed. */
export const typedKey = (field: CorrectableField, subject?: string): string =>
  subject === undefined ? field : `${field}.${subject}`

/** Where a value was typed, and by whom; the proposal is the first entry. */
export function typedIn(state: CaseState, field: CorrectableField, subject?: string): TypedIn | undefined {
  const noted = state.typed?.[typedKey(field, subject)]
  return noted ?? (factsOf(field).of === 'proposal' ? { entry: 1, by: state.authors.proposal![0]! } : undefined)
}

/** The value alone. */
export function valueOf({ on, docNo, text, days }: TypedValue): TypedValue {
  return {
    ...(on === undefined ? {} : { on }),
    ...(docNo === undefined ? {} : { docNo }),
    ...(text === undefined ? {} : { text }),
    ...(days === undefined ? {} : { days }),
  }
}
