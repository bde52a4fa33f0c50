import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize, relative } from 'node:path'
import { fileURLToPath } from 'node:url'

export interface SourceFile {
  /** From the root of the project. */
  readonly path: string
  readonly text: string
  readonly imports: readonly Import[]
}

export interface Import {
  /** From the root of the project, or the name of a package. */
  readonly target: string
  readonly isOurs: boolean
  /** Gone when the program runs. */
  readonly typeOnly: boolean
}

export const root = fileURLToPath(new URL('../../..', import.meta.url))

const notSource = new Set(['node_modules', 'dist', 'data', 'coverage'])
const fromImport = /^(?:import|export)\s+(type\s)?(?:[^'";]*?\sfrom\s+)?'([^']+)'/gm
const dynamicImport = /\bimport\((?:\s*)'([^']+)'/g

/** Every TypeScript file of the project with what it imports. */
export function readSources(): SourceFile[] {
  return list(root)
    .map((path) => relative(root, path))
    .map((path) => {
      const text = readFileSync(join(root, path), 'utf8')
      return { path, text, imports: importsOf(path, text) }
    })
}

function list(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) return notSource.has(entry.name) || entry.name.startsWith('.') ? [] : list(path)
    return /\.tsx?$/.test(entry.name) ? [path] : []
  })
}

/** What a file's text imports, each import once as it is written. */
export function importsOf(path: string, text: string): Import[] {
  const found = [
    ...[...text.matchAll(fromImport)].map(([, type, target]) => ({
      target: target ?? '',
      typeOnly: type !== undefined,
    })),
    ...[...text.matchAll(dynamicImport)].map(([, target]) => ({ target: target ?? '', typeOnly: false })),
  ]
  return found.map(({ target, typeOnly }) => {
    const isOurs = target.startsWith('.')
    return { target: isOurs ? normalize(join(dirname(path), target)) : target, isOurs, typeOnly }
  })
}

/** The files that one file brings with it when it runs, itself included. */
export function reach(start: string, sources: readonly SourceFile[]): Set<string> {
  const byPath = new Map(sources.map((file) => [file.path, file]))
  const reached = new Set<string>()
  const visit = (path: string) => {
    if (reached.has(path)) return
    reached.add(path)
    for (const { target, isOurs, typeOnly } of byPath.get(path)?.imports ?? []) {
      if (isOurs && !typeOnly) visit(target)
    }
  }
  visit(start)
  return reached
}

/** Each group of files that can all be reached from each other by imports, those of types counted. */
export function circles(sources: readonly SourceFile[]): string[][] {
  const byPath = new Map(sources.map((file) => [file.path, file]))
  const low = new Map<string, number>()
  const open: string[] = []
  const found: string[][] = []
  // Tarjan: a file is the first of its circle when nothing that it reaches leads further back.
  const visit = (path: string): number => {
    const number = low.size
    low.set(path, number)
    open.push(path)
    let lowest = number
    for (const { target, isOurs } of byPath.get(path)?.imports ?? []) {
      if (!isOurs || !byPath.has(target)) continue
      if (!low.has(target)) lowest = Math.min(lowest, visit(target))
      else if (open.includes(target)) lowest = Math.min(lowest, low.get(target)!)
    }
    low.set(path, lowest)
    if (lowest === number) {
      const circle = open.splice(open.indexOf(path))
      if (circle.length > 1) found.push(circle.toSorted())
    }
    return lowest
  }
  for (const { path } of sources) if (!low.has(path)) visit(path)
  return found
}
