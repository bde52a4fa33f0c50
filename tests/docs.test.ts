import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { root } from '../operations/development/documents/source-files.ts'

const read = (path: string) => readFileSync(join(root, path), 'utf8')
const { scripts } = JSON.parse(read('package.json')) as { scripts: Readonly<Record<string, string>> }

const readmes = ['README.md', 'README.zh-CN.md']
const pages = [
  ...readmes,
  'SECURITY.md',
  ...readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.md'))
    .map((path) => join('docs', path)),
]

/** The scripts of package.json that a text tells its readers to run. */
const scriptsIn = (text: string) =>
  [...text.matchAll(/\bnpm (?:run ([\w:-]+)|(start|test)\b)/g)].map(([, run, short]) => run ?? short ?? '')

/** The lines of a text's shell blocks without their remarks. */
const shellLines = (text: string) =>
  [...text.matchAll(/```sh\n(.*?)```/gs)]
    .flatMap(([, code]) => (code ?? '').split('\n'))
    .map((line) => line.replace(/(^|\s+)# .*/, '').replace(/Accept-Language: \w+/, 'Accept-Language: *'))

describe('the pages', () => {
  it.each(pages)('%s tells to run only what there is', (page) => {
    const text = read(page)
    expect(scriptsIn(text).filter((name) => scripts[name] === undefined)).toEqual([])
    const programs = [...text.matchAll(/node --import tsx ([\w/.-]+\.ts)/g)].map(([, path]) => path ?? '')
    expect(programs.filter((path) => !existsSync(join(root, path)))).toEqual([])
  })

  it.each(pages)('%s leads only to what there is', (page) => {
    const links = [...read(page).matchAll(/\]\(([^):#]+)\)/g)].map(([, target]) => target ?? '')
    expect(links.filter((target) => !existsSync(join(root, dirname(page), target)))).toEqual([])
  })
})

describe.each(readmes)('%s', (page) => {
  const text = read(page)

  it('names the commands for running, testing, the demo and the bench', () => {
    expect(scriptsIn(text)).toEqual(expect.arrayContaining(['start', 'test', 'demo', 'bench', 'migrate']))
    expect(text).toMatch(/^npm ci && npm start\b/m)
    expect(text).toMatch(/^npm ci && npm test\b/m)
  })

  it('names every setting that settings.ts has, and no other', () => {
    const settings = [...read('settings.ts').matchAll(/^ {2}([A-Z][A-Z_]+): /gm)].map(([, name]) => name)
    const named = [...text.matchAll(/^\| (`[A-Z].*?) \|/gm)].flatMap(([, cell]) => cell?.match(/[A-Z][A-Z_]+/g) ?? [])
    expect(settings.length).toBeGreaterThan(15)
    expect(new Set(named)).toEqual(new Set(settings))
    expect(named).toHaveLength(settings.length)
  })
})

it.each(readmes)('%s names every secret that may come as a file', (page) => {
  const [, list = ''] = /const secrets: .*?\(\[(.*?)\]\)/s.exec(read('settings.ts')) ?? []
  const secrets = [...list.matchAll(/'(\w+)'/g)].map(([, name = '']) => name)
  const sentence = read(page)
    .split('\n')
    .find((line) => line.includes('`_FILE`'))
  expect(secrets.length).toBeGreaterThan(5)
  const named = (name: string) => sentence?.includes(`\`${name.replace(/^(STAFF|ENTITY)(?=_OIDC)/, '…')}\``)
  expect(secrets.filter((name) => !named(name))).toEqual([])
})

it('both languages show the same commands', () => {
  const [english, chinese] = readmes.map((page) => shellLines(read(page)))
  expect(english?.length).toBeGreaterThan(50)
  expect(chinese).toEqual(english)
})

describe('docs/asvs.md', () => {
  const text = read('docs/asvs.md')
  const states = { proved: 'proved', decided: 'decided', open: 'open', 'n/a': 'not applicable' } as const
  const rowsOf = (part: string) =>
    [...part.matchAll(/^\| ([\d., ]+) \| ([12]) \| (.*?) \| ([\w/]+) \| (.*) \|$/gm)].map(
      ([, numbers = '', level, , state, by = '']) => ({
        numbers: numbers.split(', '),
        level,
        state,
        by,
      }),
    )
  const told = (part: string) =>
    Object.entries(states)
      .map(
        ([state, words]) =>
          `${rowsOf(part).flatMap((row) => (row.state === state ? row.numbers : [])).length} ${words}`,
      )
      .join(', ')
  const rows = rowsOf(text)

  it('counts in its headings what its rows say', () => {
    const parts = text.split(/^(?=## )/m).slice(1)
    expect(/^# .*: (.*)$/m.exec(text)?.[1]).toBe(told(text))
    expect(parts).toHaveLength(17)
    for (const part of parts) expect(part).toContain(`: ${told(part)}\n`)
  })

  it('has each requirement of both levels once', () => {
    const numbers = rows.flatMap((row) => row.numbers)
    expect(text.match(/^\| \d/gm)).toHaveLength(rows.length)
    expect(new Set(numbers).size).toBe(numbers.length)
    expect(rows.filter(({ level }) => level === '1').flatMap((row) => row.numbers)).toHaveLength(70)
    expect(rows.filter(({ level }) => level === '2').flatMap((row) => row.numbers)).toHaveLength(183)
  })

  it('names for what is proved the tests that there are, and says why for all else', () => {
    for (const { numbers, state, by } of rows) {
      expect(by, numbers.join()).not.toBe('')
      if (state === 'proved') expect(by, numbers.join()).toMatch(/`tests\/[\w/.-]+\.test\.ts`/)
    }
    const named = [...text.matchAll(/`((?:tests|api|domain|evidence)\/[\w/.-]+\.ts)`/g)].map(([, path]) => path ?? '')
    expect(named.length).toBeGreaterThan(50)
    expect(named.filter((path) => !existsSync(join(root, path)))).toEqual([])
  })
})

describe('docs/decisions/', () => {
  const index = read('docs/decisions/README.md')
  const names = readdirSync(join(root, 'docs/decisions')).filter((name) => name !== 'README.md')

  // Numbers are handed out before a decision is written down, and some are not used.
  it('are numbered from 0001 on, each number once', () => {
    expect(names.length).toBeGreaterThan(20)
    expect(names.filter((name) => !/^\d{4}-/.test(name))).toEqual([])
    expect(new Set(names.map((name) => name.slice(0, 4))).size).toBe(names.length)
    expect(names.toSorted()[0]).toMatch(/^0001-/)
  })

  it.each(names)('%s has its number, a date and a status, and stands with them in the index', (name) => {
    const [, number, title, date, status] =
      /^# (\d{4})\. (.+)\n\nDate: (\d{4}-\d\d-\d\d)\. Status: (accepted|.*superseded .*by .+)\.\n\n/.exec(
        read(join('docs/decisions', name)),
      ) ?? []
    expect(name.slice(0, 4)).toBe(number)
    expect(index).toContain(`| [${number}](${name}) | ${title} | ${date} | ${status} |`)
  })
})
