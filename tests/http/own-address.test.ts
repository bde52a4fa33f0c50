import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ownAddress } from '../../http/own-address.ts'
import { elsewhere } from '../support/elsewhere.ts'

describe('an address of this site', () => {
  it('is a path with its query, as it was or as browsers read it', () => {
    expect(ownAddress('/')).toBe('/')
    expect(ownAddress('/work?since=1&of=%E8%99%9A')).toBe('/work?since=1&of=%E8%99%9A')
    expect(ownAddress('/cases/BH-2026-000001/../BH-2026-000002')).toBe('/cases/BH-2026-000002')
    expect(ownAddress('/wo\trk')).toBe('/work')
    expect(ownAddress('/sign-in?to=//elsewhere.example')).toBe('/sign-in?to=//elsewhere.example')
  })

  it.each(elsewhere)('is not %j', (address) => {
    expect(ownAddress(address)).toBeUndefined()
  })

  it('never leads elsewhere, whatever strokes, dots, tabs and names it is made of', () => {
    const parts = ['/', '\\', '.', '..', '%2e', '%2f', '%5c', '\t', '\n', '\r', '@', ':', '?', '#', 'elsewhere.example']
    const address = fc.array(fc.constantFrom(...parts), { maxLength: 12 }).map((some) => some.join(''))
    fc.assert(
      fc.property(fc.oneof(address, fc.string()), (asked) => {
        const own = ownAddress(asked)
        if (own === undefined) return
        expect(new URL(own, 'https://us.example').origin).toBe('https://us.example')
        expect(own).toMatch(/^\/[\x21-\x7e]*$/)
      }),
      { numRuns: 20_000 },
    )
  })
})
