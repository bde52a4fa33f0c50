import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Refusal } from '../domain/refusal.ts'
import { refusalText } from '../domain/refusal-texts/index.ts'
import type { Problem as RuleProblem } from '../rules/check.ts'
import { languageOf, sendProblem } from './problems.ts'

const statuses: Readonly<Record<string, number>> = {
  'publication.unknown': 404,
  'publication.samePerson': 403,
  'idempotency.otherRequest': 422,
}

/** Answers with a refusal of a pack, a calendar or a publication; each fault of a file is named with its place. */
export function sendRuleRefusal(
  request: FastifyRequest,
  reply: FastifyReply,
  { code, params }: Refusal,
  within: '' | 'pack' | 'calendar' = '',
): FastifyReply {
  const language = languageOf(request)
  const status = statuses[code] ?? (code.startsWith('rules.') ? 422 : 409)
  const detail = refusalText({ refused: true, code, params }, language)
  if (code !== 'rules.invalid') return sendProblem(request, reply, { status, code, detail, params })
  const problems = params['problems'] as readonly RuleProblem[]
  const errors = problems.map(({ place, reason, zh }) => ({
    pointer: pointerTo(within, place),
    detail: language === 'zh' ? zh : reason,
  }))
  return sendProblem(request, reply, { status, code, detail, errors })
}

// `rules[3].term.count` within `pack` is `#/pack/rules/3/term/count`.
function pointerTo(within: string, place: string): string {
  const parts = [within, ...place.split(/[.[\]]+/)].filter((part) => part !== '')
  return `#${parts.map((part) => `/${part}`).join('')}`
}
