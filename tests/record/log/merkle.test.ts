import { createHash, randomBytes } from 'node:crypto'
import { describe, expect, it, vi } from 'vitest'
import { checkConsistency, rootFromInclusion } from '../../../operations/proof/check-proof.mjs'
import type { Range } from '../../../record/log/merkle.ts'
import {
  consistencyRanges,
  createFrontier,
  emptyRoot,
  inclusionRanges,
  leafHash,
  nodeHash,
  rootOf,
} from '../../../record/log/merkle.ts'

// Tens of seconds of hashing on a busy machine.
vi.setConfig({ testTimeout: 240_000 })

// The inputs and roots that the reference implementation of Certificate Transparency tests itself with.
const inputs = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f']
const roots = [
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
]
const known = inputs.map((hex) => leafHash(Buffer.from(hex, 'hex')))

/** The definition of section 2.1, word for word. */
function definition(leaves: readonly Buffer[]): Buffer {
  if (leaves.length === 0) return createHash('sha256').digest()
  if (leaves.length === 1) return leaves[0]!
  let k = 1
  while (k * 2 < leaves.length) k *= 2
  return nodeHash(definition(leaves.slice(0, k)), definition(leaves.slice(k)))
}

const many = Array.from({ length: 10_000 }, (_, n) => leafHash(Buffer.from(`entry ${n}`)))
const subtrees = new Map<string, Buffer>()

function subtree({ start, end }: Range): Buffer {
  const key = `${start} ${end}`
  const known = subtrees.get(key) ?? rootOf(many.slice(start, end))
  subtrees.set(key, known)
  return known
}

/** The same with one bit turned. */
function damaged(hash: Buffer, bit: number): Buffer {
  const copy = Buffer.from(hash)
  copy[bit >> 3]! ^= 1 << (bit & 7)
  return copy
}

describe('the tree', () => {
  it('gives the known roots', () => {
    expect(emptyRoot.toString('hex')).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855')
    expect(roots.map((_, n) => rootOf(known.slice(0, n + 1)).toString('hex'))).toEqual(roots)
  })

  it('gives the known path of the first of eight leaves', () => {
    expect(inclusionRanges(0, 8).map(({ start, end }) => rootOf(known.slice(start, end)).toString('hex'))).toEqual([
      '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
      '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
      '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
    ])
  })

  it('gives the root of the definition at each of 300 sizes, also when it grows', () => {
    const frontier = createFrontier()
    for (let size = 0; size <= 300; size += 1) {
      const expected = definition(many.slice(0, size))
      expect([frontier.size, frontier.root(), rootOf(many.slice(0, size))]).toEqual([size, expected, expected])
      frontier.push(many[size]!)
    }
  })
})

describe('the offline script', () => {
  it('accepts 10,000 inclusion proofs and refuses each of them damaged', () => {
    const size = 10_000
    const root = rootOf(many)
    const counts = { good: 0, refused: 0 }
    const leadsToRoot = (leaf: Buffer, index: number, path: readonly Buffer[]) => {
      try {
        return rootFromInclusion(leaf, index, size, path).equals(root)
      } catch {
        return false
      }
    }
    for (let index = 0; index < size; index += 1) {
      const path = inclusionRanges(index, size).map(subtree)
      const leaf = many[index]!
      if (leadsToRoot(leaf, index, path)) counts.good += 1
      const at = index % path.length
      const bit = randomBytes(1)[0]!
      const attempts = [
        leadsToRoot(damaged(leaf, bit), index, path),
        leadsToRoot(leaf, index, path.with(at, damaged(path[at]!, bit))),
        leadsToRoot(leaf, (index + 1) % size, path),
        leadsToRoot(leaf, index, path.slice(1)),
        leadsToRoot(leaf, index, [...path, leaf]),
        leadsToRoot(leaf, size, path),
      ]
      if (!attempts.includes(true)) counts.refused += 1
    }
    expect(counts).toEqual({ good: size, refused: size })
  })

  it('accepts consistency between all pairs of 100 checkpoints and refuses each damaged', () => {
    const sizes = Array.from({ length: 100 }, (_, n) => (n < 40 ? n + 1 : 40 + (n - 39) ** 2 * 2))
    const checkpoints = sizes.map((size) => ({ size, root: rootOf(many.slice(0, size)) }))
    const holds = (...args: Parameters<typeof checkConsistency>) => {
      try {
        checkConsistency(...args)
        return true
      } catch {
        return false
      }
    }
    const counts = { pairs: 0, good: 0, refused: 0 }
    for (const [n, older] of checkpoints.entries()) {
      for (const newer of checkpoints.slice(n)) {
        const proof = consistencyRanges(older.size, newer.size).map(subtree)
        counts.pairs += 1
        if (holds(older, newer, proof)) counts.good += 1
        const bit = randomBytes(1)[0]!
        const attempts = [
          holds({ ...older, root: damaged(older.root, bit) }, newer, proof),
          holds(older, { ...newer, root: damaged(newer.root, bit) }, proof),
          holds(older, newer, [...proof, older.root]),
          ...(proof.length > 0
            ? [holds(older, newer, proof.with(bit % proof.length, damaged(proof[bit % proof.length]!, bit)))]
            : []),
        ]
        if (!attempts.includes(true)) counts.refused += 1
      }
    }
    expect(counts).toEqual({ pairs: 5_050, good: 5_050, refused: 5_050 })
  })
})
