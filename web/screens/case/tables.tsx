import type { CaseState } from '../../../domain/case.ts'
import { undoingActs } from '../../../domain/undoing/types.ts'
import { dueWords, ownerWords, standingWords } from '../../kit/deadline-words.ts'
import { departmentWords, measureWords } from '../../kit/measure-words.ts'
import type { Tone } from '../../kit/parts.tsx'
import { Table, Tag, TaskList } from '../../kit/parts.tsx'
import { useSay, useVisit } from '../../kit/visit.ts'
import { actWords, resultWords, statuses } from '../../kit/vocabulary.ts'
import { texts } from './texts.ts'
import { filledIn } from '../../kit/words.ts'

/** Every term that runs, the nearest first, each leading to why it is that day. */
export function DeadlineTable({ state }: { readonly state: CaseState }) {
  const say = useSay()
  const { today } = useVisit()
  return (
    <Table
      caption={texts.deadlines}
      empty={texts.noDeadlines}
      rows={Object.values(state.deadlines).sort((a, b) => a.dueOn.localeCompare(b.dueOn))}
      columns={[
        { title: texts.what, cell: (due) => say(dueWords(due)) },
        { title: texts.who, cell: ({ party, owner }) => say(ownerWords(party, owner)) },
        {
          title: texts.due,
          cell: ({ dueOn, provisional, key }) => (
            <>
              <a href={`/cases/${state.caseNo}/why/${key}`} aria-label={`${say(texts.why)} ${dueOn}`}>
                <time dateTime={dueOn}>{dueOn}</time>
              </a>
              {provisional ? <span class="hint"> {say(texts.provisional)}</span> : null}
            </>
          ),
        },
        {
          title: texts.left,
          cell: (due) => <Tag {...standingWords(due, today)} />,
        },
      ]}
    />
  )
}

const tones: Readonly<Record<string, Tone>> = { lifted: 'done', fedBack: 'done', dispatched: 'now', liftOrdered: 'now' }

/** Each measure with its department, how far it has come and with what result. */
export function MeasureTable({ state }: { readonly state: CaseState }) {
  const say = useSay()
  const on = state.listing.determinedOn
  return (
    <>
      <Table
        caption={texts.measures}
        empty={texts.noMeasures}
        rows={Object.values(state.measures)}
        columns={[
          { title: texts.measure, cell: ({ code }) => say(measureWords(code, on)) },
          { title: texts.department, cell: ({ department }) => say(departmentWords(department, on)) },
          {
            title: texts.status,
            cell: ({ status, held }) => (
              <>
                <Tag tone={tones[status] ?? 'info'} text={statuses['measure.status'][status]} />
                {held ? <p class="hint">{say(texts.held)}</p> : null}
              </>
            ),
          },
          { title: texts.result, cell: ({ result }) => (result ? say(resultWords[result]) : '—') },
        ]}
      />
      {Object.keys(state.measures).length === 0 ? null : (
        <p>
          <a href={`/cases/${state.caseNo}/measures`}>{say(texts.measuresMore)}</a>
        </p>
      )}
    </>
  )
}

/** The four acts of undoing and who has confirmed. */
export function UndoingList({ state }: { readonly state: CaseState }) {
  const say = useSay()
  const { undoing } = state
  if (!undoing) return null
  return (
    <section>
      <h2>{say(texts.undoing)}</h2>
      <TaskList
        tasks={undoingActs.map((act) => {
          const on = undoing.confirmed[act]
          return {
            title: actWords[act],
            tone: on ? 'done' : 'now',
            state: on ? filledIn(texts.confirmed, { on }) : texts.waiting,
          }
        })}
      />
      <p>
        <a href={`/cases/${state.caseNo}/repair`}>{say(texts.undoingMore)}</a>
      </p>
    </section>
  )
}
