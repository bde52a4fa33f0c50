import { describe, expect, it } from 'vitest'
import { RefusedForGood } from '../../activities/delivery.ts'
import { withDatabase } from '../setup/database.ts'
import { house as houseOf, notingClient } from './outside-house.ts'

const database = withDatabase()
const client = notingClient()
const house = async (
  messages: readonly (readonly [kind: string, recipient: string])[],
  receive: (kind: string, recipient: string) => void,
) => await houseOf({ database, client }, messages, receive)

describe('a message that a recipient has not taken for an hour', () => {
  const messages = [
    ['objection.marked', 'platform'],
    ['objection.marked', 'users'],
    ['publicity.restored', 'platform'],
  ] as const
  const neverMarked = (kind: string) => {
    if (kind === 'objection.marked') throw new Error('The platform answered 500')
  }
  const longAgo = async (caseNo: string, minutes: number) =>
    await database.owner.query(
      `UPDATE outbox SET failing_since = failing_since - $2 * interval '1 minute' WHERE case_no = $1`,
      [caseNo, minutes],
    )

  it('is set aside where what ends a sanction waits behind it, to the same recipient', async () => {
    const { caseNo, deliver, taken, setAside } = await house(
      [...messages, ['publicity.ended', 'platform']],
      neverMarked,
    )
    await expect(deliver()).rejects.toThrow('500')
    await longAgo(caseNo, 59)
    await expect(deliver()).rejects.toThrow('500')
    expect(taken).toEqual([])
    await longAgo(caseNo, 2)
    // The other recipient still waits for its own.
    await expect(deliver()).rejects.toThrow('500')
    expect(taken).toEqual(['publicity.restored platform', 'publicity.ended platform'])
    expect(await setAside()).toMatchObject([
      { kind: 'objection.marked', recipient: 'platform', refusal: 'The platform answered 500', isOvertaken: true },
    ])
  })

  it('is set aside with all others before the end, and not an hour after each other', async () => {
    const kinds = ['objection.marked', 'publicity.restored', 'listing.corrected'] as const
    const { caseNo, deliver, taken, setAside } = await house(
      [...kinds.map((kind) => [kind, 'platform'] as const), ['publicity.ended', 'platform']],
      (kind) => {
        if (kind !== 'publicity.ended') throw new Error('The platform answered 404')
      },
    )
    await expect(deliver()).rejects.toThrow('404')
    await longAgo(caseNo, 61)
    await deliver()
    expect(taken).toEqual(['publicity.ended platform'])
    expect((await setAside()).map(({ kind }) => kind).toSorted()).toEqual([...kinds].toSorted())
  })

  it('waits on where nothing of that kind is behind it', async () => {
    const { caseNo, deliver, taken, setAside } = await house([...messages, ['publicity.ended', 'courts']], neverMarked)
    await expect(deliver()).rejects.toThrow('500')
    await longAgo(caseNo, 600)
    await expect(deliver()).rejects.toThrow('500')
    expect([taken, await setAside()]).toEqual([['publicity.ended courts'], []])
  })
})

// Decision 0022. While a conductor rests between its tries, ten minutes at most, nobody else sends for its case.
it('an end that came while a conductor waits to try an earlier message again leaves with the next sweep', async () => {
  const { caseNo, deliver, wake, taken } = await house([['publicity.suspended', 'platform']], (kind) => {
    if (kind === 'publicity.suspended') throw new RefusedForGood('The platform answered 422')
  })
  await expect(deliver()).rejects.toThrow('422')
  for (const [n, recipient] of ['platform', 'users'].entries())
    await database.owner.query(
      `INSERT INTO outbox (case_no, case_seq, recipient, kind, body, created_at)
       VALUES ($1, $2, $3, 'publicity.ended', '{}', now())`,
      [caseNo, 200 + n, recipient],
    )
  await wake()
  // Its conductor may be about to send it.
  expect(taken).toEqual([])
  await database.owner.query(`UPDATE cases SET changed_at = changed_at - interval '16 seconds' WHERE case_no = $1`, [
    caseNo,
  ])
  await wake()
  expect(taken).toEqual(['publicity.ended platform', 'publicity.ended users'])
})
