import type { FastifyInstance } from 'fastify'

/** Answers which methods an address takes; none for an address that there is not. */
export type MethodsOf = (address: string) => readonly string[]

/** Watches routes while they are registered, so that a known address with another method can be told from an unknown. */
export function methodsOf(app: FastifyInstance): MethodsOf {
  const routes = new Map<string, { readonly parts: readonly string[]; readonly methods: Set<string> }>()
  app.addHook('onRoute', ({ url, method }) => {
    const known = routes.get(url) ?? { parts: url.split('/'), methods: new Set<string>() }
    for (const each of [method].flat()) known.methods.add(each)
    routes.set(url, known)
  })
  return (address) => {
    const [path = ''] = address.split('?', 1)
    const parts = path.split('/', mostParts)
    const fitting = [...routes.values()].filter((route) => fits(route.parts, parts))
    return [...new Set(fitting.flatMap(({ methods }) => [...methods]))].toSorted()
  }
}

const mostParts = 20

const fits = (route: readonly string[], parts: readonly string[]) =>
  route.length === parts.length &&
  route.every((part, at) => (part.startsWith(':') ? parts[at] !== '' : part === parts[at]))
