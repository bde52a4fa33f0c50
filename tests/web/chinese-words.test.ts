import { writeFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import { withDatabase } from '../setup/database.ts'
import { people } from '../support/people.ts'
import { addresses } from './addresses.ts'
import { password } from './house.ts'
import { withPages } from './support.ts'
import type { Person } from './support.ts'
import type { Town } from './town.ts'
import { buildTown } from './town.ts'

const database = withDatabase()
const pages = withPages(database)
let town: Town
beforeAll(async () => {
  town = await buildTown(pages)
  // People have Chinese names, as they do where the system is used.
  const { rows } = await database.owner.query<{ id: string }>('SELECT id FROM accounts ORDER BY id')
  const signs = '甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥'
  for (const [n, { id }] of rows.entries())
    await database.owner.query('UPDATE accounts SET name = $2 WHERE id = $1', [id, `虚构${signs[n % signs.length]}`])
}, 180_000)

const readers = ['officer', 'reviewer', 'finance', 'entity', 'city', 'pudong', 'auditor', 'operator', 'nobody'] as const
type Reader = (typeof readers)[number]

/** What may stand in Latin letters among Chinese words: formats, standards and units that have no other name. */
const known = new Set(
  ['API', 'CSV', 'JSON', 'OpenID', 'PDF', 'XLSX', 'MB', 'UTF', 'GB', 'English', 'KB', 'Excel', 'Chrome', 'Linux'].map(
    (word) => word.toLowerCase(),
  ),
)

// Names that users type or read off: accounts, case numbers, credit codes, hashes stand in elements of their own.
const identifiers =
  /<(span|code|pre|small|strong|p|dd|td)\b[^>]*class="[^"]*\bcode\b[^"]*"[^>]*>.*?<\/\1>|<code\b.*?<\/code>/gs
// The courtesy note of a letter says by itself in which language it is.
const inEnglish = /<p\b[^>]*\blang="en"[^>]*>.*?<\/p>/gs
const files = /[\p{L}\p{N}（）()_-]+\.(?:pdf|png|jpg|xlsx|csv|docx|json)/giu
// Case numbers, credit codes, measures, the shape of an invitation code, and how the names of entities' accounts begin.
const numbers = /BH-\d{4}-\d{6}|[0-9A-HJ-NPQRTUWXY]{18}|\bM\d{2}\b|\b[A-Z]{4}(?:-[A-Z0-9]{4})+\b|\bentity-[a-z-]*/g

/** Everything that a reader sees or hears of a page. */
function visible(html: string): { readonly all: string; readonly words: string } {
  const body = html
    .replace(/^.*?<body/s, '<body')
    .replace(/<(script|style|svg)\b.*?<\/\1>/gs, (part) =>
      [...part.matchAll(/<text[^>]*>([^<]*)<\/text>|aria-label="([^"]*)"/g)]
        .map(([, text, label]) => text ?? label)
        .join(' '),
    )
  const spoken = [...body.matchAll(/(?:aria-label|title|alt|placeholder|data-title)="([^"]*)"/g)].map(
    ([, text]) => text,
  )
  const values = [...body.matchAll(/<textarea[^>]*>([^<]*)/g)].map(([, text]) => text)
  const textOf = (part: string) => part.replace(/<[^>]*>/g, ' ')
  const plain = (text: string) =>
    text.replaceAll('&amp;', '&').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"')
  return {
    all: plain([textOf(body), ...spoken, ...values].join('\n')),
    words: plain([textOf(body.replace(inEnglish, ' ').replace(identifiers, ' ')), ...spoken].join('\n'))
      .replace(files, ' ')
      .replace(numbers, ' '),
  }
}

const raw: readonly (readonly [string, RegExp])[] = [
  ['the code of an agency or department', /\b(?:agency|dept)-[a-z0-9]+/g],
  ['an instant', /\d{4}-\d\d-\d\dT\d\d:\d\d[^ ]*/g],
  ['the id of an event, command or letter', /\b[a-z]+[A-Z]?[A-Za-z]*\.[a-z]+[A-Za-z]*\b/g],
  ['the version of a template or pack', /\b[A-Za-z-]+@\d+(?:\.\d+)*/g],
  ['a name in camel case', /\b[a-z]+[A-Z][A-Za-z]*\b/g],
]

