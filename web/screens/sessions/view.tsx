import type { Binding } from '../../../database/queries/provider-accounts.ts'
import type { SessionRow } from '../../../database/queries/sessions.ts'
import type { Fault } from '../../form/faults.ts'
import { FieldView } from '../../form/field-view.tsx'
import type { ChoiceField } from '../../form/fields.ts'
import { Labelled } from '../../form/marks.tsx'
import type { Values } from '../../form/values.ts'
import { FaultSummary, Form } from '../../form/view.tsx'
import { momentWords } from '../../kit/moment.ts'
import { Heading, Table, Tag } from '../../kit/parts.tsx'
import { useSay, useVisit } from '../../kit/visit.ts'
import { plain, sayIn } from '../../kit/words.ts'
import { deviceName } from './device.ts'
import { doorWords, texts } from './texts.ts'

interface Props {
  readonly own: readonly SessionRow[]
  /** The session of this page. */
  readonly here: string | undefined
  readonly asksPassword: boolean
  /** Who asks by a provider for the account of the reader. */
  readonly bindings: readonly Binding[]
  readonly typed: Values
  readonly faults: readonly Fault[]
}

/** The open sessions of the reader, and ending the others. */
export function Sessions({ own, here, asksPassword, bindings, typed, faults }: Props) {
  const say = useSay()
  const others = own.filter(({ id }) => id !== here)
  const at = (moment: Date) => <time dateTime={moment.toISOString()}>{momentWords(moment)}</time>
  return (
    <>
      <FaultSummary faults={faults} />
      <Heading title={texts.title} lead={texts.lead} />
      <Table
        caption={texts.list}
        empty={texts.none}
        rows={own}
        columns={[
          {
            title: texts.device,
            cell: ({ id, device }) => (
              <>
                {deviceName(device)} {id === here ? <Tag tone="done" text={texts.here} /> : null}
              </>
            ),
          },
          { title: texts.door, cell: ({ door }) => say(doorWords[door as keyof typeof doorWords] ?? plain(door)) },
          { title: texts.opened, cell: ({ openedAt }) => at(openedAt) },
          { title: texts.used, cell: ({ usedAt }) => at(usedAt) },
          { title: texts.expires, cell: ({ expiresAt }) => at(expiresAt) },
        ]}
      />
      <h2>{say(texts.endTitle)}</h2>
      {others.length === 0 ? (
        <p>{say(texts.onlyThis)}</p>
      ) : (
        <End others={others} asksPassword={asksPassword} typed={typed} faults={faults} />
      )}
      {bindings.length === 0 ? null : <Bind bindings={bindings} typed={typed} faults={faults} />}
      <p>
        <a href="/password">{say(texts.changePassword)}</a>
      </p>
    </>
  )
}

function End({
  others,
  asksPassword,
  typed,
  faults,
}: Pick<Props, 'asksPassword' | 'typed' | 'faults'> & { readonly others: readonly SessionRow[] }) {
  const { actor, today } = useVisit()
  if (!actor) throw new Error('Sessions are shown to the signed-in only')
  const values = 'which' in typed ? typed : { which: 'others' }
  const fault = faults.find(({ path }) => path === 'password')
  return (
    <Form submit={texts.end} danger>
      <FieldView field={whichField(others)} path="which" values={values} scene={{ actor, today }} faults={faults} />
      {asksPassword ? (
        <Labelled path="password" label={texts.password} hint={texts.passwordHint} fault={fault}>
          <input
            id="f-password"
            name="password"
            type="password"
            autocomplete="current-password"
            class="short"
            aria-describedby="f-password-hint"
          />
        </Labelled>
      ) : null}
    </Form>
  )
}

function Bind({ bindings, typed, faults }: Pick<Props, 'bindings' | 'typed' | 'faults'>) {
  const say = useSay()
  const { actor, today } = useVisit()
  if (!actor) throw new Error('Sessions are shown to the signed-in only')
  const fault = faults.find(({ path }) => path === 'bindPassword')
  return (
    <>
      <h2>{say(texts.bindTitle)}</h2>
      <p>{say(texts.bindHint)}</p>
      <Form submit={texts.bind} hidden={{ act: 'bind' }} danger>
        <FieldView
          field={bindingField(bindings)}
          path="binding"
          values={typed}
          scene={{ actor, today }}
          faults={faults}
        />
        <Labelled path="bindPassword" label={texts.bindPassword} hint={texts.bindPasswordHint} fault={fault}>
          <input
            id="f-bindPassword"
            name="bindPassword"
            type="password"
            autocomplete="current-password"
            class="short"
            aria-describedby="f-bindPassword-hint"
          />
        </Labelled>
      </Form>
    </>
  )
}

const bindingField = (bindings: readonly Binding[]): ChoiceField => ({
  kind: 'choice',
  label: texts.bindWho,
  options: bindings.map(({ id, name, subject, askedAt }) => {
    const said = (lang: 'zh' | 'en') => sayIn(lang)(texts.bindOne, { name, subject, at: momentWords(askedAt) })
    return { value: id, label: { zh: said('zh'), en: said('en') } }
  }),
})

const whichField = (others: readonly SessionRow[]): ChoiceField => ({
  kind: 'choice',
  label: texts.which,
  options: [
    { value: 'others', label: texts.others },
    ...others.map(({ id, device, openedAt }) => {
      const said = (lang: 'zh' | 'en') =>
        sayIn(lang)(texts.oneOther, { device: deviceName(device), at: momentWords(openedAt) })
      return { value: id, label: { zh: said('zh'), en: said('en') } }
    }),
  ],
})
