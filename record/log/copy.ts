import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { closedMode } from './closed-files.ts'
import { lastCheckpoint } from './outside.ts'
import { hashBytes, leafBytes, leavesBetween } from './leaf-bytes.ts'
import type { Frontier } from './merkle.ts'
import { createFrontier } from './merkle.ts'
import { readCheckpoint } from './note.ts'

/** Thrown when the log in the database does not continue the copy outside it; nothing is signed then. */
export class LogDiverged extends Error {}

/** Thrown where the copy is gone although the log was signed before. */
export class CopyLost extends LogDiverged {}

/** The copy as its keeper knows it: the frontier of its leaves, and what was signed last. */
export interface Copy {
  readonly frontier: Frontier
  signedSize: number
  signedAt: number
}

const frontierFile = 'frontier.json'
// No hash is this: a machine that lost its power may have made the file longer than what it has written.
const unwritten = Buffer.alloc(hashBytes)

interface KeptFrontier {
  readonly size: number
  readonly nodes: readonly string[]
}

/** Keeps a frontier beside the leaves, so that the next keeper need not read all of them again. */
export function keepFrontier(folder: string, { size, nodes }: Pick<Frontier, 'size' | 'nodes'>): void {
  const path = join(folder, frontierFile)
  const kept: KeptFrontier = { size, nodes: nodes().map((node) => node.toString('base64')) }
  writeFileSync(`${path}.new`, JSON.stringify(kept), { mode: closedMode })
  renameSync(`${path}.new`, path)
}

/** Whether a folder holds a copy that was signed. */
export function hasCopy(folder: string): boolean {
  return lastCheckpoint(folder) !== undefined
}

/**
 * Opens a copy. Its kept frontier counts when it gives the root of the last checkpoint, which nobody can make it do
 * otherwise; else every leaf is read. Throws `LogDiverged` when the leaves are not what was signed.
 */
export async function openCopy(folder: string): Promise<Copy> {
  const last = lastCheckpoint(folder)
  const signed = last && readCheckpoint(last.note)
  const kept = frontierIn(folder)
  const fits = signed !== undefined && kept?.size === signed.size && kept.root().equals(signed.root)
  const copy: Copy = {
    frontier: fits ? kept : createFrontier(),
    signedSize: signed?.size ?? 0,
    signedAt: last ? Date.parse(last.at) : 0,
  }
  await follow(folder, copy, copy.signedSize)
  if (signed && !copy.frontier.root().equals(signed.root)) throw new LogDiverged(copyBroken(folder))
  await follow(folder, copy)
  return copy
}

/** What to say of a copy that is not what was signed. */
export const copyBroken = (folder: string) =>
  `The copy of the log in ${folder} is not what its last checkpoint says: put it back from its own backup, or move it away and begin a new one with npm run log-copy.`

/** Takes up what the folder holds beyond the frontier, as far as it was written. In pieces, so that nothing else is held up for long. */
export async function follow(folder: string, { frontier }: Copy, end = Infinity): Promise<void> {
  const leaves = leafBytes(folder)
  const until = Math.min(end, Math.floor(leaves.length / hashBytes))
  for (const some of leavesBetween(leaves, frontier.size, until)) {
    for (const leaf of some) {
      if (leaf.equals(unwritten)) return
      frontier.push(leaf)
    }
    await new Promise((resolve) => setImmediate(resolve))
  }
}

function frontierIn(folder: string): Frontier | undefined {
  const path = join(folder, frontierFile)
  if (!existsSync(path)) return undefined
  try {
    const { size, nodes } = JSON.parse(readFileSync(path, 'utf8')) as KeptFrontier
    return createFrontier({ size, nodes: nodes.map((node) => Buffer.from(node, 'base64')) })
  } catch (error) {
    // A crash may have left half of it; the leaves are read then.
    if (error instanceof SyntaxError || error instanceof TypeError) return undefined
    throw error
  }
}
