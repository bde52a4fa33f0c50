import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import type { FastifyInstance } from 'fastify'

const read = (name: string, type: string) => {
  const text = readFileSync(new URL(`../assets/${name}`, import.meta.url), 'utf8')
  const mark = createHash('sha256').update(text).digest('hex').slice(0, 12)
  return { text, zipped: gzipSync(text), type, url: `/assets/${mark}/${name}` }
}

const style = read('style.css', 'text/css; charset=utf-8')
const script = read('page.js', 'text/javascript; charset=utf-8')
const icon = read('icon.svg', 'image/svg+xml')

/** Addresses of the stylesheet, the script and the icon; each names its content, so that browsers keep it for ever. */
export const assets = { style: style.url, script: script.url, icon: icon.url }

/** Serves them, compressed to who takes that. Pages are not: they hold secrets beside what their address says. */
export function serveAssets(app: FastifyInstance): void {
  for (const { text, zipped, type, url } of [style, script, icon]) {
    app.get(url, { config: { access: 'public' }, schema: { hide: true } }, (request, reply) => {
      reply.type(type).header('cache-control', 'public, max-age=31536000, immutable').header('vary', 'accept-encoding')
      const takesZipped = /\bgzip\b(?!\s*;\s*q=0)/.test(request.headers['accept-encoding'] ?? '')
      return takesZipped ? reply.header('content-encoding', 'gzip').send(zipped) : reply.send(text)
    })
  }
}
