import type { FastifyReply } from 'fastify'

/**
 * Makes an answer a file that a browser saves and never shows in our origin: named for every reader (RFC 6266), its type
 * not guessed, and in a sandbox without scripts should it be opened after all.
 */
export function attachment(reply: FastifyReply, name: string, type: string): FastifyReply {
  const plain = name.replace(/[^\w.-]+/g, '_')
  const full = encodeURIComponent(name).replace(
    /['()*]/g,
    (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return reply
    .type(type)
    .header('content-disposition', `attachment; filename="${plain}"; filename*=UTF-8''${full}`)
    .header('x-content-type-options', 'nosniff')
    .header('content-security-policy', "sandbox; default-src 'none'")
    .header('cache-control', 'private, no-store')
}
