import type { Fault } from '../../form/faults.ts'
import { describedBy, Labelled } from '../../form/marks.tsx'
import type { Values } from '../../form/values.ts'
import { one } from '../../form/values.ts'
import { FaultSummary, Form } from '../../form/view.tsx'
import { Heading } from '../../kit/parts.tsx'
import { useSay } from '../../kit/visit.ts'
import { fields } from './fields.ts'
import { texts } from './texts.ts'

interface Props {
  readonly typed: Values
  readonly faults: readonly Fault[]
}

const completed = {
  entityCode: 'off',
  code: 'off',
  name: 'name',
  account: 'username',
  password: 'new-password',
} as const

/** The form for the code; the password is never shown again. */
export function Invitation({ typed, faults }: Props) {
  const say = useSay()
  return (
    <>
      <FaultSummary faults={faults} />
      <Heading title={texts.title} lead={texts.lead} />
      <div class="card narrow">
        <Form submit={texts.submit}>
          {(Object.keys(fields) as (keyof typeof fields)[]).map((path) => {
            const { label, hint } = fields[path]
            const marks = { path, label, hint, fault: faults.find((fault) => fault.path === path) }
            const common = {
              id: `f-${path}`,
              name: path,
              autocomplete: completed[path],
              'aria-describedby': describedBy(marks),
              'aria-invalid': marks.fault ? ('true' as const) : undefined,
            }
            return (
              <Labelled {...marks}>
                {path === 'password' ? (
                  <input {...common} type="password" />
                ) : (
                  <input {...common} type="text" value={one(typed, path)} />
                )}
              </Labelled>
            )
          })}
        </Form>
      </div>
      <p>
        {say(texts.haveOne)} <a href="/sign-in?to=/matters">{say(texts.signIn)}</a>
      </p>
      <p class="hint">{say(texts.noCode)}</p>
    </>
  )
}
