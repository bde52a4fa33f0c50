import { createConfig, lintFromString } from '@redocly/openapi-core'
import { describe, expect, it } from 'vitest'
import { everyRole } from '../../api/access.ts'
import { commandTypes, rolesOf } from '../../domain/decide.ts'
import { withDatabase } from '../setup/database.ts'
import { payloads } from './payloads.ts'
import { routesOf } from './routes.ts'
import { withApi } from './support.ts'

const database = withDatabase()
const api = withApi(database)

interface Operation {
  readonly method: string
  readonly path: string
  readonly operationId?: string
  readonly summary?: string
  readonly parameters?: readonly { readonly name: string; readonly in: string; readonly required?: boolean }[]
  readonly requestBody?: unknown
  readonly responses?: { readonly [status: string]: unknown }
}

async function operations(): Promise<Operation[]> {
  const { body } = await api.nobody.ask('/openapi.json')
  return Object.entries(body.paths as { [path: string]: { [method: string]: object } }).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ method, path, ...operation })),
  )
}

const human = commandTypes.filter(
  (type) => type === 'listing.propose' || rolesOf(type).some((role) => role !== 'system'),
)
const systemOnly = commandTypes.filter((type) => !human.includes(type))

describe('the description of the API', () => {
  it('is valid OpenAPI 3.1', async () => {
    const { status, body } = await api.nobody.ask('/openapi.json')
    expect(status).toBe(200)
    expect(body.openapi).toMatch(/^3\.1\./)
    const config = await createConfig({ extends: ['spec'] })
    const problems = await lintFromString({ source: JSON.stringify(body), absoluteRef: 'openapi.json', config })
    const told = problems.map(({ ruleId, message, location }) => `${ruleId}: ${message} at ${location[0]?.pointer}`)
    expect(told).toEqual([])
    const broken = structuredClone(body)
    delete broken.info.title
    const found = await lintFromString({ source: JSON.stringify(broken), absoluteRef: 'openapi.json', config })
    expect(found.map(({ location }) => location[0]?.pointer)).toContain('#/info')
  })

  it('describes every route there is, and no other', async () => {
    const described = (await operations()).map(
      ({ method, path }) => `${method.toUpperCase()} ${path.replace(/\{(\w+)\}/g, ':$1')}`,
    )
    const routes = routesOf(api.app).filter(({ method, path }) => method !== 'HEAD' && path !== '/openapi.json')
    expect(described.toSorted()).toEqual(routes.map(({ method, path }) => `${method} ${path}`).toSorted())
  })

  it('has exactly one operation for each command that a person may give, and none for the system’s own', async () => {
    const ids = (await operations()).map(({ operationId }) => operationId ?? '')
    expect(new Set(ids).size).toBe(ids.length)
    expect(ids).not.toContain('')
    expect(ids.filter((id) => id.includes('.')).toSorted()).toEqual(human.toSorted())
    expect(systemOnly.length).toBeGreaterThan(5)
    expect(Object.keys(payloads).toSorted()).toEqual(human.filter((type) => type !== 'listing.propose').toSorted())
    const roles = new Set(human.flatMap((type) => (type === 'listing.propose' ? [] : rolesOf(type))))
    expect([...roles].filter((role) => role !== 'system' && !everyRole.includes(role))).toEqual([])
  })

  it('asks for key, version and body with every command, and tells its answers and problems', async () => {
    const commands = (await operations()).filter(({ operationId }) => human.includes(operationId as never))
    for (const { operationId, parameters = [], requestBody, responses = {}, summary } of commands) {
      const headers = parameters.filter((each) => each.in === 'header').map(({ name }) => name)
      const isProposal = operationId === 'listing.propose'
      expect(headers.toSorted(), operationId).toEqual(
        isProposal ? ['idempotency-key'] : ['idempotency-key', 'if-match'],
      )
      expect(parameters.find(({ name }) => name === 'idempotency-key')?.required, operationId).toBe(true)
      expect({ requestBody, summary }, operationId).toEqual({
        requestBody: expect.anything(),
        summary: expect.any(String),
      })
      expect(Object.keys(responses), operationId).toEqual(
        expect.arrayContaining([
          isProposal ? '201' : '200',
          '400',
          '401',
          '403',
          '404',
          '409',
          '412',
          '422',
          '428',
          '503',
        ]),
      )
    }
  })

  it('says which operations need a session', async () => {
    const { body } = await api.nobody.ask('/openapi.json')
    const open = new Set([
      'livez',
      'readyz',
      'metrics',
      'explainProblem',
      'listRegister',
      'getRegisterEntry',
      'calculateDeadline',
      'signIn',
      'beginProviderSignIn',
      'finishProviderSignIn',
      'acceptInvitation',
      'verifyCertificate',
      'getCheckpoint',
      'listCheckpoints',
      'listLogKeys',
      'proveConsistency',
    ])
    for (const methods of Object.values(body.paths) as {
      [method: string]: { operationId: string; security?: unknown }
    }[]) {
      for (const { operationId, security } of Object.values(methods)) {
        expect({ operationId, security }).toEqual({
          operationId,
          security: open.has(operationId) ? [] : [{ session: [] }],
        })
      }
    }
  })
})
