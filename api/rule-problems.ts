import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Refusal } from '../domain/refusal.ts'
import type { Problem as RuleProblem } from '../rules/check.ts'
import { languageOf, problemOf, sendProblem, sendRefusal } from '../http/problems.ts'

/** Answers with a refusal of a pack, a calendar or a publication; each fault of a file is named with its place. */
export function sendRuleRefusal(
  request: FastifyRequest,
  reply: FastifyReply,
  refusal: Refusal,
  within: '' | 'pack' | 'calendar' = '',
): FastifyReply {
  if (refusal.code !== 'rules.invalid') return sendRefusal(request, reply, refusal)
  const language = languageOf(request)
  const { params, ...problem } = problemOf(request, refusal)
  const problems = params?.['problems'] as readonly RuleProblem[]
  const errors = problems.map(({ place, reason, zh }) => ({
    pointer: pointerTo(within, place),
    detail: language === 'zh' ? zh : reason,
  }))
  return sendProblem(request, reply, { ...problem, errors })
}

// `rules[3].term.count` within `pack` is `#/pack/rules/3/term/count`.
function pointerTo(within: string, place: string): string {
  const parts = [within, ...place.split(/[.[\]]+/)].filter((part) => part !== '')
  return `#${parts.map((part) => `/${part}`).join('')}`
}
