import type { FastifyRequest } from 'fastify'

/**
 * The address of this server for codes that are scanned elsewhere: that of the settings, and where they have none as its
 * visitor wrote it.
 */
export const originOf = ({ protocol, host, server }: Pick<FastifyRequest, 'protocol' | 'host' | 'server'>): string =>
  server.publicOrigin ?? `${protocol}://${host}`
