import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { fill, inWords, placeholdersIn } from '../../letters/fill.ts'
import { letterKinds } from '../../letters/kinds.ts'
import { checkAgencies, checkTemplate } from '../../letters/template-schema.ts'
import { agencyOf, currentTemplate, templateOf } from '../../letters/templates.ts'
import { formatDocumentNumber, parseDocumentNumber } from '../../domain/identifiers/document-number.ts'

const folder = new URL('../../letters/templates/', import.meta.url)
const files = readdirSync(folder)
const read = (name: string) => JSON.parse(readFileSync(new URL(name, folder), 'utf8'))

describe('the templates', () => {
  it('are there for every kind, and each kind numbers apart', () => {
    const codes = letterKinds.map((kind) => currentTemplate(kind).code)
    expect(new Set(codes).size).toBe(codes.length)
    for (const kind of letterKinds) expect(templateOf(kind, currentTemplate(kind).version).kind).toBe(kind)
    expect(() => templateOf('decision', 99)).toThrow('decision@99')
  })

  it.each(files)('%s speaks only of what its kind knows, and of that in English too', (name) => {
    const template = checkTemplate(name, read(name))
    expect(template.courtesy).toMatch(/^Courtesy note: .* The Chinese text decides\.$|^Courtesy note: /)
    expect(template.courtesy).not.toMatch(/\p{Script=Han}/u)
  })

  it.each(letterKinds)('%s in its wording of today tells in English until when each right lasts', (kind) => {
    const { blocks, courtesy } = currentTemplate(kind)
    const untils = (text: string) => placeholdersIn(text).filter((name) => name.endsWith('Until'))
    expect(untils(courtesy)).toEqual(untils(JSON.stringify(blocks)))
  })

  it('gives each right to be heard its own last day, and says nothing of a hearing in notices of one term', () => {
    const { courtesy } = currentTemplate('determinationNotice')
    const words = { entityName: '虚构', servedOn: '2026-04-07', defenceUntil: '2026-04-14', hearingUntil: '2026-04-16' }
    const told = fill(courtesy, words, 'en')
    expect(told).toContain('send evidence until the end of 14 April 2026')
    expect(told).toContain('ask for a hearing until the end of 16 April 2026')
    expect(fill(courtesy, { ...words, hearingUntil: undefined }, 'en')).not.toContain('hearing')
  })

  it.each(files)('%s is refused when any placeholder is misspelt', (name) => {
    const text = readFileSync(new URL(name, folder), 'utf8')
    const names = placeholdersIn(text)
    expect(names.length).toBeGreaterThan(3)
    for (const word of names) {
      const wrong = JSON.parse(text.replaceAll(`{${word}}`, `{${word}X}`))
      expect(() => checkTemplate(name, wrong), word).toThrow(`{${word}X} is no word`)
    }
  })

  it('are refused with an unknown kind, list or field', () => {
    const decision = read('decision@1.json')
    expect(() => checkTemplate('x', { ...decision, kind: 'verdict' })).toThrow('letters/x is not valid')
    expect(() => checkTemplate('x', { ...decision, blocks: [{ list: 'people', item: '{name}' }] })).toThrow(
      'people is no list of decision',
    )
    expect(() => checkTemplate('x', { ...decision, blocks: [{ list: 'measures', item: '{name}' }] })).toThrow(
      '{name} is no word',
    )
    expect(() => checkTemplate('x', { ...decision, colour: 'red' })).toThrow('colour')
  })
})

describe('filling', () => {
  it('drops a part whose word is missing and refuses a hole', () => {
    expect(fill('甲[，{b}]。', { b: undefined }, 'zh')).toBe('甲。')
    expect(fill('甲[，{b}]。', { b: '乙' }, 'zh')).toBe('甲，乙。')
    expect(() => fill('甲{b}', { b: undefined }, 'zh')).toThrow('the word b')
  })

  it('takes what people wrote as it is', () => {
    expect(fill('[{a}]', { a: '[{b}] $& {a}' }, 'zh')).toBe('[{b}] $& {a}')
  })

  it('writes dates as readers do', () => {
    expect(inWords('2026-04-07', 'zh')).toBe('2026年4月7日')
    expect(inWords('2026-04-07', 'en')).toBe('7 April 2026')
    expect(inWords('2026-04-07起', 'zh')).toBe('2026-04-07起')
  })
})

describe('agencies', () => {
  it('number their documents under their own name', () => {
    for (const code of ['agency-pudong', 'agency-jingan', 'agency-elsewhere']) {
      const number = formatDocumentNumber({ organ: `${agencyOf(code).organ}认`, year: 2026, serial: 7 })
      expect(parseDocumentNumber(number), number).toEqual({ organ: `${agencyOf(code).organ}认`, year: 2026, serial: 7 })
    }
    expect(agencyOf('agency-pudong').organ).not.toBe(agencyOf('agency-jingan').organ)
    expect(() => checkAgencies([{ code: 'a', title: '甲', organ: 'A1' }])).toThrow()
  })
})
