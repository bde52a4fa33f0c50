import type { Bilingual } from '../kit/words.ts'
import { useSay } from '../kit/visit.ts'
import { commandAddress, formOf } from './index.ts'
import type { HumanCommand } from '../../domain/decide.ts'

/** What else may be done now, behind its heading. */
export function OtherActs({
  title,
  caseNo,
  acts,
}: {
  readonly title: Bilingual
  readonly caseNo: string
  readonly acts: readonly HumanCommand[]
}) {
  const say = useSay()
  if (acts.length === 0) return null
  return (
    <details>
      <summary>{say(title)}</summary>
      <ul>
        {acts.map((type) => (
          <li>
            <a href={commandAddress(caseNo, type)}>{say(formOf(type).title)}</a>
          </li>
        ))}
      </ul>
    </details>
  )
}
