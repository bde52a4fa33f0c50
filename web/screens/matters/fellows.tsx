import type { FellowAccount } from '../../../database/queries/account-proofs.ts'
import { momentWords } from '../../kit/moment.ts'
import { Notice, Table, Tag } from '../../kit/parts.tsx'
import { useSay } from '../../kit/visit.ts'
import { texts } from './texts.ts'

interface Props {
  readonly fellows: readonly FellowAccount[]
}

/** Says of accounts that nobody has proved yet that they act for the entity, so that it can say if they should not. */
export function NewFellows({ fellows }: Props) {
  const say = useSay()
  const unproved = fellows.filter(({ provedBy, disabled }) => provedBy === null && !disabled)
  if (unproved.length === 0) return null
  return (
    <Notice tone="now" title={texts.newFellows}>
      {unproved.map(({ id, name, since, cases }) => (
        <p>
          {say(texts.newFellow, {
            who: name === null ? id : `${name}（${id}）`,
            at: since === null ? '—' : momentWords(since),
            cases: cases.join('、'),
          })}
        </p>
      ))}
      <p>{say(texts.notOurs)}</p>
    </Notice>
  )
}

/** The other accounts of the entity. */
export function Fellows({ fellows }: Props) {
  const say = useSay()
  if (fellows.length === 0) return null
  return (
    <details>
      <summary>{say(texts.fellows, { count: fellows.length })}</summary>
      <Table
        caption={texts.fellowsCaption}
        empty={texts.noFellows}
        rows={fellows}
        columns={[
          {
            title: texts.account,
            cell: ({ id, name }) => (
              <>
                {name ?? ''} <span class="hint code">{id}</span>
              </>
            ),
          },
          { title: texts.opened, cell: ({ since }) => (since === null ? '—' : momentWords(since)) },
          {
            title: texts.reach,
            cell: ({ provedBy, cases }) => (provedBy === null ? cases.join('、') : say(texts.reachesAll)),
          },
          {
            title: texts.state,
            cell: ({ provedBy, disabled }) =>
              disabled ? (
                <Tag text={texts.disabled} />
              ) : provedBy === null ? (
                <Tag tone="now" text={texts.unproved} />
              ) : (
                <Tag tone="done" text={texts.proved} />
              ),
          },
        ]}
      />
    </details>
  )
}
