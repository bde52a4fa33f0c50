import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Import, SourceFile } from '../operations/development/documents/source-files.ts'
import { circles, importsOf, reach, readSources, root } from '../operations/development/documents/source-files.ts'

const sources = readSources()
const partOf = (path: string) => path.split('/')[0] ?? ''
const inPart = (part: string) => sources.filter(({ path }) => partOf(path) === part)

const belowTheDoors = [
  'domain',
  'rules',
  'letters',
  'evidence',
  'database',
  'record',
  'identity',
  'casework',
  'fictitious',
]

/**
 * What each folder may import besides itself, from what all stand on to what stands on all. No two folders may need each
 * other, so neither door knows the other, and what a person does has its one place below both.
 */
const allowed: Readonly<Record<string, readonly string[]>> = {
  domain: [],
  rules: ['domain'],
  database: ['domain'],
  letters: ['domain', 'rules', 'processes.ts'],
  evidence: ['domain', 'processes.ts'],
  record: ['domain', 'rules', 'database', 'letters', 'processes.ts'],
  workflows: ['domain'],
  activities: ['domain', 'rules', 'letters', 'record', 'workflows'],
  // Whoever lives a case of nobody stands on the domain alone; the accounts of the demonstration are among these people.
  fictitious: ['domain', 'database'],
  identity: ['domain', 'database', 'record', 'fictitious'],
  casework: ['domain', 'rules', 'letters', 'evidence', 'database', 'record', 'workflows', 'identity', 'restarts.ts'],
  http: ['domain', 'evidence', 'database', 'record', 'identity', 'casework', 'fictitious'],
  api: [...belowTheDoors, 'http'],
  web: [...belowTheDoors, 'http', 'processes.ts', 'restarts.ts'],
  // The two programs put the rooms together; what starts and measures them uses all but the doors themselves.
  'server.ts': [...belowTheDoors, 'http', 'api', 'web', 'workflows', 'config.ts', 'restarts.ts'],
  'worker.ts': [...belowTheDoors, 'activities', 'workflows', 'config.ts', 'heartbeat.ts'],
  operations: [...belowTheDoors, 'http', 'workflows', 'config.ts', 'restarts.ts', 'heartbeat.ts'],
  bench: [...belowTheDoors, 'operations'],
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
      expect(inPart(part).length, part).toBeGreaterThan(part.endsWith('.ts') ? 0 : 2)
    }
    // Every room is spoken of, so that none can be added beside the rules.
    const rooms = new Set(sources.map(({ path }) => partOf(path)).filter((part) => !part.endsWith('.ts')))
    expect([...rooms].filter((room) => room !== 'tests' && !(room in allowed))).toEqual([])
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
    const strays = offences(inPart(part), ({ target, isOurs }) => isOurs && !may.has(partOf(target)))
    expect(strays).toEqual([])
  })

  it('need each other in one direction only, those of types counted', () => {
    const pairs = new Set(
      sources.flatMap(({ path, imports }) =>
        imports.filter(({ isOurs }) => isOurs).map(({ target }) => `${partOf(path)} ${partOf(target)}`),
      ),
    )
    const mutual = (one: string, other: string) => one < other && pairs.has(`${other} ${one}`)
    expect([...pairs].filter((pair) => mutual(...(pair.split(' ') as [string, string])))).toEqual([])
    expect(pairs).toContain('web casework')
  })

  it('of the domain import no package and nothing of Node', () => {
    expect(offences(inPart('domain'), ({ isOurs }) => !isOurs)).toEqual([])
  })

  it('of the database know the domain’s types only', () => {
    expect(offences(inPart('database'), ({ target, typeOnly }) => partOf(target) === 'domain' && !typeOnly)).toEqual([])
  })
})

