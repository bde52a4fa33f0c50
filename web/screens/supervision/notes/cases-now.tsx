import type { NotedCase } from '../../../../database/queries/supervision/notes.ts'
import type { Stage } from '../../../../domain/stage.ts'
import { CaseLink, Table, Tag } from '../../../kit/parts.tsx'
import { useSay } from '../../../kit/visit.ts'
import { stageWords } from '../../../kit/vocabulary.ts'
import { texts } from './texts.ts'
import { agencyWords } from '../../../kit/agency-words.ts'

/** The cases of a note as they stand now: what is still late in each. */
export function CasesNow({ cases }: { readonly cases: readonly NotedCase[] }) {
  const say = useSay()
  return (
    <Table
      caption={texts.now}
      empty={texts.hidden}
      rows={cases}
      columns={[
        {
          title: texts.entity,
          cell: ({ caseNo, entityName }) => <CaseLink caseNo={caseNo} entityName={entityName} />,
        },
        { title: texts.agency, cell: ({ agency }) => say(agencyWords(agency)) },
        { title: texts.stage, cell: ({ stage }) => say(stageWords[stage as Stage]) },
        {
          title: texts.late,
          cell: ({ late }) =>
            late === 0 ? (
              <Tag tone="done" text={texts.settled} />
            ) : (
              <Tag tone="late" text={{ zh: `${late} 项逾期`, en: `${late} late` }} />
            ),
        },
      ]}
    />
  )
}
