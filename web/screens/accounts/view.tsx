import type { Account, ListedAccount } from '../../../database/queries/accounts.ts'
import type { Binding } from '../../../database/queries/provider-accounts.ts'
import type { Fault } from '../../form/faults.ts'
import type { Values } from '../../form/values.ts'
import { FaultSummary, FieldsView, Form } from '../../form/view.tsx'
import { ActButton } from '../../kit/act-button.tsx'
import { momentWords } from '../../kit/moment.ts'
import { Heading, Notice, Pager, SummaryList, Table, Tag } from '../../kit/parts.tsx'
import { useSay, useVisit } from '../../kit/visit.ts'
import { roleWords } from '../../kit/vocabulary.ts'
import { filledIn } from '../../kit/words.ts'
import { accountFields } from './form.ts'
import { texts } from './texts.ts'
import { districtWords } from '../supervision/behind/words.ts'
import { agencyWords } from '../../kit/agency-words.ts'

interface Props {
  readonly bindings: readonly Binding[]
  readonly accounts: readonly ListedAccount[]
  /** Until when the locked ones of them are. */
  readonly locks: ReadonlyMap<string, Date>
  readonly search: string
  readonly next: string | undefined
  readonly values: Values
  readonly faults: readonly Fault[]
}

/** Who may come in: those who wait to be bound, every account, and making one. */
export function Accounts({ bindings, accounts, locks, search, next, values, faults }: Props) {
  const say = useSay()
  const { actor, path, today } = useVisit()
  return (
    <>
      <FaultSummary faults={faults} />
      <Heading title={texts.title} lead={texts.lead} />
      <Bindings bindings={bindings} />
      <form class="filter" method="get" action="/accounts">
        <div class="field">
          <label for="search">{say(texts.search)}</label>
          <input id="search" name="search" type="search" value={search} />
        </div>
        <button class="button button-second">{say(texts.find)}</button>
      </form>
      <All accounts={accounts} locks={locks} />
      <Pager path={path} next={next} />
      {actor?.role === 'operator' ? (
        <section aria-labelledby="create">
          <h2 id="create">{say(texts.create)}</h2>
          <p class="hint">{say(texts.createHint)}</p>
          <Form action="/accounts" hidden={{ act: 'create' }} submit={texts.submit}>
            <FieldsView fields={accountFields} values={values} scene={{ actor, today }} faults={faults} />
          </Form>
        </section>
      ) : null}
    </>
  )
}

function Bindings({ bindings }: Pick<Props, 'bindings'>) {
  const say = useSay()
  const { actor } = useVisit()
  return (
    <>
      <Table
        caption={texts.bindings}
        empty={texts.noBindings}
        rows={bindings}
        columns={[
          { title: texts.asks, cell: ({ account }) => <span class="code">{account}</span> },
          {
            title: texts.person,
            cell: ({ name, subject }) => (
              <>
                {name} <span class="hint code">{subject}</span>
              </>
            ),
          },
          { title: texts.at, cell: ({ askedAt }) => momentWords(askedAt) },
          {
            title: texts.decide,
            cell: ({ id, account }) =>
              actor?.role === 'operator' ? (
                <ActButton action="/accounts" hidden={{ act: 'bind', id }} text={texts.approve} about={account} />
              ) : (
                '—'
              ),
          },
        ]}
      />
      {bindings.length === 0 ? null : <p class="hint">{say(texts.bindingsHint)}</p>}
    </>
  )
}

function All({ accounts, locks }: Pick<Props, 'accounts' | 'locks'>) {
  const say = useSay()
  const { actor } = useVisit()
  return (
    <Table
      caption={texts.all}
      empty={texts.none}
      rows={accounts}
      columns={[
        {
          title: texts.account,
          cell: ({ id }) => (
            <a href={`/accounts/${encodeURIComponent(id)}`}>
              <span class="code">{id}</span>
            </a>
          ),
        },
        { title: texts.name, cell: ({ name }) => name },
        { title: texts.role, cell: ({ role }) => say(roleWords[role]) },
        {
          title: texts.place,
          cell: (account) => placeOf(account, say),
        },
        {
          title: texts.state,
          cell: ({ id, disabled, isSystem }) => {
            const until = locks.get(id)
            if (disabled) return <Tag tone="plain" text={texts.disabled} />
            return until ? (
              <Tag tone="late" text={filledIn(texts.locked, { until: momentWords(until) })} />
            ) : (
              <Tag tone="done" text={isSystem ? texts.system : texts.may} />
            )
          },
        },
        {
          title: texts.decide,
          cell: ({ id, disabled }) =>
            // Nobody locks themselves out.
            actor?.role !== 'operator' || id === actor.id ? (
              '—'
            ) : (
              <>
                <ActButton
                  action="/accounts"
                  hidden={{ act: disabled ? 'enable' : 'disable', account: id }}
                  text={disabled ? texts.enable : texts.disable}
                  about={id}
                />
                {disabled || !locks.has(id) ? null : (
                  <ActButton
                    action="/accounts"
                    hidden={{ act: 'unlock', account: id }}
                    text={texts.unlock}
                    about={id}
                  />
                )}
              </>
            ),
        },
      ]}
    />
  )
}

/** Where an account belongs, in words. */
export const placeOf = ({ agency, district, entityCode }: Account, say: ReturnType<typeof useSay>): string =>
  [
    agency === undefined ? '' : say(agencyWords(agency)),
    district === undefined ? '' : say(districtWords(district)),
    entityCode ?? '',
  ]
    .filter((place) => place !== '')
    .join(' ') || '—'

/** A new account; its first password is shown here and nowhere else. */
export function Made({ account, password }: { readonly account: string; readonly password: string | undefined }) {
  const say = useSay()
  return (
    <>
      <Heading title={filledIn(texts.made, { account })} />
      {password === undefined ? null : (
        <Notice title={texts.first}>
          <SummaryList rows={[{ term: texts.first, value: <code>{password}</code> }]} />
          <p>{say(texts.firstHint)}</p>
        </Notice>
      )}
      <p>
        <a href="/accounts">{say(texts.back)}</a>
      </p>
    </>
  )
}
