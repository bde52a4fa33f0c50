import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { drawLifecycle } from '../operations/lifecycle.ts'
import { root } from './support/source-files.ts'

const read = (path: string) => readFileSync(join(root, path), 'utf8')
const { scripts } = JSON.parse(read('package.json')) as { scripts: Readonly<Record<string, string>> }

const readmes = ['README.md', 'README.zh-CN.md']
const pages = [
  ...readmes,
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

it('docs/lifecycle.md is what the domain allows: node --import tsx operations/lifecycle.ts', () => {
  expect(read('docs/lifecycle.md')).toBe(drawLifecycle())
}, 120_000)

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

  it('names every setting that config.ts reads, and no other', () => {
    const settings = [...read('config.ts').matchAll(/^ {2}([A-Z][A-Z_]+): /gm)].map(([, name]) => name)
    const named = [...text.matchAll(/^\| (`[A-Z].*?) \|/gm)].flatMap(([, cell]) => cell?.match(/[A-Z][A-Z_]+/g) ?? [])
    expect(settings.length).toBeGreaterThan(15)
    expect(new Set(named)).toEqual(new Set(settings))
    expect(named).toHaveLength(settings.length)
  })
})

it('both languages show the same commands', () => {
  const [english, chinese] = readmes.map((page) => shellLines(read(page)))
  expect(english?.length).toBeGreaterThan(50)
  expect(chinese).toEqual(english)
})
