import { beforeAll, describe, expect, it } from 'vitest'
import { withDatabase } from '../setup/database.ts'
import { people } from '../support/people.ts'
import { done } from '../support/world.ts'
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
  await done(pages.record, town.rectifying, people.entity, 'rectification.commit', { commitment: '承诺按期完成整改' })
}, 180_000)

const cookies = new Map<Person, Promise<string>>()
async function signIn(who: Person): Promise<string> {
  const body = new URLSearchParams({ account: people[who].id, password })
  const answer = await fetch(`${pages.address}/sign-in`, { method: 'POST', body, redirect: 'manual' })
  return answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ')
}
async function ask(who: Person, path: string, body?: FormData | URLSearchParams): Promise<Response> {
  const cookie = cookies.get(who) ?? signIn(who)
  cookies.set(who, cookie)
  const method = body ? { method: 'POST', body } : {}
  return await fetch(pages.address + path, { ...method, redirect: 'manual', headers: { cookie: await cookie } })
}

const attribute = (tag: string, name: string) => new RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1]
const plainText = (text: string) =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&')

interface ShownForm {
  readonly action: string
  readonly hidden: readonly (readonly [string, string])[]
  readonly texts: readonly { readonly name: string; readonly value: string }[]
  readonly files: readonly string[]
  readonly isMultipart: boolean
  readonly ways: readonly (readonly [string, string])[]
}

/** The forms of a page that can be sent in more ways than one, each text filled with words of its own. */
const formsWithWays = (html: string): ShownForm[] =>
  [...(html.split('<main')[1] ?? '').matchAll(/<form method="post" action="([^"]*)"([^>]*)>(.*?)<\/form>/gs)]
    .map(([, action = '', about = '', inner = '']): ShownForm => {
      const tags = [...inner.matchAll(/<(?:input|textarea|button)\b[^>]*>/g)].map(([tag]) => tag)
      const named = tags.filter((tag) => attribute(tag, 'name') !== undefined)
      const pair = (tag: string) =>
        [plainText(attribute(tag, 'name') ?? ''), plainText(attribute(tag, 'value') ?? '')] as const
      const texts = named
        .filter(
          (tag) =>
            tag.startsWith('<textarea') || attribute(tag, 'type') === 'text' || attribute(tag, 'type') === 'date',
        )
        .map((tag, n) => ({
          name: pair(tag)[0],
          value:
            attribute(tag, 'type') === 'date'
              ? '2026-04-01'
              : attribute(tag, 'inputmode') === 'decimal'
                ? `7${n}`
                : `第${n}处写下的内容（虚构）`,
        }))
      return {
        action: plainText(action),
        isMultipart: about.includes('multipart'),
        hidden: named.filter((tag) => attribute(tag, 'type') === 'hidden').map(pair),
        texts,
        files: named.filter((tag) => attribute(tag, 'type') === 'file').map((tag) => pair(tag)[0]),
        ways: named.filter((tag) => tag.startsWith('<button')).map(pair),
      }
    })
    .filter(({ ways }) => ways.length > 0)

const picture = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
)

function bodyOf(form: ShownForm, way: readonly [string, string]): FormData | URLSearchParams {
  const body = form.isMultipart ? new FormData() : new URLSearchParams()
  for (const [name, value] of form.hidden) body.append(name, value)
  for (const { name, value } of form.texts) body.append(name, value)
  if (body instanceof FormData)
    for (const [n, name] of form.files.entries())
      body.append(name, new File([picture, Uint8Array.of(n)], `照片${n}.png`, { type: 'image/png' }))
  body.append(...way)
  return body
}

const tried = [
  ...addresses.flatMap(({ name, who, path }) => (who === 'nobody' ? [] : [{ name, who, path }])),
  { name: 'evidence', who: 'entity', path: ({ rectifying }: Town) => `/matters/${rectifying}/evidence` },
  { name: 'repair', who: 'entity', path: ({ repairable }: Town) => `/cases/${repairable}/repair/apply` },
] as const

describe('a form that can be sent in several ways', () => {
  it('loses nothing that was typed by any of them, with files along', async () => {
    const ways: string[] = []
    const lost: string[] = []
    for (const { name, who, path } of tried) {
      const address = path(town)
      const count = formsWithWays(await (await ask(who, address)).text())
      for (const [f, { ways: all }] of count.entries())
        for (const w of all.keys()) {
          await database.owner.query('DELETE FROM drafts WHERE account = $1', [people[who].id])
          const form = formsWithWays(await (await ask(who, address)).text())[f]!
          const way = form.ways[w]!
          const answer = await ask(who, form.action, bodyOf(form, way))
          const what = `${name}: ${way.join('=')} ${answer.status}`
          ways.push(what)
          const { rows } = await database.owner.query('SELECT fields FROM drafts WHERE account = $1', [people[who].id])
          const kept = `${await answer.text()} ${rows.map(({ fields }) => JSON.stringify(fields)).join(' ')}`
          const gone = form.texts.filter(({ value }) => !kept.includes(value)).map((text) => text.name)
          if (gone.length > 0) lost.push(`${what}: ${gone.join(', ')}`)
          for (const n of form.files.keys())
            if (!new RegExp(`value="[0-9a-f]{64} 照片${n}\\.png" checked|"[0-9a-f]{64} 照片${n}\\.png"`).test(kept))
              lost.push(`${what}: 照片${n}.png`)
        }
    }
    expect(lost).toEqual([])
    expect(ways.length).toBeGreaterThan(12)
    expect(ways.filter((way) => way.startsWith('evidence: _do=upload'))).toHaveLength(1)
  }, 240_000)
})
