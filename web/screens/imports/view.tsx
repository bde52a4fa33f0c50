import type { Page } from '../../../database/queries/page.ts'
import type { ImportProgress, OpenedRow } from '../../../record/bulk/imports.ts'
import type { RowRefusal } from '../../../record/bulk/refusals.ts'
import { reasonOf } from '../../../record/bulk/reasons.ts'
import type { Bilingual } from '../../kit/words.ts'
import type { Fault } from '../../form/faults.ts'
import { FieldView } from '../../form/field-view.tsx'
import type { TextField } from '../../form/fields.ts'
import { newFiles } from '../../form/fields.ts'
import { lostId, LostFiles } from '../../form/lost-view.tsx'
import { idOf, Labelled } from '../../form/marks.tsx'
import type { Values } from '../../form/values.ts'
import { FaultSummary, Form } from '../../form/view.tsx'
import type { Tone } from '../../kit/parts.tsx'
import { CaseLink, Heading, Notice, Pager, SummaryList, Table, Tag } from '../../kit/parts.tsx'
import { useSay, useVisit } from '../../kit/visit.ts'
import { texts } from './texts.ts'
import { exactMomentWords } from '../../kit/moment.ts'
import { agencyWords } from '../../kit/agency-words.ts'

const tones: Readonly<Record<ImportProgress['status'], Tone>> = {
  reading: 'now',
  asking: 'now',
  applying: 'now',
  finished: 'done',
  unreadable: 'late',
  ended: 'late',
}

interface ListProps {
  readonly imports: readonly ImportProgress[]
  readonly mayUpload: boolean
  /** Those of all agencies that are at work, for an operator. */
  readonly ofAll: boolean
  readonly key_: string
  readonly typed: Values
  readonly faults: readonly Fault[]
}

/** Sending a workbook, and those that were sent. */
export function Imports({ imports, mayUpload, ofAll, key_, typed, faults }: ListProps) {
  const say = useSay()
  return (
    <>
      <FaultSummary faults={faults} />
      <Heading title={texts.title} lead={ofAll ? texts.leadOfAll : texts.lead} />
      {mayUpload ? (
        <p>
          {say(texts.template)} <a href="/imports/template.xlsx">{say(texts.templateXlsx)}</a>{' '}
          <a href="/imports/template.csv">{say(texts.templateCsv)}</a>
        </p>
      ) : null}
      {mayUpload ? (
        <Form submit={texts.upload} hidden={{ _key: key_ }} withFiles>
          <Labelled
            path="file"
            label={texts.file}
            hint={texts.fileHint}
            fault={faults.find(({ path }) => path === 'file')}
          >
            <LostFiles path="file" values={typed} />
            <input
              id={idOf('file')}
              name={newFiles('file')}
              type="file"
              accept=".xlsx,.csv"
              aria-describedby={[`${idOf('file')}-hint`, lostId('file', typed)].filter(Boolean).join(' ')}
            />
          </Labelled>
        </Form>
      ) : null}
      <Table
        caption={ofAll ? texts.atWork : texts.earlier}
        empty={ofAll ? texts.noneAtWork : texts.none}
        rows={imports}
        columns={[
          { title: texts.name, cell: ({ id, fileName }) => <a href={`/imports/${id}`}>{fileName}</a> },
          ...(ofAll ? [{ title: texts.agency, cell: ({ agency }: ImportProgress) => say(agencyWords(agency)) }] : []),
          { title: texts.received, cell: ({ receivedAt }) => exactMomentWords(receivedAt) },
          { title: texts.state, cell: ({ status }) => <Tag tone={tones[status]} text={texts[status]} /> },
          { title: texts.accepted, number: true, cell: ({ accepted }) => accepted },
          { title: texts.refused, number: true, cell: ({ refused }) => refused },
        ]}
      />
    </>
  )
}

/** What is left out of a file, with the question whether the rest is to be done. */
function Question({ progress, mayAnswer }: { readonly progress: ImportProgress; readonly mayAnswer: boolean }) {
  const say = useSay()
  const { ignoredColumns, leftOut } = progress
  const rows = ({ count, first }: { readonly count: number; readonly first: readonly number[] }) =>
    say(texts.rows, { count, first: first.join('、') })
  return (
    <Notice tone="now" title={texts.asking}>
      <p>{say(texts.askingHint)}</p>
      <SummaryList
        rows={[
          ...(leftOut?.sheets ?? []).map(({ name, state, read, hasHeadings, hasData }) => ({
            term: { zh: `${texts.sheet.zh}“${name}”`, en: `${texts.sheet.en} “${name}”` },
            value: [texts[state], read ? texts.isRead : hasHeadings || hasData ? texts.notRead : texts.noData]
              .map((text) => say(text))
              .join('，'),
          })),
          ...(leftOut && leftOut.hiddenRows.count > 0
            ? [{ term: texts.hiddenRows, value: rows(leftOut.hiddenRows) }]
            : []),
          ...(leftOut && leftOut.notes.count > 0 ? [{ term: texts.notes, value: rows(leftOut.notes) }] : []),
          ...(leftOut && leftOut.hiddenColumns.length > 0
            ? [{ term: texts.hiddenColumns, value: leftOut.hiddenColumns.join('、') }]
            : []),
          ...(ignoredColumns.length > 0 ? [{ term: texts.ignored, value: ignoredColumns.join('、') }] : []),
        ]}
      />
      {mayAnswer ? (
        <>
          <Form submit={texts.goOn} hidden={{ answer: 'goOn' }} />
          <Form submit={texts.takeBack} hidden={{ answer: 'takeBack' }} />
        </>
      ) : null}
    </Notice>
  )
}

