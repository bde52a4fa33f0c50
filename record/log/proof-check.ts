import { nodeHash } from './merkle.ts'

/** Whether paths prove what they are for, as RFC 9162 sections 2.1.3.2 and 2.1.4.2 check them. Written beside the code
 * that makes paths, and sharing nothing with it but the hash of a node, so that neither follows the other's faults. */

/** The root that a path gives to a leaf at a position of a tree; undefined when it is no path there. */
export function rootByPath(leaf: Buffer, position: number, size: number, path: readonly Buffer[]): Buffer | undefined {
  if (position >= size) return undefined
  let at = position
  let last = size - 1
  let root = leaf
  for (const step of path) {
    if (last === 0) return undefined
    if (at % 2 === 1 || at === last) {
      root = nodeHash(step, root)
      while (at % 2 === 0 && at !== 0) [at, last] = [half(at), half(last)]
    } else root = nodeHash(root, step)
    ;[at, last] = [half(at), half(last)]
  }
  return last === 0 ? root : undefined
}

/** Whether a path proves that the tree of the newer root begins with that of the older. */
export function isContinued(
  older: { readonly size: number; readonly root: Buffer },
  newer: { readonly size: number; readonly root: Buffer },
  path: readonly Buffer[],
): boolean {
  if (older.size === newer.size) return path.length === 0 && older.root.equals(newer.root)
  if (older.size === 0) return path.length === 0
  if (older.size > newer.size) return false
  const isPowerOfTwo = Number.isInteger(Math.log2(older.size))
  const steps = isPowerOfTwo ? [older.root, ...path] : path
  let at = older.size - 1
  let last = newer.size - 1
  while (at % 2 === 1) [at, last] = [half(at), half(last)]
  const [first, ...rest] = steps
  if (!first) return false
  let oldRoot = first
  let newRoot = first
  for (const step of rest) {
    if (last === 0) return false
    if (at % 2 === 1 || at === last) {
      oldRoot = nodeHash(step, oldRoot)
      newRoot = nodeHash(step, newRoot)
      while (at % 2 === 0 && at !== 0) [at, last] = [half(at), half(last)]
    } else newRoot = nodeHash(newRoot, step)
    ;[at, last] = [half(at), half(last)]
  }
  return last === 0 && oldRoot.equals(older.root) && newRoot.equals(newer.root)
}

const half = (n: number) => Math.floor(n / 2)
