import type { CaseState } from '../case.ts'
import { codeKindOf } from '../identifiers/identity.ts'
import { normalCode, normalName } from '../identifiers/normal-form.ts'
import type { CheckContext } from './hits.ts'
import { hitOf } from './hits.ts'
import { answerText } from './text.ts'
import type { CheckRights, Finding, Question, Subject } from './types.ts'

/** What of these cases is to be told to whoever asks, by the number of the case. */
export function findingOf(
  cases: readonly CaseState[],
  { subject, matter }: Pick<Question, 'subject' | 'matter'>,
  rights: CheckRights,
  context: CheckContext,
): Finding {
  const found = cases.flatMap((state) => {
    const hit = isOf(state, subject) ? hitOf(state, matter, rights, context) : undefined
    return hit === undefined ? [] : [{ hit, name: state.entity.name }]
  })
  const { name } = subject
  const result = found.length === 0 ? 'none' : 'hit'
  return {
    result,
    nameDiffers: name !== undefined && found.some((one) => normalName(one.name) !== normalName(name)),
    hits: found.map(({ hit }) => hit).toSorted((one, other) => (one.caseNo < other.caseNo ? -1 : 1)),
    text: answerText(result, rights),
  }
}

// By the number and the register that has given it; numbers of two registers may be alike.
const isOf = ({ entity }: CaseState, subject: Subject) =>
  normalCode(entity.code) === normalCode(subject.code) && codeKindOf(entity) === codeKindOf(subject)
