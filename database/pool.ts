import pg from 'pg'

// Legal dates are text: a Date object would move them across time zones.
pg.types.setTypeParser(pg.types.builtins.DATE, (value) => value)
pg.types.setTypeParser(pg.types.builtins.INT8, Number)

export interface PoolOptions {
  readonly max?: number
  readonly applicationName?: string
  /** The role to work in when the login may do more than the application should. */
  readonly role?: string
}

/** A pool of connections to the record. Queries end with an error after 15 s, connecting after 3 s. */
export function createPool(url: string, { max = 10, applicationName = 'bihuan', role }: PoolOptions = {}): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max,
    application_name: applicationName,
    connectionTimeoutMillis: 3_000,
    statement_timeout: 15_000,
    ...(role === undefined ? {} : { options: `-c role=${role}` }),
  })
  // A connection that breaks while idle is replaced by the next query; without a listener it would end the process.
  pool.on('error', () => undefined)
  return pool
}

const downCodes = new Set(['ECONNREFUSED', 'ECONNRESET', 'ENOTFOUND', 'EPIPE', 'ETIMEDOUT', '57P01', '57P02', '57P03', '53300'])

/** Whether an error says that the database cannot be reached now, as opposed to a fault of the query. */
export function isUnavailable(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const code = (error as { code?: string }).code ?? ''
  return downCodes.has(code) || /timeout exceeded when trying to connect|Connection terminated/.test(error.message)
}
