import type { Client } from '@temporalio/client'
import type { CaseState } from '../../domain/case.ts'
import { isRefusal } from '../../domain/refusal.ts'
import { shanghaiDate } from '../../record/clock.ts'
import type { Record } from '../../record/execution.ts'
import { openClock } from '../../record/legal-time.ts'
import { createTurner } from '../../record/turning/turn.ts'
import { tellerOn } from '../../workflows/telling.ts'
import type { TestDatabase } from '../setup/database.ts'
import { recordOn } from './world.ts'

// No test waits for it; only what is stuck comes so far.
const stuckAfterMs = 120_000

/** The record on a test database, on a clock that stands until a test turns it. */
export async function turnedRecord(database: TestDatabase, start: string): Promise<Record> {
  return recordOn(database, await openClock(database.pool, { daySeconds: 'standing', start }))
}

/** Turns the days for a test, and waits each time until all conductors have caught up. */
export function dayTurner(record: Record, { client, queue }: { readonly client: Client; readonly queue: string }) {
  const turner = createTurner(record, tellerOn(client, queue))

  /** Turns to a day, or the next one on which anything is due; answers with it. Throws when somebody is stuck. */
  async function turn(to: string): Promise<string> {
    const turned = await turner.turn({ to, by: 'test', waitMs: stuckAfterMs })
    if (isRefusal(turned) || turned.outstanding) throw new Error(`Not turned: ${JSON.stringify(turned)}`)
    return turned.today
  }
  const today = async () => shanghaiDate(await record.clock.now())

  /** Turns from one due date to the next until a fact of a case holds; answers with its state. */
  async function turnUntil(caseNo: string, fact: (state: CaseState) => boolean): Promise<CaseState> {
    await turn(await today())
    for (let turns = 0; turns < 500; turns += 1) {
      const { rows } = await record.pool.query<{ state: CaseState }>('SELECT state FROM cases WHERE case_no = $1', [
        caseNo,
      ])
      const state = rows[0]?.state
      if (state && fact(state)) return state
      await turn('next')
    }
    throw new Error(`${caseNo} has not come so far by ${await today()}`)
  }

  return { turner, turn, turnUntil, today, caughtUp: async () => await turn(await today()) }
}
