import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { isRefusal } from '../../domain/refusal.ts'
import type { Problem } from '../../rules/check.ts'
import { checkCalendarYear } from '../../rules/calendar-schema.ts'
import { filesIn } from '../../rules/load.ts'
import { checkPack, checkPrecedence } from '../../rules/schema.ts'

const read = (file: string) => JSON.parse(readFileSync(new URL(`../../rules/${file}`, import.meta.url), 'utf8'))

function problems(
  check: (file: string, data: unknown) => unknown,
  file: string,
  spoil: (data: any) => void,
): Problem[] {
  const data = read(file)
  spoil(data)
  const checked = check(file, data)
  expect(checked).toMatchObject({ refused: true, code: 'rules.invalid', params: { file } })
  return isRefusal(checked) ? (checked.params['problems'] as Problem[]) : []
}

const packProblems = (file: string, spoil: (pack: any) => void) => problems(checkPack, `packs/${file}.json`, spoil)
const yearProblems = (spoil: (year: any) => void) => problems(checkCalendarYear, 'calendars/2026.json', spoil)

describe('the schema of rule packs', () => {
  it('accepts every published file', () => {
    for (const file of filesIn('packs')) expect(isRefusal(checkPack(file, read(file))), file).toBe(false)
    for (const file of filesIn('calendars')) expect(isRefusal(checkCalendarYear(file, read(file))), file).toBe(false)
    expect(isRefusal(checkPrecedence('precedence.json', read('precedence.json')))).toBe(false)
  })

  const wrong: [place: string, reason: RegExp, file: string, spoil: (pack: any) => void][] = [
    ['rules[0].term.count', /number/, 'sh-2020-9', (pack) => (pack.rules[0].term.count = '7')],
    ['rules[0].term.count', />=0/, 'sh-2020-9', (pack) => (pack.rules[0].term.count = -7)],
    ['rules[0].term.unit', /workingDays/, 'sh-2020-9', (pack) => (pack.rules[0].term.unit = 'weeks')],
    ['rules[0].topic', /listing\.review/, 'sh-2020-9', (pack) => (pack.rules[0].topic = 'publicity.shout')],
    ['rules[0].countsFrom', /Invalid option/, 'sh-2020-9', (pack) => (pack.rules[0].countsFrom = 'whenever')],
    [
      'rules[0].countsFrom',
      /publicity\.publish counts from decided or decisionServed/,
      'sh-2020-9',
      (pack) => (pack.rules[0].countsFrom = 'published'),
    ],
    ['rules[0].title.zh', />=1/, 'sh-2020-9', (pack) => (pack.rules[0].title.zh = '')],
    ['rules[0].verified', /found/, 'sh-2020-9', (pack) => (pack.rules[0].verified = 'surely')],
    ['rules[0].params', /shouting/, 'sh-2020-9', (pack) => (pack.rules[0].params = { shouting: true })],
    ['rules[0].term', /needs a term/, 'sh-2020-9', (pack) => delete pack.rules[0].term],
    ['rules[0].params.rollOver', /rest day/, 'sh-2020-9', (pack) => (pack.rules[0].params = { rollOver: false })],
    ['from', /date/i, 'sh-2020-9', (pack) => (pack.from = '2020-02-30')],
    ['until', /before it begins/, 'sh-2020-9', (pack) => (pack.until = '2020-07-31')],
    ['rules[1].id', /stands twice/, 'sh-2020-9', (pack) => (pack.rules[1].id = 'SH-7wd')],
    [
      'rules[2].topic',
      /same cases as SH-7wd/,
      'sh-2020-9',
      (pack) => pack.rules.push({ ...pack.rules[0], id: 'other' }),
    ],
    [
      'rules[0].verified',
      /own pack/,
      'sh-2020-9',
      (pack) => {
        pack.rules[0].verified = 'proposal'
        delete pack.rules[0].source.article
      },
    ],
    ['rules[0].verified', /proposals only/, 'operator-defaults', (pack) => (pack.rules[0].verified = 'found')],
    [
      'rules[0].source.article',
      /found in the text/,
      'operator-defaults',
      (pack) => (pack.rules[0].source.article = '第一条'),
    ],
    [
      'rules[0].source.article',
      /found in the text/,
      'ndrc-2026-36',
      (pack) => (pack.rules[0].source.article = '第一条'),
    ],
    // Only the packs that did so once: nobody defends himself before he is told of what is proposed.
    [
      'rules[5].countsFrom',
      /repair\.revocationDefence counts from revocationNoticeServed$/,
      'operator-dates@3',
      (pack) =>
        (pack.rules.find((rule: any) => rule.topic === 'repair.revocationDefence').countsFrom = 'revocationProposed'),
    ],
    ['rules', />=1/, 'sh-2020-9', (pack) => (pack.rules = [])],
    ['', /Unrecognized key/, 'sh-2020-9', (pack) => (pack.mood = 'good')],
  ]

  it.each(wrong)('refuses at %s because of %s', (place, reason, file, spoil) => {
    expect(packProblems(file, spoil)).toEqual([
      { place, reason: expect.stringMatching(reason), zh: expect.stringMatching(/./) },
    ])
  })

  it('allows the same topic for other tiers and for special fields', () => {
    expect(isRefusal(checkPack('x', read('packs/ndrc-2023-58.json')))).toBe(false)
    expect(packProblems('ndrc-2023-58', (pack) => delete pack.rules[1].fields)).toEqual([
      {
        place: 'rules[1].topic',
        reason: 'answers publicity.min for the same cases as N58-gen-min',
        zh: expect.stringMatching(/./),
      },
    ])
  })

  it('names all problems at once', () => {
    const found = packProblems('sh-2020-9', (pack) => {
      pack.version = 0
      pack.rank = 'village'
    })
    expect(found.map(({ place }) => place)).toEqual(['version', 'rank'])
  })

  it('refuses what is no pack at all', () => {
    expect(checkPack('x', null)).toMatchObject({ refused: true, params: { problems: [{ place: '' }] } })
  })
})

describe('the schema of calendars and precedence', () => {
  const wrong: [place: string, reason: RegExp, spoil: (year: any) => void][] = [
    ['version', /1 notices have been issued/, (year) => (year.version = 2)],
    ['entries[0].to', /not after 2026-01-01/, (year) => (year.entries[0].to = '2026-01-01')],
    ['entries[0].from', /lies outside 2026/, (year) => (year.entries[0].from = '2025-12-24')],
    ['entries[1].from', /falls on a weekend/, (year) => (year.entries[1].from = '2026-01-05')],
    ['entries[0].notice', /no notice of the year/, (year) => (year.entries[0].notice = '国办发明电〔1900〕1号')],
    ['entries[0].occasion.en', />=1/, (year) => (year.entries[0].occasion.en = '')],
    ['notices[0].issuedOn', /date/i, (year) => (year.notices[0].issuedOn = 'soon')],
  ]

  it.each(wrong)('refuses at %s because of %s', (place, reason, spoil) => {
    expect(yearProblems(spoil)).toEqual([
      { place, reason: expect.stringMatching(reason), zh: expect.stringMatching(/./) },
    ])
  })

  it('refuses a precedence by a ground that does not exist', () => {
    const found = problems(checkPrecedence, 'precedence.json', (data: any) => (data.criteria[0].by = 'loudest'))
    expect(found).toEqual([
      { place: 'criteria[0].by', reason: expect.stringContaining('lawOverOperator'), zh: expect.stringMatching(/./) },
    ])
  })
})
