import pg from 'pg'

const dataException = '22'

/**
 * A copy of an error for logs, without the values over which PostgreSQL fell: it quotes rows and keys in its detail, and
 * values that it could not read in its message. What kind of fault it was, in which table and where in our code stays.
 */
export function withoutValues(error: Error): Error {
  if (!(error instanceof pg.DatabaseError)) return error
  const { code = '', table, column, constraint, routine, stack = '' } = error
  const message = code.startsWith(dataException) ? 'PostgreSQL could not take a value' : error.message
  const calls = stack.split('\n').filter((line) => /^\s+at /.test(line))
  return Object.assign(new Error(message), {
    name: 'DatabaseError',
    stack: [`DatabaseError: ${message}`, ...calls].join('\n'),
    code,
    table,
    column,
    constraint,
    routine,
  })
}
