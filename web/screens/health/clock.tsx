import { z } from 'zod'
import type { ClockFace } from '../../../record/turning/turn.ts'
import type { Fault } from '../../form/faults.ts'
import type { Fields } from '../../form/fields.ts'
import type { Values } from '../../form/values.ts'
import { FieldsView, Form } from '../../form/view.tsx'
import { useSay, useVisit } from '../../kit/visit.ts'
import { filledIn } from '../../kit/words.ts'
import { clockTexts as texts } from './texts.ts'

/** What the form of a turn to a day says. */
export const daySchema = z.strictObject({ to: z.iso.date() })

export const dayFields = {
  to: { kind: 'date', label: texts.to, hint: texts.toHint },
} satisfies Fields

interface Props {
  readonly face: ClockFace
  readonly values: Values
  readonly faults: readonly Fault[]
}

/** The day of a sandbox, and turning it where it stands. */
export function SandboxClock({ face: { kind, today, next }, values, faults }: Props) {
  const say = useSay()
  const { actor } = useVisit()
  if (kind === 'real') return null
  const turns = kind === 'standing' && actor?.role === 'operator'
  return (
    <section class="card" aria-labelledby="sandbox-clock">
      <h2 id="sandbox-clock">{say(texts.title)}</h2>
      <p>
        {say(texts.today, { today })}{' '}
        {kind === 'running' ? say(texts.runs) : next === undefined ? say(texts.nothingDue) : say(texts.next, { next })}
      </p>
      {turns && next !== undefined ? (
        <Form hidden={{ turn: 'next', from: today }} submit={filledIn(texts.turnToNext, { next })} />
      ) : null}
      {turns ? (
        <Form hidden={{ turn: 'day', from: today }} submit={texts.turnToDay}>
          <FieldsView fields={dayFields} values={values} scene={{ actor, today }} faults={faults} />
        </Form>
      ) : null}
    </section>
  )
}
