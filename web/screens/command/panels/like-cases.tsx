import { visibleCases } from '../../../../identity/rights.ts'
import type { DecidedRow } from '../../../../database/queries/decided-cases.ts'
import { listNearest } from '../../../../database/queries/decided-cases.ts'
import type { CaseState } from '../../../../domain/case.ts'
import { findDistrict } from '../../../../domain/identifiers/districts.ts'
import type { Stage } from '../../../../domain/stage.ts'
import type { CaseOutcome } from '../../../../domain/undoing/types.ts'
import { CaseLink, Table } from '../../../kit/parts.tsx'
import type { Asked } from '../../../kit/screen.ts'
import { useSay } from '../../../kit/visit.ts'
import { outcomeWords, stageWords, statuses } from '../../../kit/vocabulary.ts'
import type { Bilingual } from '../../../kit/words.ts'
import { plain } from '../../../kit/words.ts'
import { texts } from './texts.ts'

/** The five decided cases most like this one, as far as the reader may see them, with the days that apply by rule. */
export async function likeCases(
  { deps, actor, visit }: Asked,
  state: CaseState,
): Promise<{ rows: readonly DecidedRow[]; usualDays: number | undefined }> {
  const { caseNo, listType, tier, district, field, listing } = state
  const like = { caseNo, listType, tier, district, violation: listing.proposal.violation.type }
  const { rule } = deps.record.rules.resolve('rectification.term', { on: visit.today, field })
  return {
    rows: await listNearest(deps.readAs(actor), visibleCases(actor, 1), like),
    usualDays: rule.term?.count,
  }
}

interface Props {
  readonly rows: readonly DecidedRow[]
  readonly usualDays: number | undefined
}

/** How like cases were decided: an aid beside the form that never stands in its way. */
export function LikeCases({ rows, usualDays }: Props) {
  const say = useSay()
  return (
    <section aria-labelledby="like">
      <h2 id="like">{say(texts.like)}</h2>
      <p class="hint">{say(texts.likeHint)}</p>
      <Table
        caption={texts.likeTable}
        empty={texts.noLike}
        rows={rows}
        columns={[
          { title: texts.name, cell: ({ caseNo, entityName }) => <CaseLink caseNo={caseNo} entityName={entityName} /> },
          { title: texts.violation, cell: ({ violation }) => violation },
          { title: texts.district, cell: ({ district }) => say(findDistrict(district)?.name ?? plain(district)) },
          { title: texts.decidedOn, cell: ({ decidedOn }) => <time dateTime={decidedOn}>{decidedOn}</time> },
          {
            title: texts.measures,
            cell: ({ measures }) => (measures.length === 0 ? '—' : measures.join(say(texts.comma))),
          },
          { title: texts.term, cell: ({ termDays }) => termWords(termDays ?? usualDays, say) },
          { title: texts.outcome, cell: (row) => say(outcomeOf(row)) },
        ]}
      />
    </section>
  )
}

const termWords = (days: number | undefined, say: ReturnType<typeof useSay>) =>
  days === undefined ? '—' : say(texts.days, { days })

// How it ended; where it still runs, its stage, and how its application for repair stands.
function outcomeOf({ stage, outcome, repair }: DecidedRow): Bilingual {
  if (outcome !== null) return outcomeWords[outcome as CaseOutcome]
  const now = stageWords[stage as Stage]
  const asked = repair === null ? undefined : statuses['repair.status'][repair]
  return asked ? { zh: `${now.zh}；修复申请：${asked.zh}`, en: `${now.en}; repair: ${asked.en}` } : now
}
