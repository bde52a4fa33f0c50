import type { CaseState } from '../../../domain/case.ts'
import type { Refusal } from '../../../domain/refusal.ts'
import { refusalSentence } from '../../kit/refusal-words.ts'
import { Heading, Notice, Table, Tag } from '../../kit/parts.tsx'
import { useSay, useVisit } from '../../kit/visit.ts'
import { RecordLink } from './groups.tsx'
import { holderOf } from './plan.ts'
import { texts } from './texts.ts'

/** What became of the application for one record: the state after it, or why it was not made. */
export interface ApplicationResult {
  readonly state: CaseState
  readonly refusal?: Refusal
}

/** A result for each record of one signature. */
export function ApplicationResults({ results }: { readonly results: readonly ApplicationResult[] }) {
  const say = useSay()
  const { lang } = useVisit()
  const refused = results.filter(({ refusal }) => refusal !== undefined).length
  const done = results.length - refused
  return (
    <>
      <Heading title={texts.sentTitle} />
      <Notice tone={refused === 0 ? 'done' : 'now'}>
        <p>
          <strong>
            {refused === 0 ? say(texts.sentAll, { count: done }) : say(texts.sentSome, { done, refused })}
          </strong>
        </p>
      </Notice>
      <Table
        caption={texts.result}
        empty={texts.noRecords}
        rows={results}
        columns={[
          { title: texts.record, cell: ({ state }) => <RecordLink state={state} /> },
          {
            title: texts.result,
            cell: ({ refusal }) => <Tag tone={refusal ? 'late' : 'done'} text={refusal ? texts.notSent : texts.sent} />,
          },
          {
            title: texts.state,
            cell: ({ state, refusal }) => {
              if (refusal) return refusal.code === 'case.stale' ? say(texts.stale) : refusalSentence(refusal, lang)
              const holder = holderOf(state)
              return holder ? say(texts.answerBy, { who: say(holder.who), date: holder.date }) : '—'
            },
          },
        ]}
      />
      <div class="buttons">
        <a class="button" href="/matters">
          {say(texts.back)}
        </a>
        {refused === 0 ? null : <a href="/matters/repair">{say(texts.again)}</a>}
      </div>
    </>
  )
}
