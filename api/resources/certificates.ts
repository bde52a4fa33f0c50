import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import type { CertificateRow } from '../../database/queries/letters.ts'
import { findCertificate } from '../../database/queries/letters.ts'
import { formatDocumentNumber, parseDocumentNumber } from '../../domain/identifiers/document-number.ts'
import { refuse } from '../../domain/refusal.ts'
import type { Deps } from '../deps.ts'
import { sendRefusal } from '../problems.ts'
import { certificateAnswer } from '../schemas/letters.ts'
import { problemResponses } from '../schemas/problem.ts'

const params = z.object({ number: z.string().min(1).max(60).describe('As it is written, whatever the brackets') })
const query = z.strictObject({ code: z.string().max(20).optional().describe('The code that stands beside the number') })

const words = {
  genuine: {
    zh: '证明真实，仍然有效。请核对证明上的主体与此处一致。',
    en: 'The certificate is genuine and in force. Check that it names the entity shown here.',
  },
  superseded: {
    zh: '证明真实，但信用修复已被撤销，证明不再有效。',
    en: 'The certificate is genuine, but the repair was revoked: it counts no more.',
  },
}

/**
 * Checking a certificate of repair. A repaired record must not be published any more, so the number alone, which can be
 * guessed, never tells whom it is about.
 */
export function certificateResources(app: FastifyInstance, { record }: Deps): void {
  app.get<{ Params: z.infer<typeof params>; Querystring: z.infer<typeof query> }>(
    '/register/certificates/:number',
    {
      config: { access: 'public', rateLimit: { max: 30, timeWindow: '1 minute' } },
      schema: {
        operationId: 'verifyCertificate',
        summary: 'Whether a certificate of repair is genuine and still in force',
        tags: ['public'],
        params,
        querystring: query,
        response: { 200: certificateAnswer, ...problemResponses },
      },
    },
    async (request, reply) => {
      const parsed = parseDocumentNumber(request.params.number)
      const found = parsed && (await findCertificate(record.pool, formatDocumentNumber(parsed)))
      const { code } = request.query
      if (!found || (code !== undefined && plain(code) !== plain(found.checkCode ?? ''))) {
        return sendRefusal(request, reply, refuse('certificate.unknown'))
      }
      return reply.send(answer(found, code !== undefined))
    },
  )
}

const plain = (code: string) => code.replace(/[^0-9A-Za-z]/g, '').toUpperCase()

function answer({ number, occasion, words: facts, state, revokedOn }: CertificateRow, withCode: boolean) {
  const nth = Number(occasion.split('.')[1])
  const repairs = state.repairs.slice(0, nth)
  const isRevoked = repairs.at(-1)?.status === 'revoked'
  const supersededOn = isRevoked
    ? revokedOn[repairs.filter(({ status }) => status === 'revoked').length - 1]
    : undefined
  const status = isRevoked ? 'superseded' : 'genuine'
  return {
    number,
    status,
    agency: facts['agency'],
    issuedOn: facts['grantedOn'],
    supersededOn: supersededOn ?? null,
    entity: withCode ? { code: facts['entityCode'], name: facts['entityName'] } : null,
    text: words[status],
  }
}