describe('the doors', () => {
  const doors = ['api', 'web', 'http'].flatMap(inPart)

  it('hold no connection to the record: they read by the reader, and write by casework and identity', () => {
    expect(doors.length).toBeGreaterThan(250)
    expect(offences(doors, ({ target }) => target === 'pg')).toEqual([])
    const opens =
      /import \{[^}]*\b(opened|forDoors|createPool|openRecord|openReading|inTransaction)\b[^}]*\} from|\.pool\b|\bpool[,:]/
    expect(doors.filter(({ text }) => opens.test(text)).map(({ path }) => path)).toEqual([])
    expect(opens.test('const { pool, clock } = record')).toBe(true)
    expect(opens.test(`import { closed, opened } from '../record/door-record.ts'`)).toBe(true)
    // What a door gets is closed in one place, where the programs hand it over.
    const closing = doors.filter(({ text }) => /\bclosed\(given/.test(text)).map(({ path }) => path)
    expect(closing).toEqual(['api/app.ts'])
  })

  it('ask whether somebody may see a case in one way', () => {
    const askers = sources.filter(({ path, text }) => partOf(path) !== 'tests' && /\bfindCase\(/.test(text))
    expect(askers.map(({ path }) => path)).toEqual(['database/queries/cases.ts', 'identity/visible-case.ts'])
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

/** Folders of tests that are no folder of the sources, each with its reason. */
const foldersOfTheirOwn: Readonly<Record<string, string>> = {
  accounts: 'the command that makes accounts, with a database; tests/operations brings up whole installations',
  privacy: 'what is personal, over every room at once',
  replay: 'histories that earlier workflows have left',
  storm: 'operations/storm without an installation; tests/operations brings up whole ones',
}

describe('every test', () => {
  const tests = sources.filter(({ path }) => path.startsWith('tests/') && path.endsWith('.test.ts'))
  const placeOf = (path: string) => path.slice('tests/'.length, -'.test.ts'.length)
  const folderOf = (path: string) => path.split('/').slice(0, -1).join('/')
  const tested = sources.map(({ path }) => path.replace(/\.tsx?$/, '')).filter((path) => !path.startsWith('tests/'))
  const folders = new Set(tested.flatMap((path) => path.split('/').map((_, n, parts) => parts.slice(0, n).join('/'))))

  it('lies in the folder that it tests', () => {
    expect(tests.length).toBeGreaterThan(200)
    const own = (folder: string) => folders.has(folder) || folder in foldersOfTheirOwn
    expect(tests.filter(({ path }) => !own(folderOf(placeOf(path)))).map(({ path }) => path)).toEqual([])
    const used = new Set(tests.map(({ path }) => folderOf(placeOf(path))))
    expect(Object.keys(foldersOfTheirOwn).filter((folder) => !used.has(folder) || folders.has(folder))).toEqual([])
  })

  it('that has the name of one source of its room lies at the same path', () => {
    const astray = tests.flatMap(({ path }) => {
      const place = placeOf(path)
      if (tested.includes(place) || folders.has(place) || !place.includes('/')) return []
      const name = place.split('/').at(-1) ?? ''
      const [one, ...others] = tested.filter(
        (other) => other.startsWith(`${partOf(place)}/`) && other.endsWith(`/${name}`),
      )
      return one === undefined || others.length > 0 ? [] : [`${path} tests ${one}`]
    })
    expect(astray).toEqual([])
  })

  it('of a track bears its name', () => {
    const tracks = tested.filter((path) => /^domain\/\w+\/commands$/.test(path)).map((path) => path.split('/')[1]!)
    expect(tracks.length).toBeGreaterThanOrEqual(10)
    // Accounts are no track: what is told of them leaves a case as it is.
    const named = tracks.filter((track) => tests.some(({ path }) => path === `tests/domain/${track}.test.ts`))
    expect(tracks.filter((track) => !named.includes(track))).toEqual(['accounts'])
  })
})

describe('every file', () => {
  it('leaves the environment to config.ts, and what a process of ours is told of it to environment.ts', () => {
    const mayRead = new Set(['config.ts', 'environment.ts', 'operations', 'bench', 'tests', 'vitest.config.ts'])
    const readers = sources.filter(({ path, text }) => !mayRead.has(partOf(path)) && text.includes('process.env'))
    expect(readers.map(({ path }) => path)).toEqual([])
    expect(sources.find(({ path }) => path === 'config.ts')?.text).toContain('process.env')
  })

  it('compares secrets by one function, which takes any length', () => {
    const named = sources.filter(({ text }) => text.includes(`timing${'SafeEqual'}(`)).map(({ path }) => path)
    expect(named).toEqual(['identity/secrets.ts'])
  })

  it('folds names, codes and numbers for comparing by one function', () => {
    // A password is hashed in a form of its own; a formula is sought in a cell as it stands.
    const own = ['domain/identifiers/normal-form.ts', 'evidence/inspect/formula.ts']
    const passwords = ['identity/password-policy.ts', 'identity/passwords.ts']
    const folds = sources.filter(({ path, text }) => partOf(path) !== 'tests' && /\.normalize\('NFK/.test(text))
    expect(folds.map(({ path }) => path).toSorted()).toEqual([...own, ...passwords].toSorted())
  })

  it('is in no circle of imports, those of types counted', () => {
    expect(circles(sources)).toEqual([])
    const linked = (from: string, to: string) => ({
      path: from,
      text: '',
      imports: [{ target: to, isOurs: true, typeOnly: true }],
    })
    expect(circles([linked('a.ts', 'b.ts'), linked('b.ts', 'c.ts'), linked('c.ts', 'b.ts')])).toEqual([
      ['b.ts', 'c.ts'],
    ])
  })

  it('is small', () => {
    const lengths = sources.map(({ path, text }) => ({ path, lines: text.split('\n').length - 1 }))
    expect(lengths.filter(({ lines }) => lines > 300)).toEqual([])
    const share = (limit: number) => lengths.filter(({ lines }) => lines < limit).length / lengths.length
    expect(share(80)).toBeGreaterThanOrEqual(0.5)
    expect(share(200)).toBeGreaterThanOrEqual(0.95)
  })
})
