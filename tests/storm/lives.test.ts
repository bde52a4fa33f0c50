import { describe, expect, it } from 'vitest'
import { lives } from '../../operations/storm/lives.ts'
import { lived } from './world.ts'

describe('every life of the storm', () => {
  const paces = [1, 7, 20]
  it.each(lives.flatMap((life) => paces.map((pace) => [life.name, pace, life] as const)))(
    '“%s” comes to its end when people look every %i days',
    (_name, pace, life) => {
      const { state, days } = lived(life, pace)
      expect(days, JSON.stringify(state)).toBeLessThan(400)
    },
  )
})
