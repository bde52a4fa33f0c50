import type { DoorRecord } from '../record/door-record.ts'
import type { FastifyReply } from 'fastify'
import type { EndedVisit } from '../database/queries/provider-visits.ts'
import { normalCode } from '../domain/identifiers/normal-form.ts'
import type { Refusal } from '../domain/refusal.ts'
import { refuse } from '../domain/refusal.ts'
import { cookieName } from './cookie-name.ts'
import { cookieOptions, hasSignedOut } from './cookies.ts'
import type { Door, Provider } from '../identity/provider.ts'
import { newSecret, tokenHash } from '../identity/secrets.ts'
import { addVisit, takeVisit } from '../identity/for-doors.ts'

/** The providers that the settings name. */
export type Providers = { readonly [D in Door]?: Provider }

/** What is kept of a visit for its end. */
export interface Beginning {
  /** A page of ours. */
  readonly returnTo: string
  readonly invitation: string | undefined
  /** The credit code of the entity that somebody will act for. */
  readonly entity: string | undefined
}

/**
 * Begins a visit to the provider of a door and binds it to the browser by a cookie; answers with the address there.
 * Refuses with `provider.none` or `provider.down`.
 */
export async function beginVisit(
  reply: FastifyReply,
  record: DoorRecord,
  providers: Providers,
  door: Door,
  { returnTo, invitation, entity }: Beginning,
): Promise<URL | Refusal> {
  const provider = providers[door]
  if (!provider) return refuse('provider.none')
  const visit = await provider.begin({ anew: hasSignedOut(reply.request) }).catch((error: unknown) => {
    reply.log.error({ err: error }, 'identity provider not reached')
    return undefined
  })
  if (!visit) return refuse('provider.down')
  const browser = newSecret()
  const browserHash = tokenHash(browser)
  await addVisit(record, tokenHash(visit.state), {
    ...visit,
    browserHash,
    door,
    returnTo,
    invitation: invitation ?? null,
    entity: normalCode(entity ?? '').slice(0, 40) || null,
  })
  reply.setCookie(visitCookie(reply), browser, { ...cookieOptions(reply), maxAge: 600 })
  return visit.address
}

/** Takes out the visit that a state names, if it was begun at this door and in this browser; counts once. */
export async function endVisit(
  reply: FastifyReply,
  record: DoorRecord,
  door: Door,
  state: string,
): Promise<EndedVisit | undefined> {
  const browser = reply.request.cookies[visitCookie(reply)] ?? ''
  const visit = await takeVisit(record, tokenHash(state), tokenHash(browser), door)
  if (visit) reply.clearCookie(visitCookie(reply), cookieOptions(reply))
  return visit
}

const visitCookie = ({ server }: FastifyReply) => cookieName(server, 'bihuan-visit')
