import { describe, expect, it } from 'vitest'
import { readSources } from '../../../operations/development/documents/source-files.ts'
import { commandForms } from '../../../web/commands/index.ts'
import { flashTones, told } from '../../../web/kit/flash.ts'
import type { FlashTone } from '../../../web/kit/flash.ts'
import type { Texts } from '../../../web/kit/words.ts'
import { withDatabase } from '../../setup/database.ts'
import { people } from '../../support/people.ts'
import { proposal } from '../../support/proposal.ts'
import { done } from '../../support/world.ts'
import { withHouse } from '../house.ts'

const database = withDatabase()
const house = withHouse(database)

// What the sentence itself says: something that did not happen, goes on, or was only kept cannot stand as done.
const notDone = /没有(?!正在)|此前|提交过|答复过|不能|无法|停在/
const goesOn = /正在(?!公示)|将在|请一位|已请求/
const onlyKept = /草稿已保存|没有提交，但已/
const mayBe = (tone: FlashTone, zh: string): boolean => {
  if (onlyKept.test(zh)) return tone === 'kept' || tone === 'attention'
  if (goesOn.test(zh) && !/没有/.test(zh)) return tone === 'begun'
  if (notDone.test(zh)) return tone === 'attention'
  return tone === 'done' || tone === 'begun'
}

/** Every message of a screen: its tone as the source gives it, and its sentence. */
async function messages(): Promise<{ place: string; tone: FlashTone; zh: string }[]> {
  const given: { place: string; tone: FlashTone; zh: string }[] = []
  for (const { path, text } of readSources()) {
    if (!path.startsWith('web/screens/')) continue
    for (const [, tone, set, name] of text.matchAll(
      /told\.(\w+)\(\s*(?:filledIn\()?(texts|clockTexts|passwordTexts)\.(\w+)/g,
    )) {
      const from = new RegExp(`import \\{[^}]*\\b${set}(?! as)\\b[^}]*\\} from '([^']+)'`).exec(text)?.[1]
      if (from === undefined) continue
      const module = (await import(new URL(from, new URL(`../../../${path}`, import.meta.url)).href)) as {
        [set: string]: Texts
      }
      given.push({
        place: `${path} ${name}`,
        tone: tone as FlashTone,
        zh: module[set ?? '']?.[name ?? '']?.zh ?? '',
      })
    }
  }
  return given
}

describe('the message about the last act', () => {
  it('has the tone of what it says, on every screen and for every command', async () => {
    const all = await messages()
    expect(all.length).toBeGreaterThan(25)
    expect(all.filter(({ zh }) => zh === '')).toEqual([])
    expect(all.filter(({ tone, zh }) => !mayBe(tone, zh))).toEqual([])
    const ofCommands = Object.entries(commandForms).filter(([, form]) => !mayBe('done', form.done.zh))
    expect(ofCommands.map(([type, form]) => [type, form.done.zh])).toEqual([])
  })

  it('is shown in the look of its tone, and one that has none is not shown', async () => {
    const looks = { done: 'done', begun: 'now', kept: 'info', attention: 'late' } as const
    const shown = async (flash: unknown) => {
      const cookies = { flash: encodeURIComponent(JSON.stringify(flash)) }
      const { body } = await house.app.inject({ url: '/sign-in', cookies })
      return /<div class="banner banner-(\w+)" role="status"><p>.*?<strong>([^<]*)<\/strong> ([^<]*)</s.exec(body)
    }
    const titles = new Set<string>()
    for (const tone of flashTones) {
      const { text } = told[tone]({ zh: '一句话（虚构）', en: 'A sentence' })
      const [, look, title = '', said] = (await shown([tone, text.zh, text.en])) ?? []
      expect([look, said], tone).toEqual([looks[tone], '一句话（虚构）'])
      titles.add(title)
    }
    expect(titles.size).toBe(flashTones.length)
    for (const none of [['great', '好', 'ok'], ['好', 'ok'], ['done', 1, 2], { tone: 'done' }])
      expect(await shown(none), JSON.stringify(none)).toBeNull()
  })

  it('of a draft is none of something done', async () => {
    const { caseNo } = await done(house.record, undefined, people.officer, 'listing.propose', proposal())
    const cookies = await house.signIn('reviewer')
    const url = `/cases/${caseNo}/listing/review`
    const toneAfter = async (typed: { [name: string]: string }) => {
      const answer = await house.send(url, { ...(await house.unseen(url, cookies)), ...typed }, { cookies })
      const flash = answer.cookies.find(({ name }) => name === 'flash')?.value ?? '[]'
      return (JSON.parse(decodeURIComponent(flash)) as string[])[0]
    }
    expect(await toneAfter({ comments: '还要再看（虚构）', _do: 'draft' })).toBe('kept')
    const unseen = await house.unseen(url, cookies)
    expect(await toneAfter({ ...unseen, outcome: 'agreed', comments: '同意' })).toBe('done')
  })
})
