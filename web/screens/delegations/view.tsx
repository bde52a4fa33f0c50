import type { Delegation } from '../../../database/queries/delegations.ts'
import type { Fault } from '../../form/faults.ts'
import type { Fields, FormScene } from '../../form/fields.ts'
import type { Values } from '../../form/values.ts'
import { many } from '../../form/values.ts'
import { FaultSummary, FieldsView, Form } from '../../form/view.tsx'
import { ActButton } from '../../kit/act-button.tsx'
import { Heading, Pager } from '../../kit/parts.tsx'
import { useWho } from '../../kit/people.ts'
import { useSay, useVisit } from '../../kit/visit.ts'
import { DateBar, DelegationTable } from './dates.tsx'
import { scopeFields } from './form.ts'
import { scopeWords } from './scope.ts'
import { texts } from './texts.ts'

interface Props {
  /** A page of them. */
  readonly all: readonly Delegation[]
  readonly next: string | undefined
  /** Absent for those who only look on. */
  readonly fields: Fields | undefined
  readonly values: Values
  readonly scene: FormScene
  readonly faults: readonly Fault[]
}

/** Who covers whom and when, acting in another name, and asking a colleague to stand in. */
export function Delegations({ all, next, fields, values, scene, faults }: Props) {
  const say = useSay()
  const { today, path } = useVisit()
  const current = all
    .filter(({ revokedAt, untilOn }) => revokedAt === null && untilOn >= today)
    .toSorted((a, b) => a.fromOn.localeCompare(b.fromOn))
  const past = all.filter((one) => !current.includes(one))
  return (
    <>
      <FaultSummary faults={faults} />
      <Heading title={texts.title} lead={fields ? texts.lead : texts.leadAll} />
      {fields ? <Covered current={current} /> : null}
      <DateBar rows={current} />
      <DelegationTable caption={texts.current} rows={current} />
      {past.length === 0 ? null : (
        <details>
          <summary>{say(texts.past, { count: past.length })}</summary>
          <DelegationTable caption={texts.past} rows={past} />
        </details>
      )}
      <Pager path={path} next={next} />
      {fields ? <Give fields={fields} values={values} scene={scene} faults={faults} /> : null}
    </>
  )
}

/** Those in whose name the reader can act today. */
function Covered({ current }: { readonly current: readonly Delegation[] }) {
  const say = useSay()
  const who = useWho()
  const { actor, today } = useVisit()
  const now = current.filter(({ delegate, fromOn }) => delegate === actor?.id && fromOn <= today)
  const persons = [...new Set(now.map(({ delegator }) => delegator))]
  return (
    <section class="card acts" aria-labelledby="act-for">
      <h2 id="act-for">{say(texts.actTitle)}</h2>
      {persons.length === 0 ? <p>{say(texts.actNone)}</p> : null}
      {persons.map((id) => (
        <div class="cover-row">
          <p>
            <strong>{who(id)}</strong>{' '}
            {now
              .filter(({ delegator }) => delegator === id)
              .map((one) => say(texts.untilWords, { scope: say(scopeWords(one)), on: one.untilOn }))
              .join(' · ')}
          </p>
          <ActButton first action="/delegations/act" hidden={{ for: id }} text={texts.actFor} about={who(id)} />
        </div>
      ))}
    </section>
  )
}

function Give({ fields, values, scene, faults }: Required<Omit<Props, 'all' | 'next'>> & { readonly fields: Fields }) {
  const say = useSay()
  const narrowed = Object.keys(scopeFields).some((name) => many(values, name).length > 0)
  return (
    <section aria-labelledby="give">
      <h2 id="give">{say(texts.giveTitle)}</h2>
      <Form submit={texts.submit}>
        <FieldsView fields={fields} values={values} scene={scene} faults={faults} />
        <details open={narrowed}>
          <summary>{say(texts.narrow)}</summary>
          <FieldsView fields={scopeFields} values={values} scene={scene} faults={faults} />
        </details>
      </Form>
    </section>
  )
}
