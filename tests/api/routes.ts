import type { FastifyInstance } from 'fastify'
import type { Asking } from './support.ts'

export interface Route {
  readonly method: NonNullable<Asking['method']>
  readonly path: string
}

/** Every route that has been registered, from the router's own tree. */
export function routesOf(app: FastifyInstance): Route[] {
  const found: Route[] = []
  const above: string[] = []
  for (const line of app.printRoutes({ commonPrefix: false }).split('\n')) {
    const [, indent = '', path = '', methods = ''] = /^([\s│]*)[├└]── (\S*)(?: \((.*)\))?$/.exec(line) ?? []
    above.length = indent.length / 4
    above.push(path)
    for (const method of methods.split(', ').filter((word) => word !== '')) {
      found.push({ method: method as Route['method'], path: above.join('') })
    }
  }
  return found
}
