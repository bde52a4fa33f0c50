import type { Stage } from '../../../domain/stage.ts'
import type { CaseOutcome } from '../../../domain/undoing/types.ts'
import { findListType } from '../../../rules/catalogue.ts'
import type { Values } from '../../form/values.ts'
import { one } from '../../form/values.ts'
import { CaseLink, SummaryList, Table, Tag } from '../../kit/parts.tsx'
import { useSay } from '../../kit/visit.ts'
import { outcomeWords, stageWords } from '../../kit/vocabulary.ts'
import { plain } from '../../kit/words.ts'
import type { Known } from './known.ts'
import { writtenFields } from './steps.ts'
import { texts } from './texts.ts'

interface Props {
  readonly known: Known
  readonly values: Values
  readonly listType: string
  /** Where code and list are put right. */
  readonly change: string
}

const listTitle = (code: string) => findListType(code)?.title ?? plain(code)

/** For which code and list one writes, what of the entity is filled in, and the cases that it has already. */
export function KnownView({ known: { cases, listed }, values, listType, change }: Props) {
  const say = useSay()
  const from = cases[0]?.caseNo ?? listed[0]?.caseNo
  return (
    <>
      <SummaryList
        rows={[
          {
            term: writtenFields.entity.fields.code.label,
            value: (
              <>
                <span class="code">{one(values, 'entity.code')}</span> <a href={change}>{say(texts.changeCode)}</a>
              </>
            ),
          },
          { term: texts.list, value: say(listTitle(listType)) },
        ]}
      />
      <p class="hint">{from === undefined ? say(texts.unknown) : say(texts.filled, { caseNo: from })}</p>
      {cases.length === 0 ? null : (
        <>
          <Table
            caption={texts.cases}
            empty={texts.none}
            rows={cases}
            columns={[
              {
                title: texts.entity,
                cell: ({ caseNo, entity }) => <CaseLink caseNo={caseNo} entityName={entity.name} />,
              },
              { title: texts.list, cell: (row) => say(listTitle(row.listType)) },
              { title: texts.docNo, cell: ({ docNo }) => docNo },
              {
                title: texts.stage,
                cell: ({ stage, outcome }) =>
                  outcome === null ? (
                    <Tag tone="now" text={stageWords[stage as Stage]} />
                  ) : (
                    <Tag tone="done" text={outcomeWords[outcome as CaseOutcome]} />
                  ),
              },
              { title: texts.opened, cell: ({ openedOn }) => <time dateTime={openedOn}>{openedOn}</time> },
            ]}
          />
          <p class="hint">{say(texts.casesHint)}</p>
        </>
      )}
      {listed.length === 0 ? null : (
        <Table
          caption={texts.listed}
          empty={texts.none}
          rows={listed}
          columns={[
            {
              title: texts.entity,
              cell: ({ caseNo, name }) => (
                <>
                  <a href={`/register/${caseNo}`}>{name}</a> <span class="hint code">{caseNo}</span>
                </>
              ),
            },
            { title: texts.list, cell: (row) => say(listTitle(row.listType)) },
          ]}
        />
      )}
    </>
  )
}
