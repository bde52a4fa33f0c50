import fc from 'fast-check'
import type { HostileKind, HostileRequest } from './request.ts'

const places = [
  { path: '/cases', as: 'officer', by: 'page' },
  { path: '/register', as: 'nobody', by: 'page' },
  { path: '/work', as: 'officer', by: 'page' },
  { path: '/work/team', as: 'officer', by: 'page' },
  { path: '/supervision', as: 'supervisor', by: 'page' },
  { path: '/supervision/notes', as: 'supervisor', by: 'page' },
  { path: '/supervision/list', as: 'supervisor', by: 'page' },
  { path: '/calculator', as: 'nobody', by: 'page' },
  { path: '/sign-in', as: 'nobody', by: 'page' },
  { path: '/api/v1/cases', as: 'officer', by: 'api' },
  { path: '/api/v1/register', as: 'nobody', by: 'api' },
  { path: '/api/v1/deadlines', as: 'supervisor', by: 'api' },
  { path: '/api/v1/messages', as: 'officer', by: 'api' },
  { path: '/api/v1/deadline-calculator', as: 'nobody', by: 'api' },
  { path: '/api/v1/log/consistency', as: 'nobody', by: 'api' },
] as const

const get = (tries: string, at: (typeof places)[number], more: string): HostileRequest => ({
  tries,
  as: at.as,
  by: at.by,
  method: 'GET',
  path: at.path + more,
  nth: 0,
  headers: {},
})
const anyPlace = fc.constantFrom(...places)

const cursor = fc
  .array(
    fc.oneof(
      fc.constantFrom<unknown>('\u0000', '0000-01-01', '2026-04-07', 1e300, -1, 2 ** 31, null, 'x'.repeat(300)),
      fc.string({ maxLength: 20 }),
      fc.double(),
    ),
    { maxLength: 4 },
  )
  .map((key) => Buffer.from(JSON.stringify(key)).toString('base64url'))
const names = ['cursor', 'limit', 'search', 'on', 'of', 'today', 'start', 'count', 'unit', 'older', 'to', 'draft', 'x']
const values = ['%00', '0000-01-01', '9999-12-31', '1e9', '-1', 'Infinity', '99999999999', '%ed%a0%80', '%', 'late', '']

export const addressKinds: readonly HostileKind[] = [
  {
    name: 'cursors',
    requests: fc.tuple(anyPlace, cursor).map(([at, text]) => get('cursor', at, `?cursor=${text}`)),
  },
  {
    name: 'queries',
    requests: fc
      .tuple(
        anyPlace,
        fc.array(fc.tuple(fc.constantFrom(...names), fc.constantFrom(...values)), { minLength: 1, maxLength: 400 }),
      )
      .map(([at, pairs]) => get('query', at, `?${pairs.map(([name, value]) => `${name}=${value}`).join('&')}`)),
  },
  {
    name: 'paths',
    requests: fc
      .tuple(
        anyPlace,
        fc.array(fc.constantFrom('/', '%00', '..', '%2e', '%', 'a', '0'.repeat(300), 'BH-2026-000001'), {
          minLength: 1,
          maxLength: 20,
        }),
      )
      .map(([at, parts]) => get('path', at, `/${parts.join('')}`)),
  },
  {
    name: 'headers',
    requests: fc
      .tuple(
        anyPlace,
        fc.constantFrom('accept-language', 'accept', 'cookie', 'if-match', 'x-forwarded-for', 'accept-encoding'),
        fc.constantFrom(' ', 'en,', 'gzip;q=0,', 'a=b; ', '"1", ', '1'),
        fc.integer({ min: 1, max: 10_000 }),
      )
      .map(([at, name, part, length]) => ({
        ...get('headers', at, ''),
        headers: { [name]: `x${part.repeat(length / part.length)}x` },
      })),
  },
]
