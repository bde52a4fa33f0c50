import type { FastifyError, FastifyRequest } from 'fastify'
import { passingFault } from '../database/errors.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** Why a page cannot answer now; it says so once it has read its form, so that nothing typed is lost. */
    held: Error | undefined
  }
}

/** Thrown where a process has more to do than it can. */
export class OverloadError extends Error implements Pick<FastifyError, 'code' | 'statusCode'> {
  readonly code = 'FST_UNDER_PRESSURE'
  readonly statusCode = 503
}

const keepsForm = ({ routeOptions, method }: FastifyRequest) =>
  routeOptions.config.recognises === true && method === 'POST'

/** Refuses a request of a process that is late, a form once it has been read. */
export async function holdOff(request: FastifyRequest): Promise<void> {
  const error = new OverloadError('The event loop is late')
  if (!keepsForm(request)) throw error
  request.held = error
}

/** What `find` answers; undefined, and the request held, when the database cannot say it now and a form is to be read. */
export async function unlessPassing<T>(request: FastifyRequest, find: () => Promise<T>): Promise<T | undefined> {
  try {
    return await find()
  } catch (error) {
    if (!keepsForm(request) || passingFault(error) === undefined) throw error
    request.held = error as Error
    return undefined
  }
}
