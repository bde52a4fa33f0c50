import type { Account } from '../../../database/queries/accounts.ts'
import type { HeldCase } from '../../../database/queries/assignments.ts'
import type { Fault } from '../../form/faults.ts'
import type { Values } from '../../form/values.ts'
import { FaultSummary, FieldsView, Form } from '../../form/view.tsx'
import { CaseLink, Heading, SummaryList, Table } from '../../kit/parts.tsx'
import { useSay, useVisit } from '../../kit/visit.ts'
import { roleWords } from '../../kit/vocabulary.ts'
import { filledIn } from '../../kit/words.ts'
import { placeFields } from '../accounts/form.ts'
import { texts as ofAccounts } from '../accounts/texts.ts'
import { placeOf } from '../accounts/view.tsx'
import { texts } from './texts.ts'

/** An account as it is looked at by itself. */
export type ShownAccount = Account & { readonly isSystem: boolean }

/** How many of the cases that an account looks after are named. */
export const mostHeld = 50

interface Props {
  readonly account: ShownAccount
  readonly held: number
  readonly cases: readonly HeldCase[]
  readonly values: Values
  readonly faults: readonly Fault[]
}

/** One account: who it is, what it looks after, and its form. */
export function OneAccount({ account, held, cases, values, faults }: Props) {
  const say = useSay()
  const { actor, today } = useVisit()
  const mayMove =
    actor?.role === 'operator' && actor.id !== account.id && account.role !== 'entityAgent' && !account.isSystem
  return (
    <>
      <FaultSummary faults={faults} />
      <Heading title={filledIn(texts.title, { account: account.name })} />
      <SummaryList
        rows={[
          { term: ofAccounts.account, value: <span class="code">{account.id}</span> },
          { term: ofAccounts.name, value: account.name },
          { term: ofAccounts.role, value: say(roleWords[account.role]) },
          { term: ofAccounts.place, value: placeOf(account, say) },
        ]}
      />
      <Table
        caption={texts.holds}
        empty={texts.holdsNone}
        rows={cases}
        columns={[
          { title: texts.entity, cell: (row) => <CaseLink {...row} /> },
          { title: texts.whose, cell: ({ stands }) => say(stands ? texts.stands : texts.nobody) },
        ]}
      />
      {held > cases.length ? <p class="hint">{say(texts.first, { most: cases.length, held })}</p> : null}
      {mayMove ? (
        <section aria-labelledby="move">
          <h2 id="move">{say(texts.move)}</h2>
          <p class="hint">{say(texts.moveHint)}</p>
          <Form action={`/accounts/${encodeURIComponent(account.id)}`} submit={texts.moveSubmit}>
            <FieldsView fields={placeFields} values={values} scene={{ actor, today }} faults={faults} />
          </Form>
        </section>
      ) : null}
      <p>
        <a href="/accounts">{say(texts.back)}</a>
      </p>
    </>
  )
}
