import { isBehind } from '../behind.ts'
import type { Queryable } from '../../reading.ts'
import type { Visible } from '../cases.ts'
import type { Page } from '../page.ts'
import { pageOf } from '../page.ts'
import { lateMeasure, measureGroups } from './measures.ts'
import type { MeasureGroup } from './measures.ts'
import { likeValues } from './like-cases.ts'
import type { LikeQuestion } from './like-cases.ts'
import { firstOwed } from '../owed.ts'
import { isLate } from './overdue.ts'
import type { LateFilter } from './overdue.ts'
import { counted, standingOn } from './rectifications.ts'
import type { RectificationStanding } from './rectifications.ts'
import { shortened } from '../shortened.ts'

/** What a number on a page of supervision counts; the same words give the list behind it. */
export type NumberOf =
  | {
      readonly of: 'rectification'
      readonly on: string
      readonly standing: readonly RectificationStanding[]
      readonly district?: string | undefined
      readonly dueBy?: string | undefined
    }
  | ({ readonly of: 'late' } & LateFilter)
  | {
      readonly of: 'measure'
      readonly today: string
      readonly group: MeasureGroup
      readonly measure?: string | undefined
      readonly department?: string | undefined
    }
  | ({ readonly of: 'like'; readonly listType: string; readonly tier: string; readonly value: number } & LikeQuestion)
  | { readonly of: 'behind'; readonly today: string }
  | { readonly of: 'provisional' }
  | { readonly of: 'open'; readonly district?: string | undefined }

/** One case, deadline or measure behind a number. */
export interface NumberRow {
  readonly caseNo: string
  readonly entityName: string
  readonly entityCode: string
  readonly agency: string
  readonly district: string
  readonly listType: string
  readonly tier: string
  readonly stage: string
  /** What is counted in the case: a key of a deadline, a code of a measure; empty for the case itself. */
  readonly item: string
  readonly ruleId: string | null
  readonly pack: string | null
  readonly dueOn: string | null
}

interface Source {
  readonly from: string
  readonly where: readonly string[]
  readonly item: string
  readonly rule?: true
  readonly dueOn: string
}

type Put = (value: unknown) => string

function sourceOf(number: NumberOf, put: Put): Source {
  switch (number.of) {
    case 'rectification': {
      const { on, standing, district, dueBy } = number
      const day = Number(put(on).slice(1))
      return {
        from: 'cases',
        where: [
          counted,
          `(${standingOn(day)}) = ANY(${put(standing)})`,
          ...(district === undefined ? [] : [`cases.district = ${put(district)}`]),
          ...(dueBy === undefined ? [] : [`cases.stage <> 'closed' AND cases.rectify_by <= ${put(dueBy)}`]),
        ],
        item: `''::text`,
        dueOn: `cases.rectify_by::date`,
      }
    }
    case 'late':
      return {
        from: 'cases JOIN deadlines USING (case_no)',
        where: isLate(number, put),
        item: 'deadlines.key',
        rule: true,
        dueOn: 'deadlines.due_on',
      }
    case 'measure': {
      const { today, group, measure, department } = number
      const chosen = [
        ...(measure === undefined ? [] : [`measures.code = ${put(measure)}`]),
        ...(department === undefined ? [] : [`measures.department = ${put(department)}`]),
      ]
      const dueOn = `(SELECT min(due_on) FROM deadlines WHERE deadlines.case_no = measures.case_no AND deadlines.closed_on IS NULL
        AND deadlines.key LIKE 'measure.' || measures.code || '.%')`
      const which = group === 'late' ? lateMeasure(put(today)) : measureGroups[group]
      return { from: 'cases JOIN measures USING (case_no)', where: [...chosen, which], item: 'measures.code', dueOn }
    }
    case 'like':
      return {
        from: 'cases',
        where: [
          `cases.list_type = ${put(number.listType)}`,
          `cases.tier = ${put(number.tier)}`,
          `${likeValues(number, put)} = ${put(number.value)}::integer`,
        ],
        item: `''::text`,
        dueOn: 'NULL::date',
      }
    case 'behind':
      return {
        from: 'cases',
        where: [isBehind(`${put(number.today)}::date`)],
        item: `''::text`,
        dueOn: 'NULL::date',
      }
    case 'provisional':
      return {
        from: 'cases JOIN deadlines USING (case_no)',
        where: ['deadlines.closed_on IS NULL', 'deadlines.provisional'],
        item: 'deadlines.key',
        rule: true,
        dueOn: 'deadlines.due_on',
      }
    case 'open':
      return {
        from: 'cases',
        where: [
          'cases.closed_on IS NULL',
          ...(number.district === undefined ? [] : [`cases.district = ${put(number.district)}`]),
        ],
        item: `''::text`,
        dueOn: firstOwed('cases.case_no'),
      }
  }
}

/** What a number counts, in the order of the cases. */
export async function listBehind(
  db: Queryable,
  visible: Visible,
  number: NumberOf,
  { after, limit }: { readonly after?: readonly (string | number)[] | undefined; readonly limit: number },
): Promise<Page<NumberRow>> {
  const values: unknown[] = [...visible.values]
  const put: Put = (value) => `$${values.push(value)}`
  const { from, where, item, rule, dueOn } = sourceOf(number, put)
  const parts = [`(${visible.sql})`, ...where]
  if (after) parts.push(`(case_no, ${item}) > (${put(after[0])}, ${put(after[1])})`)
  const { rows } = await db.query<NumberRow>(
    `SELECT case_no AS "caseNo", ${shortened('entity_name')} AS "entityName", entity_code AS "entityCode", cases.agency, cases.district,
       list_type AS "listType", tier, stage, ${item} AS item, ${rule ? 'rule_id' : 'NULL'} AS "ruleId", ${rule ? 'pack' : 'NULL'} AS pack,
       ${dueOn} AS "dueOn"
     FROM ${from} WHERE ${parts.join(' AND ')} ORDER BY case_no, ${item} LIMIT ${put(limit + 1)}`,
    values,
  )
  return pageOf(rows, limit, (row) => [row.caseNo, row.item])
}

/** How much a number counts. */
export async function countBehind(db: Queryable, visible: Visible, number: NumberOf): Promise<number> {
  const values: unknown[] = [...visible.values]
  const { from, where } = sourceOf(number, (value) => `$${values.push(value)}`)
  const { rows } = await db.query<{ count: number }>(
    `SELECT count(*)::integer AS count FROM ${from} WHERE ${[`(${visible.sql})`, ...where].join(' AND ')}`,
    values,
  )
  return rows[0]!.count
}
