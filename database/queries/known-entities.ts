import type { Pool } from 'pg'
import type { EntityRef } from '../../domain/listing/types.ts'
import type { Queryable } from '../reading.ts'
import type { Visible } from './cases.ts'
import { shortened } from './shortened.ts'

/** A case of an entity, as far as it tells whether another one is wanted. */
export interface CaseOfEntity {
  readonly caseNo: string
  readonly entity: EntityRef
  readonly listType: string
  readonly stage: string
  readonly outcome: string | null
  readonly openedOn: string
  readonly closedOn: string | null
  /** The number of the decision that it rests on. */
  readonly docNo: string
}

// As many as somebody looks through before proposing another.
const mostCases = 20

/** The cases of a code, however it is typed, that somebody may see: open ones first, then the latest. */
export async function listCasesOfEntity(db: Queryable, visible: Visible, code: string): Promise<CaseOfEntity[]> {
  const { rows } = await db.query<CaseOfEntity>(
    `SELECT case_no AS "caseNo", state -> 'entity' AS entity, list_type AS "listType", stage, outcome,
       opened_on AS "openedOn", closed_on AS "closedOn",
       ${shortened("state #>> '{listing,proposal,underlyingDecision,docNo}'")} AS "docNo"
     FROM cases WHERE (${visible.sql}) AND entity_code_form = normal_code($${visible.values.length + 1})
     ORDER BY closed_on IS NOT NULL, opened_on DESC, case_no DESC LIMIT ${mostCases}`,
    [...visible.values, code],
  )
  return rows
}

/** A public record of a code, whoever has listed it. */
export interface ListedEntity {
  readonly caseNo: string
  readonly name: string
  readonly listType: string
}

/** What is public of a code now. */
export async function listListed(pool: Pool, code: string): Promise<ListedEntity[]> {
  const { rows } = await pool.query<ListedEntity>(
    `SELECT case_no AS "caseNo", ${shortened('entity_name')} AS name, list_type AS "listType" FROM register
     WHERE entity_code_form = normal_code($1) ORDER BY published_on DESC, case_no DESC LIMIT ${mostCases}`,
    [code],
  )
  return rows
}
