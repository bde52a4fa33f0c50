import { CaseLink, Heading, Notice, Table, Tag } from '../../kit/parts.tsx'
import type { DrawnForm } from '../../commands/index.ts'
import type { Fault } from '../../form/faults.ts'
import type { Fields, FormScene } from '../../form/fields.ts'
import type { Values } from '../../form/values.ts'
import { FaultSummary, FieldsView, Form, Justification } from '../../form/view.tsx'
import { Cut } from '../../kit/cut.tsx'
import { standingWords } from '../../kit/deadline-words.ts'
import { useSay, useVisit } from '../../kit/visit.ts'
import type { Bilingual } from '../../kit/words.ts'
import type { Result } from './results.ts'
import { mostTogether, rowValue } from './rows.ts'
import type { Waiting } from './waiting.ts'
import { texts as kitTexts } from '../../kit/texts.ts'
import { texts } from './texts.ts'

interface Props extends Waiting {
  readonly act: DrawnForm
  readonly title: Bilingual
  readonly isLookedAt: boolean
  readonly fields: Fields
  readonly values: Values
  readonly scene: FormScene
  readonly chosen: readonly string[]
  readonly safeguards: { readonly _key: string }
  readonly faults: readonly Fault[]
}

/** Several of one kind: which of them, and what is said for all. */
export function Together(props: Props) {
  const { act, title, isLookedAt, fields, values, scene, choices, safeguards, faults, apart, hasMore } = props
  const say = useSay()
  return (
    <>
      <FaultSummary faults={faults} />
      <Heading title={title} />
      <p class="lead">{say(texts.lead, { most: mostTogether })}</p>
      {isLookedAt ? (
        <Notice>
          <p>{say(texts.lookAtEach)}</p>
        </Notice>
      ) : null}
      {apart === 0 ? null : <p>{say(texts.apart, { count: apart })}</p>}
      {choices.length === 0 ? (
        <p class="empty">{say(texts.none)}</p>
      ) : (
        <Form submit={act.act} hidden={safeguards} cancel={{ href: '/work', text: texts.back }} keepsTyped>
          {isLookedAt ? null : (
            <p class="tick tick-all" hidden>
              <input type="checkbox" id="all" data-tick-all="row" />
              <label for="all">{say(texts.all)}</label>
            </p>
          )}
          <Choices {...props} />
          {hasMore ? <p class="hint">{say(texts.more)}</p> : null}
          <FieldsView fields={fields} values={values} scene={scene} faults={faults} />
          <Justification values={values} scene={scene} />
        </Form>
      )}
    </>
  )
}

function Choices({ choices, chosen }: Pick<Props, 'choices' | 'chosen'>) {
  const say = useSay()
  const { today } = useVisit()
  return (
    <Table
      caption={texts.list}
      empty={texts.none}
      rows={choices}
      columns={[
        {
          title: texts.choose,
          cell: ({ value, due, about }) => (
            <span class="tick">
              <input type="checkbox" id={`r-${value}`} name="row" value={value} checked={chosen.includes(value)} />
              <label for={`r-${value}`}>
                <span class="quiet">{say(texts.chooseOne, { caseNo: due.caseNo, what: say(about) })}</span>
              </label>
            </span>
          ),
        },
        { title: texts.entity, cell: ({ due }) => <CaseLink caseNo={due.caseNo} entityName={due.entityName} /> },
        { title: texts.about, cell: ({ about }) => <Cut text={say(about)} /> },
        {
          title: texts.due,
          cell: ({ due: { dueOn, key, state } }) => (
            <>
              <time dateTime={dueOn}>{dueOn}</time>{' '}
              <Tag {...standingWords(state.deadlines[key] ?? { dueOn, onPass: 'remindThenReport' }, today)} />
            </>
          ),
        },
      ]}
    />
  )
}

interface ResultsProps {
  readonly results: readonly Result[]
  readonly title: Bilingual
  /** The page of the others. */
  readonly again: string
}

/** What has come of each, those that were not done first. */
export function Results({ results, title, again }: ResultsProps) {
  const say = useSay()
  const left = results.filter(({ fault }) => fault !== undefined)
  const done = results.length - left.length
  return (
    <>
      <Heading title={title} />
      <Notice tone={left.length === 0 ? 'done' : 'late'}>
        <p>{say(left.length === 0 ? texts.doneAll : texts.doneSome, { done, left: left.length })}</p>
      </Notice>
      <Table
        caption={texts.results}
        empty={texts.none}
        rows={[...left, ...results.filter((one) => !left.includes(one))]}
        columns={[
          {
            title: texts.entity,
            cell: ({ row: { caseNo }, entityName = caseNo }) => <CaseLink caseNo={caseNo} entityName={entityName} />,
          },
          { title: texts.about, cell: ({ about }) => (about ? <Cut text={say(about)} /> : '') },
          {
            title: texts.result,
            cell: ({ fault, row }) =>
              fault ? <Cut text={say(fault)} /> : <span id={`done-${rowValue(row)}`}>{say(texts.done)}</span>,
          },
        ]}
      />
      <p class="buttons">
        <a class="button" href={again}>
          {say(texts.goOn)}
        </a>{' '}
        <a href="/work/next">{say(kitTexts.nextOne)}</a> <a href="/work">{say(texts.back)}</a>
      </p>
    </>
  )
}
