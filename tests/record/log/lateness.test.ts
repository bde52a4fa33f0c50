import { describe, expect, it } from 'vitest'
import type { Numbered } from '../../../record/log/lateness.ts'
import { latenessBy } from '../../../record/log/lateness.ts'
import { createKey, signerOf } from '../../../record/log/note.ts'

const minute = 60_000
const signer = signerOf('bihuan/of-the-tests', createKey())
const begun = Date.parse('2026-11-30T02:00:00Z')

/** Checkpoints of these sizes and minutes, each complete unless it says otherwise. */
const signed = (...list: readonly (readonly [size: number, minutes: number, complete?: boolean])[]) =>
  list.map(([size, minutes, complete = true]) => ({
    note: signer.sign({ size, root: Buffer.alloc(32) }),
    at: new Date(begun + minutes * minute).toISOString(),
    complete,
  }))

/** Judges leaves in their order: each the number of an entry (or item beside) and the minute of which it says to be. */
const judged = (
  checkpoints: ReturnType<typeof signed>,
  leaves: readonly (readonly [number: number, minutes: number, kind?: Numbered])[],
) => {
  const lateness = latenessBy(checkpoints)
  return leaves.map(([number, minutes, kind = 'entry'], position) =>
    lateness.take({ position, kind, number, at: begun + minutes * minute }),
  )
}

describe('by the checkpoints of a copy', () => {
  it('nothing is late that is signed within minutes, nor a number that commits a little later than those behind it', () => {
    const checkpoints = signed([2, 0], [4, 5], [6, 6])
    const leaves = [
      [1, 0],
      [2, 0],
      [4, 4.5],
      [5, 5],
      [3, 5],
      [6, 5.9],
    ] as const
    expect(judged(checkpoints, leaves)).toEqual(Array(6).fill(undefined))
  })

  it('an entry is passed over that got its leaf long after those with higher numbers, whatever time it says it is of', () => {
    const checkpoints = signed([2, 0], [3, 5], [4, 30])
    // The fourth leaf is of number 3, though number 4 was signed at minute 5: at once, later, and just before it was logged.
    for (const minutes of [4.9, 5, 29, NaN])
      expect(
        judged(checkpoints, [
          [1, 0],
          [2, 0],
          [4, 5],
          [3, minutes],
        ]).at(-1),
        `${minutes}`,
      ).toBe('passedOver')
    // Three minutes later it says to be of a time when others with higher numbers were signed already.
    expect(
      judged(signed([2, 0], [3, 5], [4, 9]), [
        [1, 0],
        [2, 0],
        [4, 5],
        [3, 8],
      ]).at(-1),
    ).toBe('passedOver')
    // Also before it is signed itself.
    expect(
      judged(signed([2, 0], [3, 5]), [
        [1, 0],
        [2, 0],
        [4, 5],
        [3, 8],
      ]).at(-1),
    ).toBe('passedOver')
  })

  it('items beside the ledger have numbers of their own', () => {
    const checkpoints = signed([2, 0], [4, 5], [5, 30])
    const leaves = [
      [1, 0],
      [7, 0, 'beside'],
      [2, 5],
      [9, 5, 'beside'],
      [8, 29, 'beside'],
    ] as const
    expect(judged(checkpoints, leaves)).toEqual([undefined, undefined, undefined, undefined, 'passedOver'])
  })

  it('what waited in its order stood still with the log, and times that follow each other are one', () => {
    const lateness = latenessBy(signed([2, 0], [5, 60], [6, 61], [7, 180]))
    const take = (position: number, minutes: number) =>
      lateness.take({ position, kind: 'entry', number: position, at: begun + minutes * minute })
    expect([0, 1, 2, 3, 4].map((n) => take(n, [0, 0, 10, 30, 59][n]!))).toEqual([
      undefined,
      undefined,
      'stoodStill',
      'stoodStill',
      undefined,
    ])
    expect([take(5, 60), take(6, 100)]).toEqual([undefined, 'stoodStill'])
    expect(lateness.standstills()).toEqual([
      { from: begun + 10 * minute, until: begun + 60 * minute, items: 2 },
      { from: begun + 100 * minute, until: begun + 180 * minute, items: 1 },
    ])
  })

  it('a record that is older than its log, or than its copy, is judged from the first complete checkpoint on', () => {
    const checkpoints = signed([2, 500, false], [4, 501, false], [5, 502], [7, 503])
    const leaves = [
      [1, 0],
      [2, 1],
      [3, 2],
      [4, 3],
      [5, 500],
      [6, 501],
      [7, 502],
    ] as const
    expect(judged(checkpoints, leaves)).toEqual(Array(7).fill(undefined))
  })

  it('goes on from what it has kept as if it had not stopped, whatever came before', () => {
    let state = 7
    const dice = (n: number) => (state = (state * 48_271) % 2_147_483_647) % n
    for (let round = 0; round < 200; round += 1) {
      const sizes = Array.from({ length: 8 }, (_, n) => [3 * (n + 1), n * (1 + dice(20)) + n] as const)
      const rising = sizes.toSorted((a, b) => a[1] - b[1]).map(([, at], n) => [3 * (n + 1), at] as const)
      const leaves = Array.from({ length: 24 }, (_, position) => ({
        position,
        kind: dice(3) === 0 ? ('beside' as const) : ('entry' as const),
        number: dice(4) === 0 ? dice(24) : position,
        at: begun + dice(150) * minute,
      }))
      const whole = latenessBy(signed(...rising))
      const expected = leaves.map((leaf) => whole.take(leaf))
      const cut = dice(24)
      const first = latenessBy(signed(...rising))
      const before = leaves.slice(0, cut).map((leaf) => first.take(leaf))
      const second = latenessBy(signed(...rising), JSON.parse(JSON.stringify(first.kept())))
      const after = leaves.slice(cut).map((leaf) => second.take(leaf))
      // What is found is the same or less: of older checkpoints only the last one before it stopped counts.
      for (const [n, found] of after.entries())
        if (found !== expected[cut + n]) expect([found, expected[cut + n]]).toEqual([found, 'passedOver'])
      expect(before).toEqual(expected.slice(0, cut))
    }
  })
})
