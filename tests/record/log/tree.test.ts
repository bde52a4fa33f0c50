import { expect, it } from 'vitest'
import { rootOf } from '../../../record/log/merkle.ts'
import { subtreeCheck } from '../../../record/log/subtrees.ts'
import { HashesMissing, rangeHash, storeSubtrees } from '../../../record/log/tree.ts'
import { withDatabase } from '../../setup/database.ts'

const database = withDatabase()
// Beyond one subtree of the second height, and not in whole ones of the first.
const size = 66_000

it('stores every subtree that became full, however many at once, and goes on from there', async () => {
  const { pool, owner } = database
  const { rows } = await owner.query<{ hash: Buffer }>(
    `WITH made AS (INSERT INTO log_leaves (position, seq, case_no, case_seq, hash)
       SELECT n, n + 1, 'BH-2026-000001', n + 1, sha256(n::text::bytea) FROM generate_series(0, ${size} - 1) AS n
       RETURNING position, hash)
     SELECT hash FROM made ORDER BY position`,
  )
  const leaves = rows.map(({ hash }) => hash)
  await storeSubtrees(pool, 0, 700)
  await storeSubtrees(pool, 700, 700)
  await storeSubtrees(pool, 700, size)
  const stored = await owner.query<{ height: number; count: number }>(
    'SELECT height, count(*)::integer AS count FROM log_subtrees GROUP BY height ORDER BY height',
  )
  expect(stored.rows).toEqual([
    { height: 8, count: Math.floor(size / 256) },
    { height: 16, count: 1 },
  ])
  const check = subtreeCheck()
  for (const [position, hash] of leaves.entries()) check.take(position, hash)
  expect(await check.finish(pool)).toEqual([])
  expect(await rangeHash(pool, { start: 0, end: size })).toEqual(rootOf(leaves))
})

it('stores nothing over leaves that are not there', async () => {
  await expect(storeSubtrees(database.pool, size, size + 512)).rejects.toThrow(HashesMissing)
})
