import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { conductorId } from '../../workflows/contract.ts'
import { withDatabase } from '../setup/database.ts'
import { checkEveryCase } from '../support/fold-check.ts'
import { desk, openHouse, recordingSender, until } from '../support/house.ts'
import { lives } from '../support/phases.ts'
import { handClock, recordOn } from '../support/world.ts'

const database = withDatabase()
checkEveryCase(database)

// The next midnight of this clock is hours away, so a conductor that waits for a date waits longer than the test.
const clock = handClock('2026-04-07')
const withinMs = 15_000

const outcomes = {
  withdrawal: 'withdrawn',
  notListed: 'notListed',
  annulment: 'annulled',
  removal: 'removed',
  repair: 'repaired',
} as const

type Lives = ReturnType<typeof lives>

// Which endings the law knows in which phase.
const overtakings: readonly [keyof Lives['phases'], readonly (keyof Lives['endings'])[]][] = [
  ['inReview', ['withdrawal', 'annulment']],
  ['inDefence', ['notListed', 'annulment']],
  ['inDetermination', ['annulment', 'notListed']],
  ['awaitingPublication', ['annulment']],
  ['inForce', ['annulment', 'removal', 'repair']],
  ['interviewOpen', ['annulment', 'removal', 'repair']],
  ['objectionOpen', ['annulment', 'removal', 'repair']],
  ['repairOpen', ['annulment', 'removal', 'repair']],
]

describe('a conductor whose phase is overtaken by another ending', () => {
  let house: Awaited<ReturnType<typeof openHouse>>
  let stop: () => Promise<void>
  let life: Lives
  beforeAll(async () => {
    const record = recordOn(database, clock)
    house = await openHouse(inject('temporalAddress'), record, recordingSender())
    stop = await house.start()
    life = lives(record, clock, desk(record, house.notifier))
  })
  afterAll(async () => {
    await stop()
    await house.close()
  })

  for (const [phase, endings] of overtakings) {
    it.each(endings)(`ends in ${phase} by %s`, async (ending) => {
      // The lives before took years, after which nothing is listed any more for this conduct.
      clock.set('2026-04-07')
      const record = recordOn(database, clock)
      const caseNo = await life.phases[phase]()
      await expectWaiting(caseNo)
      await life.endings[ending](caseNo)
      const { undoing } = await until(
        record,
        caseNo,
        (state) => state.undoing !== undefined || state.closedOn !== undefined,
      )
      if (undoing) await life.lift(caseNo)
      await life.answer(caseNo)
      await endOf(caseNo)
      const closed = await until(record, caseNo, () => true)
      expect(closed.outcome).toBe(outcomes[ending])
      expect(closed.deadlines).toEqual({})
    })
  }

  // The ending must find a conductor that waits in the phase, not one that has yet to be started.
  async function expectWaiting(caseNo: string): Promise<void> {
    const { rows } = await database.pool.query('SELECT version FROM cases WHERE case_no = $1', [caseNo])
    for (const end = Date.now() + withinMs; ; await new Promise((resolve) => setTimeout(resolve, 25))) {
      const seen = await database.pool.query('SELECT 1 FROM cases WHERE case_no = $1 AND conducted_version >= $2', [
        caseNo,
        rows[0].version,
      ])
      if (seen.rows.length === 1) break
      if (Date.now() > end) throw new Error(`The conductor of ${caseNo} has not seen version ${rows[0].version}`)
    }
    expect((await house.client.workflow.getHandle(conductorId(caseNo)).describe()).status.name).toBe('RUNNING')
  }

  async function endOf(caseNo: string): Promise<void> {
    let timer: NodeJS.Timeout | undefined
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(
        () => reject(new Error(`The conductor of ${caseNo} waits on after its case has ended`)),
        withinMs,
      )
    })
    await Promise.race([house.client.workflow.getHandle(conductorId(caseNo)).result(), late])
    clearTimeout(timer)
  }
})
