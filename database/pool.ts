import pg from 'pg'

// Legal dates are text: a Date object would move them across time zones.
pg.types.setTypeParser(pg.types.builtins.DATE, (value) => value)
pg.types.setTypeParser(pg.types.builtins.INT8, Number)

export interface PoolOptions {
  readonly max?: number
  readonly applicationName?: string
  /** The role to work in when the login may do more than the application should. */
  readonly role?: string
  /** Sends a query without waiting for the answer to the one before it. */
  readonly pipeline?: boolean
}

/**
 * A pool of connections to the record. Queries end with an error after 15 s, waiting for what another session holds
 * after 5 s, connecting after 3 s.
 */
export function createPool(
  url: string,
  { max = 10, applicationName = 'bihuan', role, pipeline = false }: PoolOptions = {},
): pg.Pool {
  const pool = new pg.Pool({
    connectionString: connectionAddress(url, role),
    max,
    application_name: applicationName,
    pipeline,
    connectionTimeoutMillis: 3_000,
    statement_timeout: 15_000,
    lock_timeout: 5_000,
  })
  // Whoever uses a connection that breaks is told by the statement, and an idle one is replaced by the next query. The
  // events tell nothing more, and without listeners they would end the process: the pool hears only its idle ones.
  pool.on('error', () => undefined)
  pool.on('connect', (client) => client.on('error', () => undefined))
  return pool
}

/**
 * The address with what every connection of ours is held to: names are looked up in `public`, whatever the database or a
 * role is set to. By PostgreSQL's own default a schema named like the role would come first, and temporary tables before all.
 * In the address itself, since options that it has of its own win over those beside it. What is named last counts.
 */
export function connectionAddress(url: string, role?: string): string {
  const address = new URL(url)
  const own = address.searchParams.get('options')
  const ours = ['-c search_path=public,pg_temp', ...(role === undefined ? [] : [`-c role=${role}`])]
  address.searchParams.set('options', [...(own === null ? [] : [own]), ...ours].join(' '))
  return address.href
}