function foreignWords({ words }: { readonly words: string }): string[] {
  return [...words.matchAll(/[A-Za-z][A-Za-z]+/g)]
    .map(([word]) => word)
    .filter((word) => !known.has(word.toLowerCase()))
}

// As the list of sign-ins names it.
const browser = 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36'
const around = (text: string, word: string) => {
  const at = text.search(new RegExp(`\\b${word}\\b`))
  return text.slice(Math.max(0, at - 40), at + 40).replace(/\s+/g, ' ')
}

const cookies = new Map<Reader, Promise<string>>()
async function signIn(who: Person): Promise<string> {
  const body = new URLSearchParams({ account: people[who].id, password })
  const answer = await fetch(`${pages.address}/sign-in`, {
    method: 'POST',
    body,
    redirect: 'manual',
    headers: { 'user-agent': browser },
  })
  return answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ')
}
async function read(who: Reader, path: string): Promise<string | undefined> {
  const cookie = cookies.get(who) ?? (who === 'nobody' ? Promise.resolve('') : signIn(who))
  cookies.set(who, cookie)
  const answer = await fetch(pages.address + path, {
    redirect: 'follow',
    headers: { cookie: await cookie, 'user-agent': browser },
  })
  const isPage = String(answer.headers.get('content-type')).includes('text/html')
  const text = await answer.text()
  if (answer.status >= 500) throw new Error(`${path} answers ${answer.status} to ${who}`)
  return isPage ? text : undefined
}

/** What makes two addresses the same page with other numbers. */
const kindOf = (path: string) =>
  path
    .replace(/BH-\d{4}-\d{6}/, 'case')
    .replace(/[0-9a-f-]{36}/, 'id')
    .replace(/\?.*$/, '')

// Each kind of page in so many cases at most: a case has other words at other points of its life.
const mostOfKind = 16

async function crawl(who: Reader): Promise<Map<string, string>> {
  const seen = new Map<string, string>()
  const asked = new Set<string>()
  const counts = new Map<string, number>()
  const queue = ['/', ...addresses.filter((address) => address.who === who).map(({ path }) => path(town))]
  for (let path = queue.shift(); path !== undefined; path = queue.shift()) {
    const count = counts.get(kindOf(path)) ?? 0
    if (asked.has(path) || count >= mostOfKind) continue
    asked.add(path)
    counts.set(kindOf(path), count + 1)
    const html = await read(who, path)
    if (html === undefined) continue
    seen.set(path, html)
    for (const [, href = ''] of html.matchAll(/<a\b[^>]*?href="(\/[^"#]*)/g)) {
      const address = href.replaceAll('&amp;', '&')
      if (!/^\/(api|assets)\/|lang=|\.(csv|xlsx)$/.test(address)) queue.push(address)
    }
  }
  return seen
}

describe.each(readers)('the pages that %s can reach', (who) => {
  it('show no raw codes and no foreign words', async () => {
    const found = new Map<string, string>()
    const seen = await crawl(who)
    for (const [path, html] of seen) {
      const shown = visible(html)
      for (const [what, pattern] of raw)
        // The names of demonstration accounts look like codes of departments.
        for (const [code] of (what.startsWith('the code') && !html.includes('id="demo"')
          ? shown.all
          : shown.words
        ).matchAll(pattern))
          found.set(`${code} (${what})`, path)
      for (const word of foreignWords(shown)) found.set(word, `${path}: …${around(shown.words, word)}…`)
    }
    if (process.env['FOUND'])
      writeFileSync(
        `${process.env['FOUND']}-${who}.txt`,
        [`${seen.size} pages`, ...[...found].map((one) => one.join('  '))].join('\n'),
      )
    expect([...found]).toEqual([])
    expect(seen.size).toBeGreaterThan(who === 'nobody' ? 8 : 10)
  }, 300_000)
})
