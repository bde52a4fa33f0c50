import { everyCase, listOpenCases } from '../../database/queries/open-cases.ts'
import type { CaseState } from '../../domain/case.ts'
import { movesOf } from '../../domain/recomputation/moves.ts'
import type { RuleBook } from '../../domain/law/rulebook-types.ts'
import { lawPlus } from '../../rules/publication.ts'
import type { RuleContent } from '../../rules/publication.ts'
import { shanghaiDate } from '../clock.ts'
import type { Record } from '../execution.ts'
import { basisOf } from './basis.ts'
import type { PublicationWork } from './publications.ts'

const casesPerPage = 200

/** The dry run on the next page of open cases: notes what would move, and moves nothing. */
export async function countPage(record: Record, work: PublicationWork, law: RuleBook): Promise<void> {
  const cases = await listOpenCases(record.pool, everyCase, work.cursor, casesPerPage)
  const today = shanghaiDate(await record.clock.now())
  const basis = basisOf(work, work.content ? lawPlus(law, work as RuleContent) : law, today)
  const moves = cases.flatMap((state) => movesIn(state, basis))
  await record.pool.query(
    `WITH noted AS (
       INSERT INTO rule_publication_moves (publication_id, case_no, key, from_on, to_on, move)
       SELECT $1, m.* FROM jsonb_to_recordset($5::jsonb) AS m(case_no text, key text, from_on date, to_on date, move jsonb)
       ON CONFLICT DO NOTHING
     )
     UPDATE rule_publications SET cursor = $3, cases_done = cases_done + $4,
       stage = CASE WHEN $6 THEN 'counted' ELSE stage END
     WHERE id = $1 AND stage = 'counting' AND cursor = $2`,
    [
      work.id,
      work.cursor,
      cases.at(-1)?.caseNo ?? work.cursor,
      cases.length,
      JSON.stringify(moves),
      cases.length < casesPerPage,
    ],
  )
}

function movesIn(state: CaseState, basis: ReturnType<typeof basisOf>) {
  return movesOf(state, basis).map((move) => ({
    case_no: state.caseNo,
    key: move.key,
    from_on: move.from,
    to_on: move.to,
    move,
  }))
}
