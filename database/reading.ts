import pg from 'pg'
import type { Pool, QueryResult, QueryResultRow } from 'pg'
import { isUnavailable } from './errors.ts'

/** What a query needs of a connection: a pool has it, and so has a reader. */
export interface Queryable {
  query<Row extends QueryResultRow = QueryResultRow>(text: string, values?: unknown[]): Promise<QueryResult<Row>>
}

/** Opens the record for one person, as far as that person may read. */
export type ReadAs = (actor: { readonly role: string }) => Queryable

/**
 * Reads on connections whose role is held to the policies of the database. Each query runs in a transaction that says
 * for whom it reads; without that, or with a forgotten condition, the policies show nothing that is not theirs.
 */
export function readerOn(pool: Pool): ReadAs {
  return (actor) => {
    const opening = `BEGIN READ ONLY; SELECT set_config('bihuan.actor', ${pg.escapeLiteral(JSON.stringify(actor))}, true)`
    return {
      async query<Row extends QueryResultRow>(text: string, values?: unknown[]) {
        const client = await pool.connect()
        let lost = false
        try {
          // Sent together, since the connection keeps their order. A transaction that failed is rolled back by its COMMIT.
          const sent = [client.query(opening), client.query<Row>(text, values), client.query('COMMIT')] as const
          return (await Promise.all(sent))[1]
        } catch (error) {
          lost = isUnavailable(error)
          throw error
        } finally {
          client.release(lost)
        }
      },
    }
  }
}
