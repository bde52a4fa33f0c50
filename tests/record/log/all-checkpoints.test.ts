import { appendFileSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, it, vi } from 'vitest'
import { inTransaction } from '../../../database/transaction.ts'
import { allCheckpoints, surveyCheckpoints } from '../../../record/log/all-checkpoints.ts'
import { readCheckpoint, signerOf } from '../../../record/log/note.ts'
import { leafBytes } from '../../../record/log/leaf-bytes.ts'
import type { OutsideCheckpoint } from '../../../record/log/outside.ts'
import { withDatabase } from '../../setup/database.ts'
import { itemsOf, liveCases, withKeeper } from './house.ts'

vi.setConfig({ testTimeout: 120_000 })

const database = withDatabase()
const keeper = withKeeper(database)
const sizes: number[] = []
beforeAll(async () => {
  for (let round = 0; round < 3; round += 1) {
    await liveCases(database, 2)
    await keeper.sign()
    sizes.push(await itemsOf(database))
  }
})

const note = (size: number, origin = 'bihuan.example/log') =>
  `${origin}\n${size}\n${Buffer.alloc(32, size % 256).toString('base64')}\n\n`
const sizeOf = (one: { readonly note: string }) => readCheckpoint(one.note)?.size ?? 0

/** A copy of so many checkpoints that counts how many of them were read in each pass over them. */
function countedCopy(given: readonly number[]) {
  const passes: number[] = []
  const checkpoints: Iterable<OutsideCheckpoint> = {
    *[Symbol.iterator]() {
      const pass = passes.push(0) - 1
      for (const size of given) {
        passes[pass]! += 1
        yield { note: note(size), at: '2026-11-29T00:00:00.000Z', complete: true }
      }
    },
  }
  return { copy: { leaves: leafBytes(keeper.folder), checkpoints, publicKeys: [] }, passes }
}

it('reads the checkpoints of a copy as the log comes to their sizes, and not before', async () => {
  const many = 50_000
  const { copy, passes } = countedCopy(Array.from({ length: many }, (_, n) => n + 1))
  const surveyed = surveyCheckpoints(copy)
  expect(surveyed).toEqual({ count: many, largest: many, late: [] })
  await inTransaction(database.pool, async (db) => {
    const all = allCheckpoints(db, copy, surveyed, [note(7, 'elsewhere')])
    // Of the database, and of letters, some of which are the same.
    expect(new Set((await all.upTo(sizes[0]!)).map(sizeOf)).size).toBe(sizes[0])
    expect(passes.at(-1)).toBeLessThanOrEqual(sizes[0]! + 2)
    for (let size = 1_000; size <= many; size += 1_000) await all.upTo(size)
    expect(passes.at(-1)).toBe(many)
    expect(all.inDatabase()).toEqual({ count: 3, misplaced: [] })
    expect(await all.upTo(Infinity)).toEqual([])
  })
})

it('answers all of them in the order of their sizes, also those behind larger ones', async () => {
  const order = [5, 9, 9, 3, 30, 8, 41, 40]
  const { copy } = countedCopy(order)
  const surveyed = surveyCheckpoints(copy)
  expect(surveyed.late.map(sizeOf)).toEqual([3, 8, 40])
  await inTransaction(database.pool, async (db) => {
    const all = allCheckpoints(db, copy, surveyed, [])
    const found = (await all.upTo(Infinity)).filter(({ completeAt }) => completeAt !== undefined)
    expect(found.map(sizeOf)).toEqual(order.toSorted((a, b) => a - b))
  })
})

it('finds a second history that was signed and put behind the first', async () => {
  expect((await keeper.verify()).faults).toEqual([])
  const [first] = [...leafBytes(keeper.folder).subarray(0, 32)]
  const origin = keeper.publicKey.split('+')[0]!
  const signer = signerOf(origin, readFileSync(join(keeper.folder, 'key.pem'), 'utf8'))
  const other = signer.sign({ size: sizes[0]!, root: Buffer.alloc(32, first! + 1) })
  const line = JSON.stringify({ note: other, at: new Date().toISOString(), complete: false })
  appendFileSync(join(keeper.folder, 'checkpoints.jsonl'), `${line}\n`)
  const { verdict, faults, checkpoints } = await keeper.verify()
  expect(verdict).toBe('altered')
  expect(faults).toMatchObject([{ code: 'checkpoint.root', size: sizes[0] }])
  expect(checkpoints).toEqual({ inDatabase: 3, outside: 4 })
})
