import { closed } from '../record/door-record.ts'
import { randomUUID } from 'node:crypto'
import helmet from '@fastify/helmet'
import rateLimit from '@fastify/rate-limit'
import swagger from '@fastify/swagger'
import { validatorCompiler } from '@fastify/type-provider-zod'
import underPressure from '@fastify/under-pressure'
import Fastify, { LogController } from 'fastify'
import type { FastifyInstance } from 'fastify'
import { guardAccess } from '../http/access.ts'
import { readJson } from '../http/bodies/json.ts'
import type { Deps } from '../casework/deps.ts'
import { description } from './description.ts'
import { answerUnreadableAddress, handleErrors } from './errors.ts'
import { holdOff } from '../http/held.ts'
import { guardCookies } from '../http/cookies.ts'
import type { Providers } from '../http/provider-visit.ts'
import type { SessionReader } from '../identity/sessions.ts'
import { networkOf } from '../identity/network.ts'
import { standingInBy } from '../identity/standing-in.ts'
import { setLimits } from '../http/limits.ts'
import { serveMetrics } from './metrics.ts'
import { accountProofResources } from './resources/account-proofs.ts'
import { accountResources } from './resources/accounts.ts'
import { apiKeyResources } from './resources/api-keys.ts'
import { caseResources } from './resources/cases.ts'
import { certificateResources } from './resources/certificates.ts'
import { checkResources } from './resources/checks.ts'
import { commandResources } from './resources/commands.ts'
import { deadLetterResources } from './resources/dead-letters.ts'
import { deadlineResources } from './resources/deadlines.ts'
import { erasureOrderResources } from './resources/erasure-orders.ts'
import { evidenceResources } from './resources/evidence.ts'
import { catalogueResources } from './resources/catalogue.ts'
import { feedResources } from './resources/feed.ts'
import { importResources } from './resources/imports.ts'
import { letterResources } from './resources/letters.ts'
import { logResources } from './resources/log.ts'
import { operatorActResources } from './resources/operator-acts.ts'
import { operationResources } from './resources/operation.ts'
import { registerSnapshotResources } from './resources/register-snapshot.ts'
import { registerResources } from './resources/register.ts'
import { delegationResources } from './resources/delegations.ts'
import { invitationResources } from './resources/invitations.ts'
import { providerBindingResources } from './resources/provider-bindings.ts'
import { providerResources } from './resources/provider-sign-in.ts'
import { rulePublicationResources } from './resources/rule-publications.ts'
import { sessionResources } from './resources/sessions.ts'
import { sandboxClockResources } from './resources/sandbox-clock.ts'
import { subscriberResources } from './resources/subscribers.ts'
import { supervisionResources } from './resources/supervision.ts'
import { whatIfResources } from './resources/what-if.ts'
import { sessionReader } from '../identity/for-doors.ts'

export interface AppOptions {
  readonly logLevel?: string
  /** Where log lines go; standard output when absent. */
  readonly logTo?: { write(line: string): void }
  /** Browsers reach us by TLS only, so cookies may demand it. */
  readonly secureCookies?: boolean
  /** Where browsers reach us; what they send from elsewhere is refused. When absent, the host of the request counts. */
  readonly publicUrl?: string
  /** Proxies whose word on the caller's address counts, as Fastify's `trustProxy`. */
  readonly trustProxy?: string
  /** Sign-ins that one address may try in a minute. */
  readonly signInsPerMinute?: number
  /** Readings of the public register and the calculator that one address may ask for in a minute. */
  readonly publicReadsPerMinute?: number
  /** How long the process may be late before it asks callers to wait. */
  readonly mostDelayMs?: number
  /** Identity providers by which people may sign in. */
  readonly providers?: Providers
  /** Registers the pages, which stand on the API without its knowing them. */
  readonly pages?: (app: FastifyInstance, deps: Deps, sessions: SessionReader) => Promise<void>
}

