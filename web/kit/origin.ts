import type { FastifyRequest } from 'fastify'

/** The address of this server as its visitor wrote it, for codes that are scanned elsewhere. */
export const originOf = ({ protocol, host }: FastifyRequest): string => `${protocol}://${host}`
