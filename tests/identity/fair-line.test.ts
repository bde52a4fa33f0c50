import { describe, expect, it } from 'vitest'
import { createFairLine } from '../../identity/fair-line.ts'

/** A line whose work ends when the test says so, in the order in which it began. */
function handLine(most = 12, mostOfOne = 4) {
  const inLine = createFairLine({ lanes: 2, most, mostOfOne })
  const begun: string[] = []
  const ends: (() => void)[] = []
  const refused: string[] = []
  return {
    begun,
    refused,
    ask(place: string, about = place) {
      inLine({ place, about }, async () => {
        begun.push(place)
        await new Promise<void>((end) => ends.push(end))
      }).catch((error: unknown) => {
        expect(error).toMatchObject({ name: 'LineFull', statusCode: 503 })
        refused.push(place)
      })
    },
    async end() {
      ends.shift()?.()
      await new Promise(setImmediate)
    },
  }
}

describe('a line in which places take turns', () => {
  it('lets who comes alone wait for one of each other place, however many these have', async () => {
    const line = handLine()
    for (let n = 0; n < 40; n += 1) line.ask('flood', `name-${n}`)
    for (let n = 0; n < 3; n += 1) line.ask('office', `clerk-${n}`)
    line.ask('alone')
    await line.end()
    expect(line.refused).toEqual(Array.from({ length: 40 - 2 - 4 }, () => 'flood'))
    expect(line.begun).toEqual(['flood', 'flood', 'flood'])
    await line.end()
    await line.end()
    expect(line.begun.slice(3)).toEqual(['office', 'alone'])
  })

  it('makes room for a place with less, from the end of the longest', async () => {
    const line = handLine(12)
    for (const place of ['a', 'a', 'a', 'a', 'a', 'a', 'b', 'b', 'b', 'b', 'c', 'c', 'c', 'c'])
      line.ask(place, `${Math.random()}`)
    line.ask('alone')
    await line.end()
    expect(line.refused).toHaveLength(1)
    for (let n = 0; n < 4; n += 1) await line.end()
    expect(line.begun).toContain('alone')
  })

  it('bounds those about one name, from wherever they come', async () => {
    const line = handLine()
    for (let n = 0; n < 12; n += 1) line.ask(`place-${n}`, 'victim')
    await line.end()
    expect(line.refused).toHaveLength(12 - 2 - 4)
    line.ask('elsewhere', 'other')
    for (let n = 0; n < 6; n += 1) await line.end()
    expect(line.begun).toContain('elsewhere')
  })

  it('goes on after work that has failed', async () => {
    const inLine = createFairLine({ lanes: 1, most: 4, mostOfOne: 4 })
    const failing = inLine({ place: 'a', about: 'a' }, async () => await Promise.reject(new Error('broken')))
    const following = inLine({ place: 'a', about: 'a' }, async () => 'done')
    await expect(failing).rejects.toThrow('broken')
    expect(await following).toBe('done')
  })
})