/** Builds the API. Ready to listen, or to be asked without a port in tests. */
export async function buildApp(
  given: Deps,
  {
    logLevel = 'info',
    logTo,
    secureCookies = false,
    publicUrl,
    trustProxy,
    pages,
    providers = {},
    signInsPerMinute = 120,
    publicReadsPerMinute = 600,
    mostDelayMs = 2_000,
  }: AppOptions = {},
): Promise<FastifyInstance> {
  // From here on nobody gets a connection in hand.
  const deps: Deps = { ...given, record: closed(given.record) }
  const app = Fastify({
    logger: {
      level: logLevel,
      ...(logTo && { stream: logTo }),
      redact: ['req.headers.authorization', 'req.headers.cookie'],
    },
    // A line per request would name entities in addresses; the metrics count requests, the ledger names authors.
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: () => randomUUID(),
    trustProxy: trustProxy ?? false,
    // 50 MB of evidence over an office line of 2 Mbit/s take this long; headers have Node's own minute.
    requestTimeout: 240_000,
    connectionTimeout: 60_000,
    keepAliveTimeout: 72_000,
    bodyLimit: 1_048_576,
    routerOptions: { maxParamLength: 200 },
    frameworkErrors: answerUnreadableAddress,
  })
  app.setValidatorCompiler(validatorCompiler)
  // Schemas of answers document; checking our own answers at run time would cost more than it finds.
  app.setSerializerCompiler(() => (answer) => JSON.stringify(answer))
  await app.register(helmet, { contentSecurityPolicy: { directives: { baseUri: ["'none'"] } } })
  // Answers tell what only their reader may know, and the register what may have to be gone with the next minute.
  app.addHook('onRequest', (_request, reply, next) => {
    reply.header('cache-control', 'no-store')
    next()
  })
  await app.register(rateLimit, { global: false, keyGenerator: ({ ip }) => networkOf(ip) })
  setLimits(app, deps.record, { signIns: signInsPerMinute, invitations: 20, publicReads: publicReadsPerMinute })
  handleErrors(app)
  await app.register(swagger, description)
  const sessions = sessionReader(deps.record)
  await guardCookies(app, secureCookies, publicUrl)
  app.decorateRequest('held', undefined)
  // After the cookies, which its answers ask for their language.
  await app.register(underPressure, { maxEventLoopDelay: mostDelayMs, pressureHandler: holdOff })
  guardAccess(app, sessions, standingInBy(deps.record))
  readJson(app)
  serveMetrics(app, deps)
  operationResources(app, deps)
  // Described once, before anybody can ask: the routes are all there then, and change no more.
  let described = Buffer.alloc(0)
  app.addHook('onReady', async () => {
    described = Buffer.from(JSON.stringify(app.swagger()))
  })
  app.get(
    '/openapi.json',
    { config: { access: 'public' }, onRequest: app.limits.publicReads, schema: { hide: true } },
    (_request, reply) => reply.type('application/json; charset=utf-8').send(described),
  )
  await app.register(
    async (api) => {
      sessionResources(api, deps, sessions)
      accountResources(api, deps, sessions)
      apiKeyResources(api, deps, sessions)
      invitationResources(api, deps)
      accountProofResources(api, deps, sessions)
      providerBindingResources(api, deps)
      operatorActResources(api, deps)
      delegationResources(api, deps)
      commandResources(api, deps)
      caseResources(api, deps)
      deadlineResources(api, deps)
      await api.register(async (scope) => await importResources(scope, deps))
      await api.register(async (scope) => await evidenceResources(scope, deps))
      letterResources(api, deps)
      certificateResources(api, deps)
      registerResources(api, deps)
      registerSnapshotResources(api, deps)
      catalogueResources(api, deps)
      checkResources(api, deps)
      feedResources(api, deps)
      subscriberResources(api, deps)
      deadLetterResources(api, deps)
      supervisionResources(api, deps)
      logResources(api, deps)
      erasureOrderResources(api, deps)
      rulePublicationResources(api, deps)
      whatIfResources(api, deps)
      sandboxClockResources(api, deps)
    },
    { prefix: '/api/v1' },
  )
  providerResources(app, deps, sessions, providers)
  await pages?.(app, deps, sessions)
  return app
}
