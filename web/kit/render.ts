import type { FastifyReply } from 'fastify'
import { h } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { logRefusal } from '../../identity/security-log.ts'
import type { Page } from './layout.tsx'
import { Layout } from './layout.tsx'
import type { Visit } from './visit.ts'
import { VisitContext } from './visit.ts'

// Nothing from elsewhere and nothing inline: what somebody typed can never run.
const contentSecurity = [
  `default-src 'none'`,
  `style-src 'self'`,
  `script-src 'self'`,
  `img-src 'self' data:`,
  `connect-src 'self'`,
  `form-action 'self'`,
  `frame-ancestors 'none'`,
  `base-uri 'none'`,
].join('; ')

function renderPage(visit: Visit, page: Page): string {
  return `<!doctype html>${renderToString(h(VisitContext.Provider, { value: visit }, h(Layout, page)))}`
}

/** Answers with a page. It may tell what only its reader may know, so nobody keeps a copy. */
export function sendPage(reply: FastifyReply, visit: Visit, page: Page): FastifyReply {
  const status = page.status ?? (page.wrong ? 422 : 200)
  logRefusal(reply.request, status, page.code ?? (page.wrong ? 'form.invalid' : 'page.unknown'))
  return (
    reply
      .code(status)
      .type('text/html; charset=utf-8')
      .header('content-security-policy', contentSecurity)
      // Without a referrer browsers also hide the origin of our own forms, and the guard against forgery needs it.
      .header('referrer-policy', 'same-origin')
      .header('cache-control', 'no-store')
      .send(renderPage(visit, page))
  )
}
