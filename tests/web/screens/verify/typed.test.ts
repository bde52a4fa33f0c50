import { expect, it } from 'vitest'
import { readTyped } from '../../../../web/screens/verify/typed.ts'

const root = 'A'.repeat(43)

it('A root is read with its sign at the end, without it, and with one too many', () => {
  for (const end of ['', '=', '==', ' = '])
    expect(readTyped({ size: '12', root: `${root}${end}` }), end).toEqual({ size: 12, root: `${root}=` })
})

// Anybody may ask, and an address holds 16 KB.
it('Takes time by the length of what was typed and no more, whatever it is', () => {
  for (const part of ['=', '= ', 'A', 'A=', '１', ',', ' '])
    for (const end of ['', '"', 'A']) {
      const long = `${part.repeat(100_000 / part.length)}${end}`
      const before = process.cpuUsage()
      expect(Array.isArray(readTyped({ size: long, root: long }))).toBe(true)
      const { user, system } = process.cpuUsage(before)
      expect((user + system) / 1e6, `${part} ${end}`).toBeLessThan(0.5)
    }
})
