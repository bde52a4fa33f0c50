import { mkdtempSync, openSync, closeSync, rmSync, truncateSync, writeFileSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { hashBytes, leafBytes, leavesBetween } from '../../../record/log/leaf-bytes.ts'
import { createFrontier, leafHash } from '../../../record/log/merkle.ts'
import { outsideWriter } from '../../../record/log/outside.ts'

const folder = mkdtempSync(join(tmpdir(), 'bihuan-leaves-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const leaf = (n: number) => leafHash(Buffer.from(String(n)))

it('reads a copy of more leaves than one buffer of Node holds, with little memory', () => {
  // 70 million leaves are 2.2 GB; the file has holes, so it takes no room.
  const leaves = 70_000_000
  const path = join(folder, 'leaves')
  writeFileSync(path, '')
  truncateSync(path, leaves * hashBytes)
  const file = openSync(path, 'r+')
  for (const at of [0, 67_108_864, leaves - 1]) writeSync(file, leaf(at), 0, hashBytes, at * hashBytes)
  closeSync(file)
  const before = process.memoryUsage().rss
  const read = leafBytes(folder)
  expect(read.length).toBe(leaves * hashBytes)
  for (const at of [0, 67_108_864, leaves - 1])
    expect(Buffer.from(read.subarray(at * hashBytes, (at + 1) * hashBytes))).toEqual(leaf(at))
  let counted = 0
  for (const some of leavesBetween(read, leaves - 300_000, leaves)) counted += some.length
  expect(counted).toBe(300_000)
  expect(process.memoryUsage().rss - before).toBeLessThan(300 * 2 ** 20)
  rmSync(path)
})

it('is the same copy whoever of two writes it, and after a crash in the middle of a leaf', () => {
  const leaves = Array.from({ length: 1_000 }, (_, n) => leaf(n))
  const [one, other] = [outsideWriter(folder), outsideWriter(folder)]
  one.addLeaves(0, leaves.slice(0, 600))
  other.addLeaves(0, leaves.slice(0, 300))
  truncateSync(join(folder, 'leaves'), 599 * hashBytes + 7)
  other.addLeaves(599, leaves.slice(599))
  one.addLeaves(600, leaves.slice(600, 800))
  expect([...leavesBetween(leafBytes(folder), 0, 1_000)].flat()).toEqual(leaves)
})

it('goes on from the nodes of a frontier as if it had seen every leaf', () => {
  for (const size of [0, 1, 2, 3, 7, 255, 256, 257, 999]) {
    const whole = createFrontier()
    for (let n = 0; n < size; n += 1) whole.push(leaf(n))
    const again = createFrontier({ size, nodes: whole.nodes() })
    expect(again.root()).toEqual(whole.root())
    for (let n = size; n < size + 70; n += 1) {
      whole.push(leaf(n))
      again.push(leaf(n))
    }
    expect(again.root()).toEqual(whole.root())
    expect(again.size).toBe(size + 70)
  }
})
