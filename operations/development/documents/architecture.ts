import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { SourceFile } from './source-files.ts'
import { root } from './source-files.ts'

// What everything may stand on, and what may stand on everything: arrows of theirs would tell nothing.
const leftOut = new Set(['tests', 'domain'])
const tools = new Set(['operations', 'bench'])

/** The page of the rooms, with one picture of who needs whom, drawn from the imports. */
export function drawArchitecture(sources: readonly SourceFile[]): string {
  const words = roomWords()
  const rooms = [...new Set(sources.filter(({ path }) => path.includes('/')).map(({ path }) => roomOf(path)))].sort()
  const drawn = rooms.filter((room) => !leftOut.has(room) && !tools.has(room))
  const lines = drawn.flatMap((room) =>
    arrowsFrom(room, sources)
      .filter(([to]) => drawn.includes(to))
      .map(([to, typeOnly]) => `  ${room} ${typeOnly ? '-.->' : '-->'} ${to}`),
  )
  const onDomain = drawn.filter((room) => arrowsFrom(room, sources).some(([to]) => to === 'domain'))
  const rows = rooms.map((room) => {
    const needs = arrowsFrom(room, sources).map(([to, typeOnly]) => (typeOnly ? `${to} (types)` : to))
    return `| \`${room}/\` | ${words.get(room) ?? ''} | ${room === 'tests' ? 'anything' : needs.join(', ') || 'nothing'} |`
  })
  return [
    '# Architecture',
    'Written by `npm run docs` from the imports of the sources; what each room is for comes from the [README](../README.md). What each may import is set in [tests/architecture.test.ts](../tests/architecture.test.ts); why it is so, in the [decisions](decisions/README.md).',
    `An arrow leads from a room to one that it imports; a dotted arrow is of types only, which are gone when the program runs. Left out: \`domain\`, which imports nothing and which is imported by ${onDomain.map((room) => `\`${room}\``).join(', ')}; ${[...tools].map((room) => `\`${room}\``).join(' and ')}, which start and measure the others; \`tests\`.`,
    ['```mermaid', 'flowchart TD', ...lines, '```'].join('\n'),
    ['| Room | What it holds | Imports |', '| --- | --- | --- |', ...rows].join('\n'),
    '',
  ]
    .join('\n\n')
    .replace(/\n+$/, '\n')
}

const roomOf = (path: string) => path.slice(0, path.indexOf('/'))

/** The rooms that a room imports, each with whether it takes types only. */
function arrowsFrom(room: string, sources: readonly SourceFile[]): (readonly [to: string, typeOnly: boolean])[] {
  const made = sources.filter(({ path }) => roomOf(path) === room).flatMap(({ imports }) => imports)
  const ours = made.filter(({ target, isOurs }) => isOurs && target.includes('/') && roomOf(target) !== room)
  const targets = [...new Set(ours.map(({ target }) => roomOf(target)))].sort()
  return targets.map((to) => [to, ours.every(({ target, typeOnly }) => roomOf(target) !== to || typeOnly)])
}

function roomWords(): ReadonlyMap<string, string> {
  const rows = readFileSync(join(root, 'README.md'), 'utf8').matchAll(/^\| `(\w+)\/` \| (.*) \|$/gm)
  const fromHere = (words: string) => words.replaceAll('](docs/', '](').replaceAll(/\]\((?=web\/)/g, '](../')
  return new Map([...rows].map(([, room = '', words = '']) => [room, fromHere(words)]))
}
