import type { SwaggerOptions, SwaggerTransform } from '@fastify/swagger'
import { jsonSchemaTransform, jsonSchemaTransformObject } from '@fastify/type-provider-zod'
import { problemsOf } from './described-problems.ts'

const info = { title: 'Bihuan (闭环)', version: '1', description: 'The closed loop of public-credit sanctions' }

interface Described {
  readonly response?: { readonly [status: string]: object }
  readonly headers?: { readonly properties?: object; readonly required?: readonly string[] }
}

const problem = { $ref: '#/components/schemas/Problem' }
const asProblem = (schema: object) => ({ description: 'Problem', content: { 'application/problem+json': { schema } } })

// A route's access tells whether it needs a session, and every answer from 400 on is a problem.
const transform: SwaggerTransform = (document) => {
  const { schema, url } = jsonSchemaTransform(document as Parameters<typeof jsonSchemaTransform>[0])
  const { response = {}, headers } = schema as Described
  const answers = Object.entries(response).map(([status, answer]) => [
    status,
    Number(status) < 400 ? answer : asProblem(answer),
  ])
  const atTheDoor = problemsOf(document.route).map((status) => [status, asProblem(problem)])
  const security = document.route.config?.access === 'public' ? [] : [{ session: [] }]
  return {
    schema: {
      ...schema,
      ...(headers ? { headers: withVersion(headers) } : {}),
      security,
      response: { ...Object.fromEntries(atTheDoor), ...Object.fromEntries(answers) },
    },
    url,
  }
}

// Checked by the handler, which answers 428 and not 400 to who has not sent it.
function withVersion(headers: NonNullable<Described['headers']>): object {
  const { properties = {}, required = [] } = headers
  return 'if-match' in properties ? { ...headers, required: [...required, 'if-match'] } : headers
}

/** How the API describes itself, as OpenAPI 3.1, from the schemas that its routes check by. */
export const description: SwaggerOptions = {
  openapi: { openapi: '3.1.0', info, components: { securitySchemes: { session: { type: 'http', scheme: 'bearer' } } } },
  transform,
  transformObject: jsonSchemaTransformObject,
}
