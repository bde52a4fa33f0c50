import { mkdtemp, chmod, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { migrate } from '../../database/migrate.ts'
import { createPool } from '../../database/pool.ts'
import type { CaseState, Commands, CommandType } from '../../domain/case.ts'
import type { Actor } from '../../domain/actor.ts'
import { startPostgres } from '../../operations/postgres.ts'
import { startTemporal } from '../../operations/temporal.ts'
import { sandboxClock, shanghaiDate, shanghaiMidnight } from '../../record/clock.ts'
import { createKnownStates } from '../../record/known-states.ts'
import { catalogue } from '../../rules/catalogue.ts'
import { ruleBook } from '../../rules/index.ts'
import { conductorId } from '../../workflows/contract.ts'
import { desk, openHouse, recordingSender, until } from '../support/house.ts'

/** One case with a clock and a worker of its own, for a scenario to play on. */
export interface Play {
  readonly house: Awaited<ReturnType<typeof openHouse>>
  /** Gives a command on the case; the first one, a proposal, makes it. */
  give<T extends CommandType>(actor: Actor, type: T, payload: Commands[T]): Promise<void>
  until(fact: (state: CaseState) => boolean): Promise<CaseState>
  today(): Promise<string>
  untilDay(date: string): Promise<void>
  readonly caseNo: string
  readonly workflowId: string
}

const patienceMs = 120_000

/** Servers for recording, thrown away afterwards. */
export async function openStage() {
  const folder = await mkdtemp(join(tmpdir(), 'bihuan-record-'))
  await chmod(folder, 0o755)
  const postgres = await startPostgres({ dataFolder: join(folder, 'postgres'), fast: true })
  const temporal = await startTemporal({ quickTimers: true })
  await migrate(postgres.ownerUrl)
  const pool = createPool(postgres.appUrl, { max: 20 })

  /** Lets a scenario play with days of `daySeconds` real seconds; answers with what it answers. */
  async function play<T>(daySeconds: number, scenario: (play: Play) => Promise<T>): Promise<T> {
    const start = { legalStart: shanghaiMidnight('2026-04-07') + 3_600_000, realStart: Date.now() }
    const clock = sandboxClock({ ...start, daySeconds })
    const record = { pool, clock, rules: ruleBook, catalogue, known: createKnownStates() }
    const house = await openHouse(temporal.address, record, recordingSender())
    const stop = await house.start()
    const command = desk(record, house.waker)
    let caseNo: string | undefined
    const today = async () => shanghaiDate(await clock.now())
    const known = () => {
      if (caseNo === undefined) throw new Error('The scenario has not proposed a case yet')
      return caseNo
    }
    try {
      return await scenario({
        house,
        give: async (actor, type, payload) => {
          caseNo = (await command(caseNo, actor, type, payload)).caseNo
        },
        until: (fact) => until(record, known(), fact, patienceMs),
        today,
        untilDay: async (date) => {
          while ((await today()) < date) await new Promise((resolve) => setTimeout(resolve, 10))
        },
        get caseNo() {
          return known()
        },
        get workflowId() {
          return conductorId(known())
        },
      })
    } finally {
      await stop()
      await house.close()
    }
  }

  return {
    play,
    async close() {
      await pool.end()
      await Promise.all([postgres.stop(), temporal.stop()])
      await rm(folder, { recursive: true, force: true })
    },
  }
}
