import { mkdtemp, chmod, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { migrate } from '../../database/migrate.ts'
import { createPool } from '../../database/pool.ts'
import type { CaseState, Commands, CommandType } from '../../domain/case.ts'
import type { Actor } from '../../domain/actor.ts'
import { startPostgres } from '../../operations/servers/postgres.ts'
import { startTemporal } from '../../operations/servers/temporal.ts'
import { openClock } from '../../record/legal-time.ts'
import { createKnownStates } from '../../record/known-states.ts'
import { catalogue } from '../../rules/catalogue.ts'
import { ruleBook } from '../../rules/index.ts'
import { conductorId } from '../../workflows/contract.ts'
import { desk, openHouse, recordingSender } from '../support/house.ts'
import { dayTurner } from '../support/turned.ts'

/** One case with a clock and a worker of its own, for a scenario to play on. */
export interface Play {
  readonly house: Awaited<ReturnType<typeof openHouse>>
  /** Gives a command on the case; the first one, a proposal, makes it. */
  give<T extends CommandType>(actor: Actor, type: T, payload: Commands[T]): Promise<void>
  /** Turns the days until a fact holds. */
  until(fact: (state: CaseState) => boolean): Promise<CaseState>
  today(): Promise<string>
  untilDay(date: string): Promise<void>
  readonly caseNo: string
  readonly workflowId: string
}

const start = '2026-04-07'

/** Servers for recording, thrown away afterwards. */
export async function openStage() {
  const folder = await mkdtemp(join(tmpdir(), 'bihuan-record-'))
  await chmod(folder, 0o755)
  const postgres = await startPostgres({ dataFolder: join(folder, 'postgres'), fast: true })
  const temporal = await startTemporal({ quickTimers: true })
  await migrate(postgres.ownerUrl)
  const pool = createPool(postgres.appUrl, { max: 20 })
  const owner = createPool(postgres.ownerUrl, { max: 1 })

  /** Lets a scenario play, from the same day each; answers with what it answers. */
  async function play<T>(scenario: (play: Play) => Promise<T>): Promise<T> {
    await owner.query('TRUNCATE clock_turns')
    const clock = await openClock(pool, { daySeconds: 'standing', start })
    const record = { pool, clock, rules: ruleBook, catalogue, known: createKnownStates() }
    const house = await openHouse(temporal.address, record, recordingSender())
    const stop = await house.start()
    const command = desk(record, house.notifier)
    let caseNo: string | undefined
    const { today, turn, turnUntil } = dayTurner(record, house)
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
        until: async (fact) => await turnUntil(known(), fact),
        today,
        untilDay: async (date) => {
          if ((await today()) < date) await turn(date)
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
      await Promise.all([pool.end(), owner.end()])
      await Promise.all([postgres.stop(), temporal.stop()])
      await rm(folder, { recursive: true, force: true })
    },
  }
}
