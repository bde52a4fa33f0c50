import type { NoticeAccount } from '../../../database/queries/account-proofs.ts'
import type { Proof } from '../../../database/queries/accounts.ts'
import type { CurrentInvitation } from '../../../database/queries/invitations.ts'
import type { CaseState } from '../../../domain/case.ts'
import type { Fault } from '../../form/faults.ts'
import type { Values } from '../../form/values.ts'
import { FaultSummary, FieldsView, Form } from '../../form/view.tsx'
import { ActButton } from '../../kit/act-button.tsx'
import { CaseHeader } from '../../kit/case-header.tsx'
import { CaseTabs } from '../../kit/case-tabs.tsx'
import { momentWords } from '../../kit/moment.ts'
import { Heading, Table, Tag } from '../../kit/parts.tsx'
import { useWho } from '../../kit/people.ts'
import { useSay, useVisit } from '../../kit/visit.ts'
import type { Bilingual } from '../../kit/words.ts'
import { isUnproved, seenFields } from './form.ts'
import { texts } from './texts.ts'

interface Props {
  readonly state: CaseState
  readonly hasNumber: boolean
  readonly code: CurrentInvitation | undefined
  readonly accounts: readonly NoticeAccount[]
  readonly values: Values
  readonly faults: readonly Fault[]
}

/** The code in the notice of a case, who has opened an account by it, and the second proof of these. */
export function EntityAccounts({ state, hasNumber, code, accounts, values, faults }: Props) {
  return (
    <>
      <FaultSummary faults={faults} />
      <Heading title={texts.title} lead={texts.lead} />
      <CaseHeader state={state} />
      <CaseTabs state={state} />
      <Code caseNo={state.caseNo} hasNumber={hasNumber} code={code} />
      <Accounts caseNo={state.caseNo} accounts={accounts} />
      <Seen accounts={accounts} values={values} faults={faults} />
    </>
  )
}

function Code({ caseNo, hasNumber, code }: { readonly caseNo: string } & Pick<Props, 'hasNumber' | 'code'>) {
  const say = useSay()
  const { actor } = useVisit()
  const told = (): string => {
    if (!hasNumber) return say(texts.noNotice)
    if (!code) return say(texts.noCode)
    if (code.usedAt) return say(texts.used, { at: momentWords(code.usedAt) })
    const until = momentWords(code.expiresAt)
    return say(code.expiresAt > new Date() ? texts.open : texts.over, { until })
  }
  return (
    <section class="card" aria-labelledby="code">
      <h2 id="code">{say(texts.code)}</h2>
      <p>{told()}</p>
      {!hasNumber ? null : actor?.role === 'reviewer' ? (
        <>
          <p class="hint">{say(texts.newCodeHint)}</p>
          <Form hidden={{ act: 'invite' }} submit={texts.newCode} />
        </>
      ) : (
        <>
          <p>
            <a href={`/api/v1/letters/${caseNo}.listing.notice`}>{say(texts.print)}</a>
          </p>
          <p class="hint">{say(texts.reviewerGives)}</p>
        </>
      )}
    </section>
  )
}

/** What may have been seen of whoever holds an account. */
export const kinds: Readonly<Record<'receipt' | 'identity', Bilingual>> = {
  receipt: texts.receipt,
  identity: texts.identity,
}

const otherProofs: Readonly<Record<Proof, Bilingual>> = {
  paper: texts.elsewhere,
  portal: texts.byPortal,
  operator: texts.byOperator,
}

function Accounts({ caseNo, accounts }: { readonly caseNo: string } & Pick<Props, 'accounts'>) {
  const say = useSay()
  const who = useWho()
  const { actor } = useVisit()
  return (
    <Table
      caption={texts.accounts}
      empty={texts.none}
      rows={accounts}
      columns={[
        {
          title: texts.account,
          cell: ({ id, name }) => (
            <>
              {name} <span class="hint code">{id}</span>
            </>
          ),
        },
        { title: texts.since, cell: ({ since }) => momentWords(since) },
        { title: texts.state, cell: (account) => <State account={account} /> },
        {
          title: texts.seen,
          cell: ({ id, seen, provedBy }) =>
            seen === null ? (
              provedBy === null ? (
                '—'
              ) : (
                say(otherProofs[provedBy])
              )
            ) : (
              <>
                {say(texts.seenWords, { kind: say(kinds[seen.kind]), words: seen.words, who: who(seen.by) })}{' '}
                <span class="hint">{say(texts.saidAt, { at: momentWords(seen.at) })}</span>
                {seen.confirmedBy !== null && seen.confirmedAt !== null ? (
                  <p>
                    {say(texts.confirmedBy, {
                      who: who(seen.confirmedBy),
                      at: momentWords(seen.confirmedAt),
                    })}
                  </p>
                ) : actor?.role === 'reviewer' && provedBy === null ? (
                  <ActButton
                    action={`/cases/${caseNo}/entity-accounts`}
                    hidden={{ act: 'confirm', account: id, at: seen.at.toISOString() }}
                    text={texts.confirm}
                    about={id}
                  />
                ) : null}
              </>
            ),
        },
      ]}
    />
  )
}

function State({ account: { disabled, provedBy, seen } }: { readonly account: NoticeAccount }) {
  if (disabled) return <Tag tone="plain" text={texts.disabled} />
  if (provedBy !== null) return <Tag tone="done" text={texts.proved} />
  return seen === null ? <Tag tone="plain" text={texts.onlyHere} /> : <Tag tone="now" text={texts.seenBy} />
}

function Seen({ accounts, values, faults }: Pick<Props, 'accounts' | 'values' | 'faults'>) {
  const say = useSay()
  const { actor, today } = useVisit()
  if (actor?.role !== 'caseOfficer' || !accounts.some(isUnproved)) return null
  return (
    <section aria-labelledby="seen">
      <h2 id="seen">{say(texts.say)}</h2>
      <p class="hint">{say(texts.sayHint)}</p>
      <Form hidden={{ act: 'seen' }} submit={texts.submit}>
        <FieldsView fields={seenFields(accounts)} values={values} scene={{ actor, today }} faults={faults} />
      </Form>
    </section>
  )
}
