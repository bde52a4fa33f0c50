import type { Pool } from 'pg'
import { passingFault } from '../database/errors.ts'
import type { RuleBook } from '../domain/law/rulebook-types.ts'
import { ruleBook } from '../rules/index.ts'
import { lawWith } from '../rules/publication.ts'
import type { RuleContent } from '../rules/publication.ts'

/** How old the law may be that a process decides on. */
export const lawRefreshMs = 1_000

/**
 * Reads the law in force: the release's files and what has been published since. It is put together again only when
 * something has been published in between.
 */
export function lawReader(pool: Pool): () => Promise<RuleBook> {
  let known = { count: 0, rules: ruleBook }
  return async () => {
    const { rows } = await pool.query<{ count: number }>({
      name: 'count-publications',
      text: 'SELECT count(*)::integer AS count FROM rule_publications WHERE in_force_no IS NOT NULL',
    })
    const count = rows[0]?.count ?? 0
    if (count !== known.count) known = { count, rules: lawWith(await listInForce(pool)) }
    return known.rules
  }
}

/** The law in force as a database says at this moment. */
export const readLaw = async (db: Pick<Pool, 'query'>): Promise<RuleBook> => lawWith(await listInForce(db))

async function listInForce(db: Pick<Pool, 'query'>): Promise<RuleContent[]> {
  const { rows } = await db.query<RuleContent>(
    `SELECT kind, version, content FROM public.rule_publications
     WHERE in_force_no IS NOT NULL AND content IS NOT NULL ORDER BY in_force_no`,
  )
  return rows
}

/**
 * The law in force as one rule book that keeps up with publications until its pool ends. It cannot be read while the
 * database is away, and nothing can be decided then either. Throws when the law in force cannot be put together.
 */
export async function livingRules(pool: Pool): Promise<RuleBook> {
  const read = lawReader(pool)
  let current = await read()
  const keepUp = async () => {
    if (pool.ending) return clearInterval(timer)
    try {
      current = await read()
    } catch (error) {
      if (!pool.ending && passingFault(error) === undefined) throw error
    }
  }
  const timer = setInterval(() => void keepUp(), lawRefreshMs)
  timer.unref()
  return new Proxy(current, { get: (_first, name) => Reflect.get(current, name) as unknown })
}
