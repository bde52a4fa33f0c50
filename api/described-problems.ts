import type { RouteOptions } from 'fastify'

/**
 * The statuses of problems that a route may answer with before its own work begins, from what it asks for: whoever adds
 * a route describes only its own answers.
 */
export function problemsOf({ method, schema = {}, config, onRequest }: RouteOptions): readonly string[] {
  const { access, rateLimit } = (config ?? {}) as { access?: unknown; rateLimit?: unknown }
  const isUnsafe = ![method].flat().every((each) => each === 'GET' || each === 'HEAD')
  const asks = [schema.body, schema.querystring, schema.params, schema.headers].some((part) => part !== undefined)
  return [
    ...(isUnsafe || asks ? ['400'] : []),
    ...(access === 'public' ? [] : ['401']),
    ...(isUnsafe || access !== 'public' ? ['403'] : []),
    ...(schema.params === undefined ? [] : ['404', '414']),
    ...(isUnsafe ? ['413', '415'] : []),
    ...(rateLimit !== undefined || onRequest !== undefined ? ['429'] : []),
    '503',
  ]
}
