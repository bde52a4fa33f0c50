import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { closedMode } from './closed-files.ts'
import type { KeptLateness } from './lateness.ts'
import type { Frontier } from './merkle.ts'
import type { Seen } from './passed-by.ts'

const file = 'compared.json'

/** How far a comparison has come, and what it has found. */
interface Kept {
  readonly position: number
  readonly nodes: readonly string[]
  readonly failure?: string
  readonly lateness?: KeptLateness
  /** How far it has looked for what was passed by, behind the last leaf. */
  readonly seen?: Seen
}

/** The position of a frontier, as it is kept. */
export const positionOf = (frontier: Frontier) => ({
  position: frontier.size,
  nodes: frontier.nodes().map((node) => node.toString('base64')),
})

/** Keeps how far a comparison has come. */
export function note(folder: string, kept: { readonly [K in keyof Kept]: Kept[K] | undefined }): void {
  const path = join(folder, file)
  writeFileSync(`${path}.new`, JSON.stringify(kept), { mode: closedMode })
  renameSync(`${path}.new`, path)
}

/** What was kept; of a copy that is shorter now it is none. */
export function keptIn(folder: string, size: number): Kept | undefined {
  const path = join(folder, file)
  if (!existsSync(path)) return undefined
  try {
    const kept = JSON.parse(readFileSync(path, 'utf8')) as Kept
    return kept.position <= size ? kept : undefined
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}

/** Keeps nothing any more: the comparison has come to its end. */
export const forget = (folder: string): void => rmSync(join(folder, file), { force: true })
