import type { Subscriber } from '../../../record/subscribers/registry.ts'
import type { Backlog, DeadLetter } from '../../../record/subscribers/parked.ts'
import type { ListedSecret } from '../../../record/subscribers/secrets.ts'
import type { Fault } from '../../form/faults.ts'
import type { Fields, FormScene } from '../../form/fields.ts'
import type { Values } from '../../form/values.ts'
import { FaultSummary, FieldsView, Form } from '../../form/view.tsx'
import { ActButton } from '../../kit/act-button.tsx'
import { momentWords } from '../../kit/moment.ts'
import { Heading, Notice, SummaryList, Table } from '../../kit/parts.tsx'
import { useWho } from '../../kit/people.ts'
import { useSay } from '../../kit/visit.ts'
import { filledIn } from '../../kit/words.ts'
import { DeadLetters } from './letters-view.tsx'
import { kinds, texts, wayWords } from './texts.ts'
import { scopeWords, StateOf } from './view.tsx'

interface Props {
  readonly subscriber: Subscriber
  readonly secrets: readonly ListedSecret[]
  readonly backlog: Backlog
  readonly letters: readonly DeadLetter[]
  readonly values: Values
  readonly scene: FormScene
  readonly faults: readonly Fault[]
}

export const whyFields = { why: { kind: 'area', label: texts.why } } satisfies Fields

/** A subscriber as it is registered, and what an operator may do about it. */
export function OneSubscriber({ subscriber, secrets, backlog, letters, values, scene, faults }: Props) {
  const say = useSay()
  const who = useWho()
  const { code, registration, registeredAt, disabledAt, disabledBy, disabledWhy } = subscriber
  const { names, kind, way, address, legalBasis, persons, fromOn, contact, account } = registration
  const here = `/subscribers/${code}`
  const isOperator = scene.actor.role === 'operator'
  const row = (term: typeof texts.code, value: string | undefined) => (value === undefined ? [] : [{ term, value }])
  return (
    <>
      <FaultSummary faults={faults} />
      <Heading title={names}>
        <p>
          <StateOf subscriber={subscriber} />
        </p>
      </Heading>
      <SummaryList
        rows={[
          { term: texts.code, value: <span class="code">{code}</span> },
          ...row(texts.kind, say(kinds[kind])),
          ...row(texts.audience, say(scopeWords(registration))),
          ...row(texts.way, say(wayWords[way])),
          ...(address === undefined ? [] : [{ term: texts.address, value: <span class="code">{address}</span> }]),
          ...row(texts.basis, legalBasis),
          ...row(texts.persons, persons),
          ...row(texts.fromOn, fromOn),
          ...row(texts.contact, contact),
          ...(account === undefined ? [] : [{ term: texts.account, value: <span class="code">{account}</span> }]),
          ...row(texts.registeredAt, momentWords(registeredAt)),
          ...(disabledAt === null
            ? []
            : row(
                texts.disabledBecause,
                `${who(disabledBy ?? '')} · ${momentWords(disabledAt)}\n${disabledWhy ?? ''}`,
              )),
        ]}
      />
      {way === 'webhook' ? (
        <DeadLetters code={code} backlog={backlog} letters={letters} values={values} scene={scene} faults={faults} />
      ) : null}
      {way === 'webhook' ? <Secrets code={code} secrets={secrets} mayChange={isOperator} /> : null}
      {isOperator && disabledAt !== null ? (
        <ActButton action={here} hidden={{ act: 'enable' }} text={texts.enable} about={code} first />
      ) : null}
      {isOperator && disabledAt === null ? (
        <section aria-labelledby="disable">
          <h2 id="disable">{say(texts.disable)}</h2>
          <Form action={here} hidden={{ act: 'disable' }} submit={texts.disable}>
            <FieldsView fields={whyFields} values={values} scene={scene} faults={faults} />
          </Form>
        </section>
      ) : null}
    </>
  )
}

interface SecretsProps {
  readonly code: string
  readonly secrets: readonly ListedSecret[]
  readonly mayChange: boolean
}

function Secrets({ code, secrets, mayChange }: SecretsProps) {
  const say = useSay()
  const who = useWho()
  const here = `/subscribers/${code}`
  return (
    <>
      <Table
        caption={filledIn(texts.secrets, { count: secrets.length })}
        empty={texts.noSecret}
        rows={secrets}
        columns={[
          { title: texts.madeAt, cell: ({ madeAt }) => momentWords(madeAt) },
          { title: texts.madeBy, cell: ({ madeBy }) => (madeBy === 'settings' ? say(texts.bySettings) : who(madeBy)) },
          {
            title: texts.decide,
            cell: ({ id, madeAt }) =>
              mayChange && secrets.length > 1 ? (
                <ActButton
                  action={here}
                  hidden={{ act: 'endSecret', id }}
                  text={texts.endSecret}
                  about={momentWords(madeAt)}
                />
              ) : (
                '—'
              ),
          },
        ]}
      />
      {mayChange ? (
        <>
          <p class="hint">{say(texts.makeSecretHint)}</p>
          <ActButton action={here} hidden={{ act: 'makeSecret' }} text={texts.makeSecret} about={code} />
        </>
      ) : null}
    </>
  )
}

/** A secret that was just made, shown once. */
export function MadeSecret({ code, secret }: { readonly code: string; readonly secret: string }) {
  const say = useSay()
  return (
    <>
      <Heading title={filledIn(texts.secretMade, { code })} />
      <Notice tone="late" title={texts.secretOnce}>
        <p class="code">{secret}</p>
      </Notice>
      <p>
        <a href={`/subscribers/${code}`}>{say(texts.title)}</a>
      </p>
    </>
  )
}
