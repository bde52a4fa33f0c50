import type { FastifyReply, FastifyRequest } from 'fastify'
import { cookieName } from '../../http/cookie-name.ts'
import { cookieOptions } from '../../http/cookies.ts'
import { ownAddress } from '../../http/own-address.ts'
import type { Flash } from './flash.ts'
import { flashTones } from './flash.ts'
import type { Language } from './words.ts'

const yearSeconds = 365 * 24 * 3600

/** The language of a page: asked for in the address, remembered, or Chinese. */
export function languageOf(request: FastifyRequest): Language {
  const asked = askedLanguage(request) ?? cookiesOf(request)[cookieName(request.server, 'lang')]
  return asked === 'en' ? 'en' : 'zh'
}

/** Remembers the language when the address, or the form that was sent, asks for one. */
export function rememberLanguage(request: FastifyRequest, reply: FastifyReply, turnedTo?: Language): void {
  const asked = turnedTo ?? askedLanguage(request)
  if (asked) reply.setCookie(cookieName(reply.server, 'lang'), asked, { ...cookieOptions(reply), maxAge: yearSeconds })
}

// A request that was refused before its cookies were read has none, whatever its type says.
const cookiesOf = ({ cookies }: FastifyRequest) => (cookies as FastifyRequest['cookies'] | null) ?? {}

function askedLanguage(request: FastifyRequest): Language | undefined {
  // Of an address that cannot be read there is no query.
  const { lang } = (request.query ?? {}) as { lang?: unknown }
  return lang === 'en' || lang === 'zh' ? lang : undefined
}

/**
 * The address that a browser has asked for without its language, to which the other language can be added. Forms and
 * redirects go there, so it never leads to another site, however it was spelt.
 */
export function withoutLanguage(address: string): string {
  const url = new URL(ownAddress(address) ?? '/', 'http://local')
  url.searchParams.delete('lang')
  return url.pathname + url.search
}

/** Leaves a message for the next page. */
export function leaveFlash(reply: FastifyReply, { tone, text: { zh, en } }: Flash): void {
  reply.setCookie(cookieName(reply.server, 'flash'), encodeURIComponent(JSON.stringify([tone, zh, en])), {
    ...cookieOptions(reply),
    maxAge: 60,
  })
}

/** Takes the message that the last page left. A cookie that is none of ours says nothing. */
export function takeFlash(request: FastifyRequest, reply: FastifyReply): Flash | undefined {
  const name = cookieName(request.server, 'flash')
  const kept = cookiesOf(request)[name]
  if (!kept) return undefined
  reply.clearCookie(name, cookieOptions(reply))
  try {
    const [said, zh, en] = JSON.parse(decodeURIComponent(kept)) as unknown[]
    const tone = flashTones.find((one) => one === said)
    return tone && typeof zh === 'string' && typeof en === 'string' ? { tone, text: { zh, en } } : undefined
  } catch {
    return undefined
  }
}
