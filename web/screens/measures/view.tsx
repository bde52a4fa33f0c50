import type { CaseState } from '../../../domain/case.ts'
import type { Evidence } from '../../../domain/evidence.ts'
import { daysBetween } from '../../../domain/calendar/days.ts'
import type { HumanCommand } from '../../../domain/decide.ts'
import { commandAddress, formOf } from '../../commands/index.ts'
import { CaseHeader } from '../../kit/case-header.tsx'
import { CaseTabs } from '../../kit/case-tabs.tsx'
import { departmentWords, measureWords } from '../../kit/measure-words.ts'
import { EvidenceLinks } from '../../kit/evidence-files.tsx'
import type { Tone } from '../../kit/parts.tsx'
import { Heading, Table, Tag } from '../../kit/parts.tsx'
import { useSay, useVisit } from '../../kit/visit.ts'
import { resultWords, statuses } from '../../kit/vocabulary.ts'
import { filledIn, plain } from '../../kit/words.ts'
import type { MeasureProgress, StepProgress } from './progress.ts'
import { measureSteps } from './progress.ts'
import { texts } from './texts.ts'

interface Props {
  readonly state: CaseState
  readonly rows: readonly MeasureProgress[]
  /** The lawful act of the reader on a measure, where there is one. */
  readonly actOn: (row: MeasureProgress) => HumanCommand | undefined
}

/** Every measure of a case with its department: what was done when, what is late, and the results. */
export function MeasuresPage({ state, rows, actOn }: Props) {
  const say = useSay()
  const { actor } = useVisit()
  const ordered = state.listing.determinedOn
  const oversees = actor?.role === 'citySupervisor' || actor?.role === 'districtSupervisor'
  return (
    <>
      <CaseHeader state={state} />
      <CaseTabs state={state} />
      <Heading title={texts.title}>{rows.length === 0 ? null : <Standing state={state} rows={rows} />}</Heading>
      <Table
        caption={texts.matrix}
        empty={texts.none}
        rows={rows}
        columns={[
          { title: texts.measure, cell: ({ code }) => say(measureWords(code, ordered)) },
          { title: texts.department, cell: ({ department }) => say(departmentWords(department, ordered)) },
          { title: texts.now, cell: (row) => <Now row={row} /> },
          ...shownSteps(state).map((step) => ({
            title: texts[step],
            cell: ({ steps }: MeasureProgress) => <Step progress={steps.find((one) => one.step === step)!} />,
          })),
          ...(rows.some((row) => actOn(row) !== undefined || (oversees && row.lateSince !== undefined))
            ? [
                {
                  title: texts.act,
                  cell: (row: MeasureProgress) => <Act state={state} row={row} act={actOn(row)} oversees={oversees} />,
                },
              ]
            : []),
        ]}
      />
      <Results state={state} rows={rows} />
    </>
  )
}

// Lifting has no place in the table before there is something to lift.
const shownSteps = ({ undoing }: CaseState) => (undoing ? measureSteps : measureSteps.slice(0, 4))

function Standing({ state, rows }: Pick<Props, 'state' | 'rows'>) {
  const say = useSay()
  const late = rows.filter(({ lateSince }) => lateSince !== undefined).length
  const has = (step: StepProgress['step']) =>
    rows.filter(({ steps }) => steps.some((one) => one.step === step && one.doneOn !== undefined)).length
  return (
    <>
      <p class="lead">
        {state.undoing
          ? say(texts.lifting, {
              lifted: has('lifted'),
              all: rows.filter(({ status }) => status !== 'determined').length,
            })
          : say(texts.lead, { count: rows.length, answered: has('acknowledged'), fedBack: has('fedBack') })}
      </p>
      <p>
        <Tag tone={late > 0 ? 'late' : 'done'} text={late > 0 ? filledIn(texts.late, { count: late }) : texts.onTime} />
      </p>
    </>
  )
}

const tones: Readonly<Record<MeasureProgress['status'], Tone>> = {
  determined: 'plain',
  dispatched: 'now',
  acknowledged: 'info',
  carriedOut: 'info',
  fedBack: 'done',
  liftOrdered: 'now',
  lifted: 'done',
}

