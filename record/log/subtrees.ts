import type { Fault } from './faults.ts'
import { rootOf } from './merkle.ts'
import type { Database } from './rows.ts'

const fanOut = 256

/** Compares the stored subtrees, from which proofs are made, with the leaves. */
export function subtreeCheck() {
  let block: Buffer[] = []
  const roots: Buffer[] = []
  return {
    take(position: number, hash: Buffer) {
      if (position % fanOut === 0) block = []
      block.push(hash)
      if (position % fanOut === fanOut - 1 && block.length === fanOut)
        roots[(position + 1) / fanOut - 1] = rootOf(block)
    },
    async finish(db: Database): Promise<Fault[]> {
      const expected = new Map<string, Buffer>()
      let level: readonly (Buffer | undefined)[] = roots
      for (const height of [8, 16, 24]) {
        for (const [index, root] of level.entries()) if (root) expected.set(`${height} ${index}`, root)
        level = Array.from({ length: Math.floor(level.length / fanOut) }, (_, n) => {
          const children = level.slice(n * fanOut, (n + 1) * fanOut).filter((child) => child !== undefined)
          return children.length === fanOut ? rootOf(children) : undefined
        })
      }
      const { rows } = await db.query<{ height: number; index: number; hash: Buffer }>(
        'SELECT height, index, hash FROM public.log_subtrees',
      )
      const stored = new Map(rows.map(({ height, index, hash }) => [`${height} ${index}`, hash]))
      const names = new Set([...expected.keys(), ...stored.keys()])
      return [...names]
        .filter((name) => !stored.get(name)?.equals(expected.get(name) ?? Buffer.alloc(0)))
        .map((name) => {
          const [height = 0, index = 0] = name.split(' ').map(Number)
          return { code: 'subtree.changed', position: index * 2 ** height }
        })
    },
  }
}
