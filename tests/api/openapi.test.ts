import { createConfig, lintFromString } from '@redocly/openapi-core'
import { describe, expect, it } from 'vitest'
import { everyRole } from '../../http/access.ts'
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
      'getRegisterSnapshot',
      'downloadRegisterSnapshot',
      'readFeed',
      'listMeasures',
      'listListTypes',
      'calculateDeadline',
      'signIn',
      'beginProviderSignIn',
      'finishProviderSignIn',
      'acceptInvitation',
      'verifyCertificate',
      'verifyDecision',
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

describe('every operation', () => {
  const described = async () =>
    (await operations()) as (Operation & {
      readonly security?: readonly unknown[]
      readonly responses: { readonly [status: string]: { readonly content?: { readonly [type: string]: unknown } } }
    })[]

  it('tells what it answers when all is well, and each refusal at the door', async () => {
    for (const { operationId, method, path, security = [], responses, parameters = [] } of await described()) {
      const statuses = Object.keys(responses)
      expect(statuses.filter((status) => status < '400').length, operationId).toBeGreaterThan(0)
      const expected = [
        '503',
        ...(security.length > 0 ? ['401', '403'] : []),
        ...(method === 'get' ? [] : ['400', '403', '413', '415']),
        ...(path.includes('{') ? ['404', '414'] : []),
        ...(parameters.length > 0 ? ['400'] : []),
      ]
      expect(statuses, operationId).toEqual(expect.arrayContaining(expected))
      for (const [status, { content = {} }] of Object.entries(responses)) {
        if (status >= '400')
          expect(Object.keys(content), `${operationId} ${status}`).toEqual(['application/problem+json'])
      }
    }
  })

  it('that is slowed down says so', async () => {
    const slowed = (await described())
      .filter(({ responses }) => '429' in responses)
      .map(({ operationId }) => operationId)
    expect(slowed).toEqual(
      expect.arrayContaining([
        'signIn',
        'acceptInvitation',
        'changePassword',
        'listRegister',
        'getRegisterEntry',
        'calculateDeadline',
        'verifyCertificate',
        'verifyDecision',
        'beginProviderSignIn',
        'createImport',
        'uploadEvidence',
      ]),
    )
  })

  it('that answers no JSON says what', async () => {
    const types = Object.fromEntries(
      (await described()).map(({ operationId, responses }) => [
        operationId,
        Object.keys(Object.entries(responses).find(([status]) => status < '300')?.[1].content ?? {}),
      ]),
    )
    expect(types).toMatchObject({
      getCheckpoint: ['text/plain'],
      metrics: ['text/plain'],
      getLetter: ['application/pdf'],
      downloadImportRefusals: ['text/csv'],
      getCase: ['application/json'],
      signOut: [],
    })
  })

  it('that is a command asks for the version in the form that it takes', async () => {
    for (const { operationId, parameters = [] } of await described()) {
      const version = parameters.find(({ name }) => name === 'if-match') as
        | { required?: boolean; schema?: { pattern?: string } }
        | undefined
      if (!version) continue
      expect(version.required, operationId).toBe(true)
      const pattern = new RegExp(version.schema?.pattern ?? '$^')
      expect(['"17"', '*', '17', '"x"', ''].map((text) => pattern.test(text))).toEqual([
        true,
        true,
        false,
        false,
        false,
      ])
    }
  })
})
