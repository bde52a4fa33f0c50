import { execFileSync } from 'node:child_process'
import { expect, it } from 'vitest'

const preload = new URL('../../operations/storm/wrong-clock.mjs', import.meta.url)

it.each([-86_400_000, 86_400_000])('a process of the storm believes that it is %i ms later', (off) => {
  const program = `
    const made = new Date()
    console.log(JSON.stringify({
      readings: [Date.now(), made.getTime(), Date.parse(Date()), new (class extends Date {})().getTime()],
      given: new Date(5).getTime(),
      isDate: made instanceof Date,
      parsed: Date.parse('1970-01-02T00:00:00Z'),
    }))`
  const env = { ...process.env, NODE_OPTIONS: `--import ${preload.href}?off=${off}` }
  const said = execFileSync(process.execPath, ['--input-type=module', '--eval', program], { env, encoding: 'utf8' })
  const { readings, ...rest } = JSON.parse(said) as { readings: number[] }
  expect(rest).toEqual({ given: 5, isDate: true, parsed: 86_400_000 })
  for (const reading of readings) {
    expect(Math.abs(reading - Date.now() - off)).toBeLessThan(3_600_000)
  }
})
