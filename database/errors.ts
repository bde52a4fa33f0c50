/**
 * What an error of the database means, whoever says it: PostgreSQL by its SQLSTATE, the network, the driver. The one
 * place that knows their names (https://www.postgresql.org/docs/current/errcodes-appendix.html).
 */
export type DatabaseFault = PassingFault | 'value' | 'taken' | 'right'

/** Faults of the moment and not of what was asked: the same request may succeed a little later. */
export type PassingFault =
  /** No session could be had: nothing was done. */
  | 'unreachable'
  /** The session ended under way: whether the last statement was carried out is not known. */
  | 'lost'
  | 'tooManyConnections'
  /** It answers and lets nobody in: a password is being changed, or a restore has not put the database in its place yet. */
  | 'shut'
  | 'readOnly'
  | 'full'
  | 'lockWait'
  | 'cancelled'
  | 'serialisation'
  | 'deadlock'
  /** Others were quicker as often as it was tried: see `ContentionError`. */
  | 'contention'

const named: Readonly<Record<string, DatabaseFault>> = {
  // connection_exception and its kin; 08P01, a protocol violation, is a fault of ours.
  '08000': 'lost',
  '08001': 'unreachable',
  '08003': 'lost',
  '08004': 'unreachable',
  '08006': 'lost',
  '08007': 'lost',
  // idle_in_transaction_session_timeout, transaction_timeout
  '25P03': 'lost',
  '25P04': 'lost',
  // read_only_sql_transaction: a standby, or set so
  '25006': 'readOnly',
  '40001': 'serialisation',
  '40P01': 'deadlock',
  // statement_completion_unknown
  '40003': 'lost',
  '42501': 'right',
  '23505': 'taken',
  '53000': 'full',
  '53100': 'full',
  '53200': 'full',
  '53300': 'tooManyConnections',
  // configuration_limit_exceeded: temporary files, for one
  '53400': 'full',
  '55P03': 'lockWait',
  // query_canceled: the statement timeout, or an administrator
  '57014': 'cancelled',
  // admin_shutdown, crash_shutdown
  '57P01': 'lost',
  '57P02': 'lost',
  // cannot_connect_now: starting, stopping, recovering
  '57P03': 'unreachable',
  // database_dropped
  '57P04': 'lost',
  // invalid_catalog_name
  '3D000': 'shut',
  '57P05': 'lost',
  // invalid_authorization_specification, invalid_password
  '28000': 'shut',
  '28P01': 'shut',
  // io_error: what is under the database cannot be read or written now
  '58030': 'full',
  ECONNREFUSED: 'unreachable',
  EHOSTUNREACH: 'unreachable',
  ENETUNREACH: 'unreachable',
  ENOTFOUND: 'unreachable',
  EAI_AGAIN: 'unreachable',
  ECONNRESET: 'lost',
  ECONNABORTED: 'lost',
  EPIPE: 'lost',
  ETIMEDOUT: 'lost',
}
// data_exception: a value that the database cannot take, whatever its type is.
const dataException = /^22[0-9A-Z]{3}$/

// The driver's own errors carry no code.
const noSession = /^(timeout expired|timeout exceeded when trying to connect)/
const brokenSession = /^(Connection terminated|Client (has encountered a connection error|was closed))/

/** What an error says about the database; undefined when it is a fault of the query, of ours, or no error of it at all. */
export function databaseFault(error: unknown): DatabaseFault | undefined {
  if (error instanceof ContentionError) return 'contention'
  if (!(error instanceof Error)) return undefined
  const { code } = error as { code?: unknown }
  if (typeof code === 'string')
    return Object.hasOwn(named, code) ? named[code] : dataException.test(code) ? 'value' : undefined
  if (noSession.test(error.message)) return 'unreachable'
  return brokenSession.test(error.message) ? 'lost' : undefined
}

const lasting: ReadonlySet<DatabaseFault> = new Set<DatabaseFault>(['value', 'taken', 'right'])

/** The passing fault that an error says, if any. */
export function passingFault(error: unknown): PassingFault | undefined {
  const fault = databaseFault(error)
  return fault === undefined || lasting.has(fault) ? undefined : (fault as PassingFault)
}

/** Whether an error says that the database cannot be reached now, as opposed to one that answers and cannot do it. */
export function isUnavailable(error: unknown): boolean {
  const fault = databaseFault(error)
  return fault === 'unreachable' || fault === 'lost' || fault === 'tooManyConnections'
}

/** Whether a transaction was undone only because of others under way, so that the same may be tried again at once. */
export function isUndoneForOthers(error: unknown): boolean {
  const fault = databaseFault(error)
  return fault === 'serialisation' || fault === 'deadlock'
}

/** The unique constraint that an error says was already taken; undefined for any other error. */
export function takenConstraint(error: unknown): string | undefined {
  return databaseFault(error) === 'taken' ? ((error as { constraint?: string }).constraint ?? '') : undefined
}

/** Thrown when others were quicker as often as it was sensible to try; nothing was written. */
export class ContentionError extends Error {}
