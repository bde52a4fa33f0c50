import { hash } from 'node:crypto'

/** A Merkle tree as RFC 6962 section 2.1 has it, over SHA-256: leaves are prefixed 0x00, nodes 0x01. */

const leafPrefix = Buffer.from([0])
const nodePrefix = Buffer.from([1])

/** The hash of a leaf from its content. */
export function leafHash(content: Uint8Array): Buffer {
  return hash('sha256', Buffer.concat([leafPrefix, content]), 'buffer')
}

/** The hash of a node from those of its two children. */
export function nodeHash(left: Uint8Array, right: Uint8Array): Buffer {
  return hash('sha256', Buffer.concat([nodePrefix, left, right]), 'buffer')
}

/** The root of the empty tree. */
export const emptyRoot = hash('sha256', '', 'buffer')

/** The largest power of two below a size of two or more: where its tree divides. */
export function splitOf(size: number): number {
  return 2 ** Math.floor(Math.log2(size - 1))
}

const nothing = { size: 0, nodes: [] }

/** A root that grows leaf by leaf: it keeps only the roots of the full subtrees, so a leaf costs two hashes. */
export interface Frontier {
  readonly size: number
  push(leaf: Buffer): void
  root(): Buffer
  /** The roots of the full subtrees from the left, from which a frontier can go on. */
  nodes(): readonly Buffer[]
}

/** A frontier: empty, or one that goes on behind so many leaves from the roots of their full subtrees. */
export function createFrontier(from: { readonly size: number; readonly nodes: readonly Buffer[] } = nothing): Frontier {
  // Full subtrees from the left, each smaller than the one before, as the binary digits of the size.
  const full = [...from.nodes]
  let { size } = from
  return {
    nodes: () => [...full],
    get size() {
      return size
    },
    push(leaf) {
      let node = leaf
      for (let rest = size; rest % 2 === 1; rest = (rest - 1) / 2) node = nodeHash(full.pop()!, node)
      full.push(node)
      size += 1
    },
    root: () =>
      full.reduceRight<Buffer | undefined>((right, left) => (right ? nodeHash(left, right) : left), undefined) ??
      emptyRoot,
  }
}

/** The root over hashes in order: leaves, or the roots of full subtrees of one height. */
export function rootOf(hashes: readonly Buffer[]): Buffer {
  const frontier = createFrontier()
  for (const hash of hashes) frontier.push(hash)
  return frontier.root()
}

/** The leaves from `start` up to but without `end`; its hash is the root over them. */
export interface Range {
  readonly start: number
  readonly end: number
}

/** The ranges whose hashes prove that the leaf at `index` is in the tree of `size`, from the leaf upwards (2.1.1). */
export function inclusionRanges(index: number, size: number): Range[] {
  const walk = (start: number, end: number): Range[] => {
    if (end - start === 1) return []
    const middle = start + splitOf(end - start)
    return index < middle
      ? [...walk(start, middle), { start: middle, end }]
      : [...walk(middle, end), { start, end: middle }]
  }
  return walk(0, size)
}

/** The ranges whose hashes prove that the tree of `older` leaves is the beginning of that of `newer` (2.1.2). */
export function consistencyRanges(older: number, newer: number): Range[] {
  const walk = (start: number, end: number, whole: boolean): Range[] => {
    if (older === end) return whole ? [] : [{ start, end }]
    const middle = start + splitOf(end - start)
    if (older <= middle) return [...walk(start, middle, whole), { start: middle, end }]
    return [...walk(middle, end, false), { start, end: middle }]
  }
  return older === 0 || older === newer ? [] : walk(0, newer, true)
}