function Now({ row: { status, held, lateSince } }: { readonly row: MeasureProgress }) {
  const { today } = useVisit()
  const say = useSay()
  return (
    <>
      <Tag tone={lateSince === undefined ? tones[status] : 'late'} text={statuses['measure.status'][status]} />
      {held ? <p class="hint">{say(texts.held)}</p> : null}
      {lateSince === undefined ? null : (
        <p class="hint">{say(texts.lateSince, { days: daysBetween(lateSince, today) })}</p>
      )}
    </>
  )
}

function Step({ progress: { doneOn, dueOn, passedOver } }: { readonly progress: StepProgress }) {
  const say = useSay()
  if (doneOn !== undefined) {
    return (
      <>
        <span class="quiet">{say(texts.done)} </span>
        <time dateTime={doneOn}>{doneOn}</time>
      </>
    )
  }
  if (dueOn !== undefined) {
    return (
      <strong>
        {say(texts.until)} <time dateTime={dueOn}>{dueOn}</time>
      </strong>
    )
  }
  return <span class="hint">{say(passedOver ? texts.passedOver : texts.ahead)}</span>
}

interface ActProps {
  readonly state: CaseState
  readonly row: MeasureProgress
  readonly act: HumanCommand | undefined
  /** The reader may send notes about what is late. */
  readonly oversees: boolean
}

function Act({ state, row, act, oversees }: ActProps) {
  const say = useSay()
  if (act) {
    return (
      <a
        href={`${commandAddress(state.caseNo, act)}?measure=${row.code}`}
        aria-label={`${say(formOf(act).title)}：${say(measureWords(row.code, state.listing.determinedOn))}`}
      >
        {say(formOf(act).title)}
      </a>
    )
  }
  return oversees && row.lateSince !== undefined ? (
    <a href={`/supervision/notes/new?case=${state.caseNo}`}>{say(texts.note)}</a>
  ) : (
    say(texts.ofOthers)
  )
}

function Proof({
  caseNo,
  proof,
  files,
}: {
  readonly caseNo: string
  readonly proof: string
  readonly files?: readonly Evidence[]
}) {
  return (
    <>
      {proof}
      {files ? <EvidenceLinks caseNo={caseNo} pieces={files} /> : null}
    </>
  )
}

function Results({ state, rows }: { readonly state: CaseState; readonly rows: readonly MeasureProgress[] }) {
  const say = useSay()
  const { caseNo } = state
  const ordered = state.listing.determinedOn
  const results = rows.flatMap(({ feedback, department }) => (feedback ? [{ ...feedback, department }] : []))
  const liftings = rows.flatMap(({ lifting, department }) => (lifting ? [{ ...lifting, department }] : []))
  if (rows.length === 0) return null
  return (
    <>
      <Table
        caption={texts.results}
        empty={texts.noResults}
        rows={results}
        columns={[
          { title: texts.measure, cell: ({ measure }) => say(measureWords(measure, ordered)) },
          { title: texts.department, cell: ({ department }) => say(departmentWords(department, ordered)) },
          {
            title: texts.result,
            cell: ({ result }) => <Tag tone={result === 'executed' ? 'done' : 'info'} text={resultWords[result]} />,
          },
          { title: texts.on, cell: ({ on }) => <time dateTime={on}>{on}</time> },
          { title: texts.basis, cell: ({ basis }) => basis },
          {
            title: texts.amount,
            cell: ({ amountYuan }) =>
              amountYuan === undefined ? say(plain('—')) : say(texts.yuan, { amount: amountYuan }),
          },
          { title: texts.proof, cell: (row) => <Proof caseNo={caseNo} {...row} /> },
        ]}
      />
      {liftings.length === 0 ? null : (
        <Table
          caption={texts.liftings}
          empty={texts.noResults}
          rows={liftings}
          columns={[
            { title: texts.measure, cell: ({ measure }) => say(measureWords(measure, ordered)) },
            { title: texts.department, cell: ({ department }) => say(departmentWords(department, ordered)) },
            { title: texts.on, cell: ({ on }) => <time dateTime={on}>{on}</time> },
            { title: texts.proof, cell: (row) => <Proof caseNo={caseNo} {...row} /> },
          ]}
        />
      )}
    </>
  )
}
