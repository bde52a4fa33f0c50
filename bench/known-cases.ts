import type { Pool } from 'pg'
import { stages } from '../domain/stage.ts'

/** What a filled record holds, for addresses that differ from request to request. */
export interface Known {
  readonly today: string
  /** Of the agency of the bench's officer, by stage. */
  readonly ofAgency: Readonly<Record<string, readonly string[]>>
  readonly ofDepartment: readonly string[]
  readonly ofEntity: readonly string[]
  readonly entityCode: string
  readonly numbers: readonly string[]
  readonly codes: readonly string[]
  /** Some rare, some that a fortieth or all of the names have. */
  readonly nameParts: readonly string[]
  readonly registered: readonly string[]
  readonly stages: readonly string[]
}

/** Looks around in a filled record. */
export async function knownCases(pool: Pool, today: string): Promise<Known> {
  const texts = async (sql: string, ...values: unknown[]) =>
    (await pool.query<{ text: string }>(sql, values)).rows.map(({ text }) => text)
  const spread = async (column: string, from: string) =>
    await texts(
      `SELECT ${column} AS text FROM (SELECT ${column}, row_number() OVER (ORDER BY case_no) AS n FROM ${from}) AS all_of WHERE n % 97 = 0 LIMIT 100`,
    )
  const ofStage = async (stage: string) =>
    [
      stage,
      await texts(
        `SELECT case_no AS text FROM cases WHERE agency = 'agency-pudong' AND stage = $1 ORDER BY case_no LIMIT 100`,
        stage,
      ),
    ] as const
  const [entityCode = ''] = await texts(
    `SELECT entity_code AS text FROM cases WHERE state #> '{listing,defenceUntil}' IS NOT NULL GROUP BY entity_code
     HAVING count(*) > 1 AND bool_or(stage = 'published') ORDER BY entity_code LIMIT 1`,
  )
  const names = await spread('entity_name', 'cases')
  return {
    today,
    ofAgency: Object.fromEntries(await Promise.all(stages.map(ofStage))),
    ofDepartment: await spread('case_no', `measures WHERE department = 'dept-inspection' AND status <> 'determined'`),
    ofEntity: await texts(
      `SELECT case_no AS text FROM cases WHERE entity_code = $1 AND state #> '{listing,defenceUntil}' IS NOT NULL`,
      entityCode,
    ),
    entityCode,
    numbers: await spread('case_no', 'cases'),
    codes: await spread('entity_code', 'cases'),
    nameParts: [
      ...names.slice(0, 20).flatMap((name) => [name.slice(4, 8), name.slice(4, 6), name.slice(6, 10)]),
      '有限公司',
      '没有这样的单位',
    ],
    registered: await spread('case_no', 'register'),
    stages,
  }
}
