import fc from 'fast-check'
import type { HostileKind, HostileRequest } from './request.ts'

const urlencoded = { 'content-type': 'application/x-www-form-urlencoded' }

/** The forms that have lists, and what a row of each holds. */
const lists = [
  { path: '/cases/{case}/listing/defend', as: 'entity', list: 'grounds', column: 'text' },
  { path: '/cases/{case}/listing/revise', as: 'officer', list: 'rectification.requirements', column: 'text' },
  { path: '/cases/{case}/listing/answer-grounds', as: 'officer', list: 'answers', column: 'answer' },
  { path: '/cases/{case}/rectification/submit-evidence', as: 'entity', list: 'items', column: 'statement' },
  { path: '/cases/{case}/rectification/return-evidence', as: 'reviewer', list: 'gaps', column: 'text' },
  { path: '/cases/{case}/repair/name-gaps', as: 'officer', list: 'gaps', column: 'text' },
  { path: '/cases/new', as: 'officer', list: 'measures', column: 'code' },
  { path: '/sign-in', as: 'nobody', list: 'account', column: 'x' },
  { path: '/invitation', as: 'nobody', list: 'code', column: 'x' },
] as const

const form = (tries: string, at: (typeof lists)[number], body: string, nth: number): HostileRequest => ({
  tries,
  as: at.as,
  by: 'page',
  method: 'POST',
  path: at.path,
  nth,
  headers: urlencoded,
  body,
})

const anyList = fc.constantFrom(...lists)
const anyCase = fc.nat(20)
const number = fc.oneof(
  fc.constantFrom('1e9', '1e300', 'Infinity', '-1', 'NaN', '2000000', '4294967296', '0x7fffffff', '999', '00', '1.5'),
  fc.integer({ min: 0, max: 2 ** 31 - 1 }).map(String),
)
const repeated = (count: number, part: (n: number) => string) => Array.from({ length: count }, (_, n) => part(n))

export const formKinds: readonly HostileKind[] = [
  {
    name: 'a row with a hostile number',
    requests: fc
      .tuple(anyList, number, anyCase)
      .map(([at, row, nth]) => form('row', at, `${at.list}.${row}.${at.column}=x&_version=1`, nth)),
  },
  {
    name: 'rows without an end',
    requests: fc
      .tuple(anyList, fc.integer({ min: 50, max: 20_000 }), fc.constantFrom('', 'x'), anyCase)
      .map(([at, count, text, nth]) =>
        form('rows', at, repeated(count, (n) => `${at.list}.${n}.${at.column}=${text}`).join('&'), nth),
      ),
  },
  {
    name: 'one field many times',
    requests: fc
      .tuple(anyList, fc.integer({ min: 2, max: 50_000 }), anyCase)
      .map(([at, count, nth]) => form('duplicates', at, repeated(count, () => `${at.list}=x`).join('&'), nth)),
  },
  {
    name: 'lines without an end in one field',
    requests: fc
      .tuple(anyList, fc.integer({ min: 1_000, max: 900_000 }), fc.constantFrom('%0A', 'a%0A'), anyCase)
      .map(([at, length, line, nth]) =>
        form(
          'lines',
          at,
          `evidence=a${line.repeat(Math.floor(length / line.length))}b&gaps=a${line.repeat(1_000)}`,
          nth,
        ),
      ),
  },
  {
    name: 'odd encodings',
    requests: fc
      .tuple(
        anyList,
        fc.array(
          fc.constantFrom('%00', '%', '%zz', '%ff%fe', '%ed%a0%80', '+', '&&', '=', '__proto__=1', 'a[b][c]=1'),
          {
            minLength: 1,
            maxLength: 2_000,
          },
        ),
        anyCase,
      )
      .map(([at, parts, nth]) => form('encodings', at, parts.join(''), nth)),
  },
  {
    name: 'names without an end',
    requests: fc
      .tuple(anyList, fc.integer({ min: 1_000, max: 1_000_000 }), anyCase)
      .map(([at, length, nth]) => form('names', at, `${at.list}.${'1.'.repeat(length / 2)}=x`, nth)),
  },
]
