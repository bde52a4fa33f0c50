import { describe, expect, it } from 'vitest'
import { mostLooks } from '../../../operations/development/replay.ts'

const look = (at: number, type = 'readCase') => ({
  eventTime: { seconds: at as never },
  markerRecordedEventAttributes: {
    markerName: 'core_local_activity',
    details: { data: { payloads: [{ data: Buffer.from(JSON.stringify({ seq: 1, activity_type: type })) }] } },
  },
})

describe('how often a history looks at the record', () => {
  it('is counted within any ten seconds', () => {
    expect(mostLooks({ events: [0, 9, 10, 19, 20, 21].map((at) => look(at)) })).toBe(3)
    expect(mostLooks({ events: Array.from({ length: 300 }, () => look(7)) })).toBe(300)
  })

  it('does not count what the conductor does, nor other events', () => {
    const events = [look(1), look(1, 'carryOut'), { eventTime: { seconds: 1 as never } }]
    expect(mostLooks({ events })).toBe(1)
    expect(mostLooks({})).toBe(0)
  })
})
