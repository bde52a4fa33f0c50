import type { FastifyRequest } from 'fastify'
import { csrfToken } from '../../http/cookies.ts'
import { languageOf, withoutLanguage } from './memory.ts'
import { nobody } from './people.ts'
import type { Visit } from './visit.ts'

/** A visit that asks nothing of the database, which may be what is missing. */
export function bareVisit(request: FastifyRequest): Visit {
  return {
    lang: languageOf(request),
    actor: request.signedIn?.actor,
    name: request.signedIn?.account.name ?? '',
    today: '',
    path: withoutLanguage(request.url),
    csrf: csrfToken(request),
    proofOf: () => '',
    flash: undefined,
    covered: undefined,
    people: nobody,
  }
}
