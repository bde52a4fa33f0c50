import { expect, it } from 'vitest'
import { listToBeginAgain, noteBegunAnew } from '../../record/stuck.ts'
import { withDatabase } from '../setup/database.ts'
import { people } from '../support/people.ts'
import { proposal } from '../support/proposal.ts'
import { done, handClock, recordOn } from '../support/world.ts'

const database = withDatabase()

it('a conductor that fails again and again is begun anew later each time, and keeps no other from its turn', async () => {
  const record = recordOn(database, handClock('2026-04-07'))
  const made = async () => (await done(record, undefined, people.officer, 'listing.propose', proposal())).caseNo
  const [never, hopeless] = [await made(), await made()]
  /** Whether it has its turn when it was begun anew before, so many minutes ago each. */
  const hasTurn = async (...minutesAgo: number[]) => {
    await database.owner.query('DELETE FROM conductors_begun_anew')
    for (const minutes of minutesAgo) {
      await noteBegunAnew(database.pool, hopeless, `run-${minutes}`, 'taskFails')
      await database.owner.query(
        `UPDATE conductors_begun_anew SET at = now() - $1 * interval '1 minute' WHERE run_id = $2`,
        [minutes, `run-${minutes}`],
      )
    }
    return await listToBeginAgain(database.pool, ['BH-2026-999999', hopeless, never], 9)
  }
  expect(await hasTurn()).toEqual([never, hopeless].toSorted())
  expect(await hasTurn(0.5)).toEqual([never])
  expect(await hasTurn(1.5)).toEqual([never, hopeless])
  expect(await hasTurn(9, 7, 3.5)).toEqual([never])
  expect(await hasTurn(9, 7, 4.5)).toEqual([never, hopeless])
  // However often it was in vain, the next release need not wait long for it.
  const often = Array.from({ length: 60 }, (_, n) => 12 + 10 * n)
  expect(await hasTurn(...often)).toEqual([never, hopeless])
  expect(await hasTurn(9, ...often)).toEqual([never])
  expect(await hasTurn(24 * 60 + 1)).toEqual([never, hopeless].toSorted())
  expect(await listToBeginAgain(database.pool, [hopeless, never], 1)).toHaveLength(1)
})
