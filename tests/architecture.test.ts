import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Import, SourceFile } from './support/source-files.ts'
import { importsOf, reach, readSources, root } from './support/source-files.ts'

const sources = readSources()
// The program that serves both is the one place of the API that knows the pages.
const servesPages = 'api/server.ts'
const partOf = (path: string) => path.split('/')[0] ?? ''
const inPart = (part: string) => sources.filter(({ path }) => partOf(path) === part)

/** What each folder may import besides itself. */
const allowed: Readonly<Record<string, readonly string[]>> = {
  domain: [],
  rules: ['domain'],
  database: ['domain'],
  letters: ['domain', 'rules'],
  evidence: ['domain'],
  record: ['domain', 'rules', 'database'],
  workflows: ['domain', 'activities'],
  activities: ['domain', 'rules', 'record', 'workflows'],
  api: ['domain', 'rules', 'letters', 'evidence', 'record', 'database', 'workflows', 'config.ts'],
  web: ['domain', 'rules', 'letters', 'evidence', 'record', 'database', 'workflows', 'api'],
}

/** Each import that is not as it should be, as "file -> target". */
function offences(files: readonly SourceFile[], offends: (made: Import, file: SourceFile) => boolean): string[] {
  return files.flatMap((file) =>
    file.imports.filter((made) => offends(made, file)).map(({ target }) => `${file.path} -> ${target}`),
  )
}

describe('the sources', () => {
  it('were read, with their imports', () => {
    expect(sources.length).toBeGreaterThan(150)
    for (const part of Object.keys(allowed)) {
      expect(inPart(part).length, part).toBeGreaterThan(2)
    }
    const words = sources.flatMap(({ text }) => text.match(/^(import|export) [^\n]*from '|^\} from '/gm) ?? []).length
    const read = sources.flatMap(({ imports }) => imports).length
    expect(words).toBeGreaterThan(500)
    expect(read).toBeGreaterThanOrEqual(words)
    const missing = offences(sources, ({ target, isOurs }) => isOurs && !existsSync(join(root, target)))
    expect(missing).toEqual([])
  })

  it('would be found to import what they may not, however it is written', () => {
    const text = [
      `import { decide } from './decide.ts'`,
      `import type { Pool } from 'pg'`,
      `import {\n  execute,\n} from '../record/execute.ts'`,
      `export * from '../api/app.ts'`,
      // Put together, so that this very file is not found to import it.
      `const late = await import(${"'../web/late.ts'"})`,
    ].join('\n')
    expect(importsOf('domain/wrong.ts', text)).toEqual([
      { target: 'domain/decide.ts', isOurs: true, typeOnly: false },
      { target: 'pg', isOurs: false, typeOnly: true },
      { target: 'record/execute.ts', isOurs: true, typeOnly: false },
      { target: 'api/app.ts', isOurs: true, typeOnly: false },
      { target: 'web/late.ts', isOurs: true, typeOnly: false },
    ])
  })

  it.each(Object.keys(allowed))('of %s import only what they may', (part) => {
    const may = new Set([part, ...(allowed[part] ?? [])])
    const strays = offences(
      inPart(part),
      ({ target, isOurs }, { path }) =>
        isOurs && !may.has(partOf(target)) && !(path === servesPages && target === 'web/pages.ts'),
    )
    expect(strays).toEqual([])
  })

  it('of the domain import no package and nothing of Node', () => {
    expect(offences(inPart('domain'), ({ isOurs }) => !isOurs)).toEqual([])
  })

  it('of the database know the domain’s types only', () => {
    expect(offences(inPart('database'), ({ target, typeOnly }) => partOf(target) === 'domain' && !typeOnly)).toEqual([])
  })
})

describe('the bundle of the workflows', () => {
  const bundle = reach('workflows/index.ts', sources)
  const bundled = sources.filter(({ path }) => bundle.has(path))

  it('brings the domain and nothing else of ours', () => {
    expect(bundled.length).toBeGreaterThan(10)
    expect(bundled.map(({ path }) => partOf(path)).filter((part) => !['workflows', 'domain'].includes(part))).toEqual(
      [],
    )
  })

  it('brings no package but Temporal’s', () => {
    const foreign = ({ target, isOurs, typeOnly }: Import) =>
      !isOurs && !typeOnly && !['@temporalio/workflow', '@temporalio/common'].includes(target)
    expect(offences(bundled, foreign)).toEqual([])
  })

  it('is known to all others by its contract only', () => {
    const others = sources.filter(({ path }) => !bundle.has(path) && !['workflows', 'tests'].includes(partOf(path)))
    const inside = ({ target, typeOnly }: Import) =>
      bundle.has(target) && partOf(target) === 'workflows' && target !== 'workflows/contract.ts' && !typeOnly
    expect(offences(others, inside)).toEqual([])
  })
})

describe('every file', () => {
  it('leaves the environment to config.ts', () => {
    const mayRead = new Set(['config.ts', 'operations', 'bench', 'tests', 'vitest.config.ts'])
    const readers = sources.filter(({ path, text }) => !mayRead.has(partOf(path)) && text.includes('process.env'))
    expect(readers.map(({ path }) => path)).toEqual([])
    expect(sources.find(({ path }) => path === 'config.ts')?.text).toContain('process.env')
  })

  it('is small', () => {
    const lengths = sources.map(({ path, text }) => ({ path, lines: text.split('\n').length - 1 }))
    expect(lengths.filter(({ lines }) => lines > 300)).toEqual([])
    const share = (limit: number) => lengths.filter(({ lines }) => lines < limit).length / lengths.length
    expect(share(80)).toBeGreaterThanOrEqual(0.5)
    expect(share(200)).toBeGreaterThanOrEqual(0.95)
  })
})
