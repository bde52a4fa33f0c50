import type { Pool } from 'pg'
import type { Page } from './page.ts'
import { pageOf } from './page.ts'
import type { RegisterEntry } from './register.ts'
import { columnsWith } from './register.ts'
import { shortened } from './shortened.ts'

/** What is looked for in the public register; what is left out does not matter. */
interface RegisterSearch {
  /** The code of an entity or a part of its name, however typed. */
  readonly search?: string | undefined
  readonly list?: string | undefined
  readonly tier?: string | undefined
  readonly district?: string | undefined
  readonly agency?: string | undefined
  readonly after?: string | undefined
  readonly limit: number
}

const columns = columnsWith(shortened)

// Each reads an index of its own, which one condition on both would keep from being used.
const matching = {
  all: '$1::text IS NULL',
  code: 'entity_code_form = normal_code($1)',
  name: `length(normal_name($1)) > 1 AND name_grams(entity_name_form) @> name_grams(normal_name($1))
    AND strpos(entity_name_form, normal_name($1)) > 0`,
} as const

/**
 * What is public now, long texts cut, by case numbers. What is looked for is taken for a code first, and where no record has
 * it for a part of a name, of two characters at least.
 */
export async function searchRegister(pool: Pool, asked: RegisterSearch): Promise<Page<RegisterEntry>> {
  if (asked.search === undefined) return await listMatching(pool, matching.all, asked)
  const byCode = await listMatching(pool, matching.code, asked)
  return byCode.items.length > 0 ? byCode : await listMatching(pool, matching.name, asked)
}

async function listMatching(
  pool: Pool,
  condition: string,
  { search, list, tier, district, agency, after, limit }: RegisterSearch,
): Promise<Page<RegisterEntry>> {
  const { rows } = await pool.query<RegisterEntry>(
    `SELECT ${columns} FROM register
     WHERE ${condition} AND ($2::text IS NULL OR case_no > $2) AND ($4::text IS NULL OR list_type = $4)
       AND ($5::text IS NULL OR tier = $5)
       AND ($6::text IS NULL AND $7::text IS NULL OR EXISTS (SELECT FROM cases WHERE cases.case_no = register.case_no
         AND ($6::text IS NULL OR cases.district = $6) AND ($7::text IS NULL OR cases.agency = $7)))
     ORDER BY case_no LIMIT $3`,
    [search ?? null, after ?? null, limit + 1, list ?? null, tier ?? null, district ?? null, agency ?? null],
  )
  return pageOf(rows, limit, (row) => [row.caseNo])
}

/** By what a list of the register is known: another with each change that the public hears of, before its place is given too. */
export async function registerTag(pool: Pool): Promise<string> {
  const { rows } = await pool.query<{ tag: string }>(
    `SELECT concat_ws('.', form, greatest(through, (SELECT max(position) FROM changes WHERE audience = 'public')),
       (SELECT md5(string_agg(concat_ws(' ', case_no, case_seq), ',' ORDER BY case_no, case_seq))
        FROM changes WHERE audience = 'public' AND position IS NULL)) AS tag
     FROM state_form, changes_dropped WHERE audience = 'public'`,
  )
  return rows[0]!.tag
}
