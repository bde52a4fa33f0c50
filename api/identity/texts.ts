import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Refusal } from '../../domain/refusal.ts'
import { refusalText } from '../../domain/refusal-texts/index.ts'
import type { Problem } from '../problems.ts'
import { languageOf, sendProblem } from '../problems.ts'

const statusOfCode: Readonly<Record<string, number>> = {
  'session.refused': 401,
  'session.locked': 401,
  'session.disabled': 401,
  'session.notFresh': 403,
  'session.unknown': 404,
  'account.unknown': 404,
  'account.taken': 409,
  'invitation.unknown': 422,
  'invitation.noNotice': 409,
  'proof.unknown': 404,
  'proof.samePerson': 409,
  'binding.unknown': 404,
  'provider.notBound': 403,
  'provider.choose': 409,
  'provider.none': 404,
  'provider.down': 503,
  'provider.refused': 401,
  'provider.noAccount': 403,
  'provider.otherDoor': 403,
  'delegation.none': 403,
  'delegation.notHere': 403,
  'delegation.outOfScope': 403,
  'delegation.unknown': 404,
  'delegation.dates': 422,
  'delegation.notColleague': 422,
  'key.forPerson': 409,
  'key.operationClosed': 422,
  'key.unknown': 404,
  'key.outOfScope': 403,
  'password.changeNeeded': 403,
  'password.same': 422,
  'password.tooShort': 422,
  'password.tooLong': 422,
  'password.common': 422,
  'password.guessable': 422,
}

/** The problem that a refusal of identity is, in the language of the request. */
export function identityProblem(request: FastifyRequest, refusal: Refusal): Problem {
  const { code, params } = refusal
  return { status: statusOfCode[code] ?? 409, code, detail: refusalText(refusal, languageOf(request)), params }
}

/** Answers with a refusal of identity. */
export function sendIdentityRefusal(request: FastifyRequest, reply: FastifyReply, refusal: Refusal): FastifyReply {
  return sendProblem(request, reply, identityProblem(request, refusal))
}
