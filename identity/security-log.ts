import type { FastifyRequest } from 'fastify'

// What somebody may not do, or what is not there for them. Other refusals are part of the work, and of somebody's trying.
const ofRights = new Set([401, 403, 404, 429])

// What is noted first is nearest to the cause; what is made of it for people is not noted again.
const noted = new WeakSet<FastifyRequest>()

/**
 * Notes once that a request was refused: code, account, operation and the request's id, for whoever watches over the
 * system; as a warning where rights are wanting, and else as information. No address and no content of the request,
 * which may name people.
 */
export function logRefusal(
  request: FastifyRequest,
  status: number,
  code: string,
  operation = operationOf(request),
): void {
  if (status < 400 || status >= 500 || noted.has(request)) return
  noted.add(request)
  const account = request.signedIn?.account.id
  const security = { status, code, account, operation, method: request.method, ...tried.get(request) }
  if (ofRights.has(status)) request.log.warn({ security }, 'refused')
  else request.log.info({ security }, 'not taken')
}

// Of a sign-in: from where a name was tried, and the name as a hash with a key, since people type passwords there.
const tried = new WeakMap<FastifyRequest, { readonly from: string; readonly name: string }>()

/** Keeps for the line of a refusal which name a request has tried to sign in by, as a keyed hash, and from where. */
export function noteTriedName(request: FastifyRequest, name: string): void {
  tried.set(request, { from: request.ip, name })
}

/** Notes who has signed in, by which door and from which address. */
export function logSignIn(request: FastifyRequest, account: string, door: string): void {
  const { ip, method } = request
  request.log.info({ security: { account, door, from: ip, operation: operationOf(request), method } }, 'signed in')
}

/** Notes what was done about who may come in, by whom and about which account or key. */
export function logAct(request: FastifyRequest, act: string, account: string, about: string): void {
  const { ip, method } = request
  const security = { act, account, about, from: ip, operation: operationOf(request), method }
  request.log.info({ security }, 'done about who may come in')
}

function operationOf({ routeOptions: { schema, url } }: FastifyRequest): string | undefined {
  const { operationId } = (schema ?? {}) as { operationId?: string }
  return operationId ?? url
}
