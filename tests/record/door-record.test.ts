import { describe, expect, it } from 'vitest'
import type { DoorRecord } from '../../record/door-record.ts'
import { closed, forDoors, opened } from '../../record/door-record.ts'
import type { Record } from '../../record/execution.ts'

const record = { pool: { name: 'of the writer' }, clock: {}, rules: {}, catalogue: {} } as unknown as Record

describe('the record as a door has it', () => {
  it('has no connection, neither by its type nor when it runs', () => {
    const door: DoorRecord = closed(record)
    // @ts-expect-error a door that reached for the pool would not compile
    expect(door.pool).toBeUndefined()
    expect(Object.keys(door).toSorted()).toEqual(['catalogue', 'clock', 'rules'])
    // @ts-expect-error and none can be handed on as the whole
    const whole: Record = door
    expect(whole.pool).toBeUndefined()
  })

  it('is opened again below the doors, closed twice or not at all', () => {
    expect(opened(closed(closed(record)))).toBe(record)
    expect(opened(record)).toBe(record)
    const ask = forDoors((pool, what: string) => [pool, what])
    expect(ask(closed(record), 'asked')).toEqual([record.pool, 'asked'])
  })

  it('is not believed when somebody has put it together', () => {
    const { pool: _pool, ...made } = record
    expect(() => opened(made)).toThrow('Not a record that was handed to a door')
  })
})
