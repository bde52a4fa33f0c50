import type { SwaggerOptions, SwaggerTransform } from '@fastify/swagger'
import { jsonSchemaTransform, jsonSchemaTransformObject } from '@fastify/type-provider-zod'

const info = { title: 'Bihuan (闭环)', version: '1', description: 'The closed loop of public-credit sanctions' }

interface Described {
  readonly response?: { readonly [status: string]: object }
}

// A route's access tells whether it needs a session, and every answer from 400 on is a problem.
const transform: SwaggerTransform = (document) => {
  const { schema, url } = jsonSchemaTransform(document as Parameters<typeof jsonSchemaTransform>[0])
  const { response } = schema as Described
  const answers = Object.entries(response ?? {}).map(([status, answer]) => [
    status,
    Number(status) < 400
      ? answer
      : { description: 'Problem', content: { 'application/problem+json': { schema: answer } } },
  ])
  const security = document.route.config?.access === 'public' ? [] : [{ session: [] }]
  return { schema: { ...schema, security, ...(response ? { response: Object.fromEntries(answers) } : {}) }, url }
}

/** How the API describes itself, as OpenAPI 3.1, from the schemas that its routes check by. */
export const description: SwaggerOptions = {
  openapi: { openapi: '3.1.0', info, components: { securitySchemes: { session: { type: 'http', scheme: 'bearer' } } } },
  transform,
  transformObject: jsonSchemaTransformObject,
}