function Opened({ path, opened: { items, next } }: { readonly path: string } & Pick<OneProps, 'opened'>) {
  const say = useSay()
  if (items.length === 0) return null
  return (
    <>
      <Table
        caption={texts.opened}
        empty={texts.noneOpened}
        rows={items}
        columns={[
          { title: texts.row, number: true, cell: ({ row }) => row },
          {
            title: texts.case,
            cell: ({ caseNo, entityName }) => <CaseLink caseNo={caseNo} entityName={entityName} />,
          },
        ]}
      />
      {next === undefined ? null : (
        <p>
          <a href={`${path.split('?')[0]}?opened=${encodeURIComponent(next)}`} rel="next">
            {say(texts.moreOpened)}
          </a>
        </p>
      )}
    </>
  )
}

const barWidth = 600

const endReason: TextField = { kind: 'area', label: texts.endReason }

interface OneProps {
  readonly progress: ImportProgress
  /** The cases that it has opened, a page of them. */
  readonly opened: Page<OpenedRow>
  readonly refusals: readonly (RowRefusal & { readonly reason: Bilingual })[]
  readonly next: string | undefined
  readonly mayEnd: boolean
  readonly typed: Values
  readonly faults: readonly Fault[]
}

/** How far an import is, and why rows were refused. */
export function OneImport({ progress, opened, refusals, next, mayEnd, typed, faults }: OneProps) {
  const say = useSay()
  const { path, lang, actor, today } = useVisit()
  if (!actor) throw new Error('Imports are shown to the signed-in only')
  const { status, rowsRead, accepted, refused, fault, ignoredColumns, id, fileName } = progress
  const working = status === 'reading' || status === 'applying'
  const at = (rows: number) => (rowsRead === 0 ? 0 : Math.round((rows / rowsRead) * barWidth))
  return (
    <>
      <FaultSummary faults={faults} />
      <Heading title={{ zh: fileName, en: fileName }} />
      {mayEnd && working ? (
        <Form submit={texts.end} danger>
          <p class="hint">{say(texts.endHint)}</p>
          <FieldView field={endReason} path="reason" values={typed} scene={{ actor, today }} faults={faults} />
        </Form>
      ) : null}
      {status === 'asking' ? <Question progress={progress} mayAnswer={actor.role === 'caseOfficer'} /> : null}
      <div id="progress" data-renew={working || undefined}>
        <SummaryList
          rows={[
            { term: texts.state, value: <Tag tone={tones[status]} text={texts[status]} /> },
            { term: texts.read, value: rowsRead },
            { term: texts.accepted, value: accepted },
            { term: texts.refused, value: refused },
            ...(ignoredColumns.length > 0 ? [{ term: texts.ignored, value: ignoredColumns.join('、') }] : []),
          ]}
        />
        <svg
          class="bar"
          viewBox={`0 0 ${barWidth} 16`}
          width={barWidth}
          height="16"
          role="img"
          aria-label={`${say(texts.progress)} ${accepted + refused} / ${rowsRead}`}
        >
          <rect class="bar-rest" width={barWidth} height="16" rx="3" />
          <rect class="bar-all" width={at(accepted + refused)} height="16" rx="3" />
          <rect class="bar-late" x={at(accepted)} width={at(refused)} height="16" rx="3" />
        </svg>
        {working ? (
          <p>
            <a class="button button-second" href={path}>
              {say(texts.renew)}
            </a>{' '}
            <span class="hint">{say(texts.renewed)}</span>
          </p>
        ) : null}
        {fault ? (
          <Notice tone="late" title={texts[status]}>
            <p>{reasonOf(fault.code, fault.params)[lang]}</p>
          </Notice>
        ) : null}
        {refused > 0 ? (
          <p>
            <a class="button button-second" href={`/api/v1/imports/${id}/refusals.csv`}>
              {say(texts.download)}
            </a>{' '}
            <span class="hint">{say(texts.again)}</span>
          </p>
        ) : null}
        <Table
          caption={texts.refusals}
          empty={texts.noRefusals}
          rows={refusals}
          columns={[
            { title: texts.row, number: true, cell: ({ row }) => row },
            { title: texts.column, cell: ({ column }) => column ?? '—' },
            { title: texts.reason, cell: ({ reason }) => reason[lang] },
          ]}
        />
        <Pager path={path} next={next} />
        <Opened path={path} opened={opened} />
      </div>
    </>
  )
}
