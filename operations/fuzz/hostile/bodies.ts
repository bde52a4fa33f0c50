import fc from 'fast-check'
import type { HostileKind, HostileRequest } from './request.ts'

const json = { 'content-type': 'application/json', 'idempotency-key': 'hostile', 'if-match': '*' }

const doors = [
  { path: '/api/v1/what-if', as: 'operator' },
  { path: '/api/v1/rule-publications', as: 'operator' },
  { path: '/api/v1/cases', as: 'officer' },
  { path: '/api/v1/cases/{case}/listing/defend', as: 'entity' },
  { path: '/api/v1/cases/{case}/rectification/submit-evidence', as: 'entity' },
  { path: '/api/v1/delegations', as: 'reviewer' },
  { path: '/api/v1/sessions', as: 'nobody' },
  { path: '/api/v1/entity-accounts', as: 'nobody' },
  { path: '/api/v1/oidc/staff', as: 'nobody' },
] as const

const send = (tries: string, at: (typeof doors)[number], body: string, nth: number): HostileRequest => ({
  tries,
  ...at,
  by: 'api',
  method: 'POST',
  nth,
  headers: json,
  body,
})

const anyDoor = fc.constantFrom(...doors)
const anyCase = fc.nat(20)

const uploads = [
  { path: '/api/v1/imports', as: 'officer', by: 'api' },
  { path: '/api/v1/cases/{case}/evidence', as: 'officer', by: 'api' },
  { path: '/cases/{case}/listing/serve-notice', as: 'officer', by: 'page' },
  { path: '/cases/{case}/objection/file', as: 'entity', by: 'page' },
  { path: '/imports', as: 'officer', by: 'page' },
  { path: '/cases/{case}/listing/serve-notice', as: 'nobody', by: 'page' },
] as const
const boundary = 'hostile'

const field = (name: string, value: string) =>
  `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`
const file = (name: string, value: string) =>
  `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\n\r\n${value}\r\n`

const upload = (
  tries: string,
  at: (typeof uploads)[number],
  body: string,
  nth: number,
  type = `multipart/form-data; boundary=${boundary}`,
): HostileRequest => ({
  tries,
  ...at,
  method: 'POST',
  nth,
  headers: { 'content-type': type, 'idempotency-key': 'hostile' },
  body,
})
const anyUpload = fc.constantFrom(...uploads)
const end = `--${boundary}--\r\n`

export const bodyKinds: readonly HostileKind[] = [
  {
    name: 'nests',
    requests: fc
      .tuple(anyDoor, fc.integer({ min: 20, max: 500_000 }), fc.constantFrom('[', '{"a":'), fc.boolean(), anyCase)
      .map(([at, depth, open, whole, nth]) => {
        const levels = Math.min(depth, Math.floor(1_000_000 / (open.length + 1)))
        const close = (open === '[' ? ']' : '}').repeat(levels)
        return send('nests', at, `${open.repeat(levels)}${open === '[' ? '' : '1'}${whole ? close : ''}`, nth)
      }),
  },
  {
    name: 'wide lists and objects',
    requests: fc
      .tuple(
        anyDoor,
        fc.integer({ min: 100, max: 300_000 }),
        fc.constantFrom('evidence', 'grounds', 'items', 'measures'),
        fc.constantFrom('{}', '1', '""', '{"title":1}', '[]'),
        anyCase,
      )
      .map(([at, count, name, item, nth]) => {
        const fitting = Math.min(count, Math.floor(1_000_000 / (item.length + 1)))
        return send('wide', at, `{"${name}":[${Array.from({ length: fitting }, () => item).join()}]}`, nth)
      }),
  },
  {
    name: 'keys without an end',
    requests: fc
      .tuple(anyDoor, fc.integer({ min: 100, max: 100_000 }), fc.boolean(), anyCase)
      .map(([at, count, same, nth]) =>
        send('keys', at, `{${Array.from({ length: count }, (_, n) => `"k${same ? '' : n}":1`).join()}}`, nth),
      ),
  },
  {
    name: 'odd values',
    requests: fc
      .tuple(
        anyDoor,
        fc.constantFrom('1e400', '-1', '99999999999999999999', '"\\u0000"', '"\\ud800"', '{"__proto__":{}}', 'null'),
        fc.constantFrom('account', 'code', 'reason', 'evidence', 'grounds', 'pack', 'days'),
        anyCase,
      )
      .map(([at, value, name, nth]) => send('values', at, `{"${name}":${value}}`, nth)),
  },
  {
    name: 'texts that patterns are slow on',
    requests: fc
      .tuple(anyDoor, fc.constantFrom('a', '1', '1 ', 'a@', '路1', ' ', '.', '[', '{', '〔不公开〕'), anyCase)
      .map(([at, part, nth]) =>
        send(
          'patterns',
          at,
          JSON.stringify({ reason: part.repeat(300_000 / part.length), code: part.repeat(9_000) }),
          nth,
        ),
      ),
  },
  {
    name: 'many and long fields of a form with files',
    requests: fc
      .tuple(anyUpload, fc.integer({ min: 1, max: 3_000 }), fc.integer({ min: 1, max: 4_000_000 }), anyCase)
      .map(([at, count, total, nth]) => {
        const value = 'x'.repeat(Math.ceil(total / count))
        return upload('fields', at, Array.from({ length: count }, (_, n) => field(`f${n}`, value)).join('') + end, nth)
      }),
  },
  {
    name: 'a form with files that is broken or cut short',
    requests: fc
      .tuple(
        anyUpload,
        fc.constantFrom(
          'multipart/form-data',
          'multipart/form-data; boundary=',
          `multipart/form-data; boundary=${boundary}`,
        ),
        fc.integer({ min: 0, max: 400 }),
        anyCase,
      )
      .map(([at, type, length, nth]) =>
        upload('broken', at, (field('_csrf', 'x') + file('a.csv', 'x'.repeat(200)) + end).slice(0, length), nth, type),
      ),
  },
  {
    name: 'many files and odd names',
    requests: fc
      .tuple(
        anyUpload,
        fc.integer({ min: 1, max: 300 }),
        fc.constantFrom('..', 'a\u0000b', 'x'.repeat(5_000), ''),
        anyCase,
      )
      .map(([at, count, name, nth]) =>
        upload('files', at, Array.from({ length: count }, () => file(name, 'x')).join('') + end, nth),
      ),
  },
  {
    name: 'tables whose cells patterns are slow on',
    requests: fc
      .tuple(
        anyUpload,
        fc.constantFrom('-', '+', '@', '=', '="', "='"),
        fc.constantFrom('A', 'A.', '_', ' ', '"', "'", '[', '1 ', '$A', '('),
        fc.integer({ min: 1_000, max: 32_000 }),
        anyCase,
      )
      .map(([at, sign, part, length, nth]) =>
        upload('tables', at, file('a.csv', `a\n${sign}${part.repeat(length / part.length)}`) + end, nth),
      ),
  },
  {
    name: 'a body that comes slowly',
    requests: fc
      .tuple(anyDoor, fc.integer({ min: 2, max: 5 }), anyCase)
      .map(([at, pieces, nth]) => ({ ...send('slow', at, `{"reason":"${'x'.repeat(2_000)}"}`, nth), pieces })),
  },
]
