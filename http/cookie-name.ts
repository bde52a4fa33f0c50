import type { FastifyInstance } from 'fastify'

/** Makes browsers refuse a cookie to other hosts and to plain HTTP. */
export const hostPrefix = '__Host-'

/** Whether browsers reach us by TLS only. */
export const isSecure = ({ sessionCookie }: FastifyInstance): boolean => sessionCookie.startsWith(hostPrefix)

/** The name of a cookie in the browser: behind TLS with the prefix that binds it to this host. */
export const cookieName = (server: FastifyInstance, name: string): string =>
  isSecure(server) ? `${hostPrefix}${name}` : name
