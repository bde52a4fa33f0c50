import { messageWords, recipientWords } from '../../kit/recipient-words.ts'
import type { Restarts } from '../../../restarts.ts'
import type { RefusedMessage } from '../../../record/outbox.ts'
import { momentWords } from '../../kit/moment.ts'
import { Table } from '../../kit/parts.tsx'
import { useSay } from '../../kit/visit.ts'
import { Form } from '../../form/view.tsx'
import { texts } from './texts.ts'

/** Messages that a recipient refuses, each with its reason and another try. */
export function Refused({
  refused,
  mayAct,
}: {
  readonly refused: readonly RefusedMessage[]
  readonly mayAct: boolean
}) {
  const say = useSay()
  const act = ({ id, isOvertaken, isAskedAgain }: RefusedMessage) => {
    if (isOvertaken) return say(texts.overtaken)
    if (isAskedAgain) return say(texts.asked)
    return mayAct ? <Form action="/health" hidden={{ again: String(id) }} submit={texts.again} /> : ''
  }
  const isAny = refused.some(({ isOvertaken, isAskedAgain }) => !isOvertaken && !isAskedAgain)
  return (
    <>
      <Table
        caption={texts.refusedCaption}
        empty={texts.empty}
        rows={refused}
        columns={[
          { title: texts.case, cell: ({ caseNo }) => caseNo },
          { title: texts.to, cell: ({ recipient }) => say(recipientWords(recipient)) },
          { title: texts.kind, cell: ({ kind }) => say(messageWords(kind)) },
          { title: texts.refusedAt, cell: ({ refusedAt }) => momentWords(refusedAt) },
          { title: texts.reason, cell: ({ refusal }) => refusal },
          { title: texts.act, cell: act },
        ]}
      />
      {mayAct && isAny ? <Form action="/health" hidden={{ all: 'yes' }} submit={texts.allAgain} /> : null}
    </>
  )
}

/** What npm start has begun again since its own start. */
export function Restarted({ restarts }: { readonly restarts: Restarts }) {
  const say = useSay()
  return (
    <Table
      caption={texts.restarts}
      empty={texts.empty}
      rows={Object.entries(restarts)}
      columns={[
        { title: texts.part, cell: ([part]) => part },
        { title: texts.times, cell: ([, { count }]) => <strong>{count}</strong> },
        { title: texts.last, cell: ([, { lastAt }]) => momentWords(new Date(lastAt)) },
        { title: texts.why, cell: ([, { why }]) => <span title={say(texts.why)}>{why}</span> },
      ]}
    />
  )
}
