import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { leaveNothingBehind, supervised } from './house.ts'

leaveNothingBehind()

const program = 'operations/storm/storm.ts'

/** What a storm has put there; the loader of TypeScript keeps a folder of its own beside it. */
const leftIn = (folder: string) => readdirSync(folder).filter((name) => name.startsWith('bihuan'))

/** A folder for all that a storm puts down, which must be empty again after it. */
function ground(): string {
  const folder = mkdtempSync(join(tmpdir(), 'bihuan-storms-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

// As long as a busy machine needs, whose parts come up ten times slower than on a quiet one.
const shortStormMs = 900_000
const endsWithinMs = 10_000

it(
  'a short storm (60 cases, 20 kills) leaves every case as it should be, and nothing behind',
  async () => {
    const TMPDIR = ground()
    const storm = supervised(program, ['--cases', '60', '--kills', '20', '--seed', '20260407'], { TMPDIR })
    await storm.says(/^ *\d+ {2}Nothing was lost; /m)
    const told = performance.now()
    const code = await storm.ends()
    expect(code, storm.text()).toBe(0)
    // Nothing is left to be waited for, such as a timer of a bound that was kept.
    expect(performance.now() - told).toBeLessThan(endsWithinMs)
    expect(leftIn(TMPDIR)).toEqual([])
  },
  shortStormMs,
)

it(
  'a storm that is interrupted while parts are paused and killed ends all of them',
  async () => {
    const TMPDIR = ground()
    const storm = supervised(program, ['--cases', '5', '--kills', '20', '--seed', '7'], { TMPDIR })
    await storm.says(/ {2}pause (postgres|temporal|api|worker).*[^]*The storm begins[^]* {2}pause /)
    const code = await storm.ends('SIGINT')
    expect(code, storm.text()).toBe(1)
    expect(storm.text()).toContain('Stopped before the storm was over')
    expect(leftIn(TMPDIR)).toEqual([])
  },
  shortStormMs,
)

it('a storm asks for numbers that it can bear', async () => {
  const storm = supervised(program, ['--cases', '1000000'])
  expect(await storm.ends()).toBe(1)
  expect(storm.text()).toContain('--cases must be a whole number from 1 to 5000')
})
