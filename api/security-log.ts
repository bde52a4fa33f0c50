import type { FastifyRequest } from 'fastify'

// What somebody may not do, or what is not there for them; other refusals are part of the work.
const ofRights = new Set([401, 403, 404, 429])

/**
 * Notes that a request was refused for want of rights: code, account, operation and the request's id, for whoever
 * watches over the system. No address and no content of the request, which may name people.
 */
export function logRefusal(request: FastifyRequest, status: number, code: string): void {
  if (!ofRights.has(status)) return
  const { schema, url } = request.routeOptions
  const { operationId } = (schema ?? {}) as { operationId?: string }
  const account = request.signedIn?.account.id
  request.log.warn({ security: { status, code, account, operation: operationId ?? url, method: request.method } }, 'refused')
}
