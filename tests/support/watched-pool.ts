import type { Pool } from 'pg'

/** A pool that tells the text of each query once it was answered. */
export function watched(pool: Pool, tell: (sql: string) => unknown): Pool {
  const query = async (sql: string, values?: unknown[]) => {
    const answer = await pool.query(sql, values)
    await tell(sql)
    return answer
  }
  return new Proxy(pool, { get: (target, key) => (key === 'query' ? query : Reflect.get(target, key)) })
}
