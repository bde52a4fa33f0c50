import type { HistoryAndWorkflowId } from '@temporalio/client'
import { Client, Connection } from '@temporalio/client'
import { NativeConnection, Worker } from '@temporalio/worker'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import type { Dice } from '../../operations/explore/payloads.ts'
import { castOf, diceOf, liveOnce, randomCommand } from '../../operations/explore/random-lives.ts'
import { replayHistories, replayQuietly, workflowsOfToday } from '../../operations/replay.ts'
import { catalogue } from '../../rules/catalogue.ts'
import { ruleBook } from '../../rules/index.ts'
import { wakeConductor } from '../../workflows/client.ts'
import { conductorId } from '../../workflows/contract.ts'
import { latencies, MemoryCase, memoryActivities, pause } from '../support/memory-record.ts'
import { proposal } from '../support/proposal.ts'

// A conductor that does not replay would tell so on the console, once with every retry.
replayQuietly()

const conductors = 1_000
const atOnce = 50
const acts = 3
const seed = 20261128
const queue = 'latencies'
const boundsMs = [5, 20, 60, 150]
// Reminders, terms and the end of publicity fall into the same moments when a day lasts no longer than an activity.
const daySeconds = [0.01, 0.03, 0.1, 0.4]
// A conductor that does not replay may stand still while it is still being played; its history tells.
const patienceMs = 60_000

const stage = { rules: ruleBook, catalogue, proposal: proposal(), start: '2026-04-07' }
const people = castOf(proposal())
const [officer, , reviewer] = people as [(typeof people)[0], (typeof people)[0], (typeof people)[0]]
const pick = <T>(dice: Dice, among: readonly T[]) => among[dice(among.length)]!

describe('a conductor whose activities take their time', () => {
  let connection: Connection
  let native: NativeConnection
  const cases = new Map<string, MemoryCase>()
  beforeAll(async () => {
    const address = inject('temporalAddress')
    connection = await Connection.connect({ address })
    native = await NativeConnection.connect({ address })
  })
  afterAll(async () => {
    await connection.close()
    await native.close()
  })

  it(`comes to its end and leaves a history that replays, ${conductors} times`, async () => {
    const client = new Client({ connection })
    const worker = await Worker.create({
      connection: native,
      taskQueue: queue,
      workflowsPath: workflowsOfToday,
      activities: memoryActivities(cases, latencies(diceOf(seed), boundsMs)),
      maxCachedWorkflows: 500,
    })
    const histories: HistoryAndWorkflowId[] = []
    const unended: string[] = []
    await worker.runUntil(async () => {
      const numbers = Array.from({ length: conductors }, (_, n) => n).values()
      const lane = async () => {
        for (const n of numbers) {
          const { ended, ...history } = await conducted(client, n)
          histories.push(history)
          if (!ended) unended.push(history.workflowId)
        }
      }
      await Promise.all(Array.from({ length: atOnce }, lane))
    })
    const { count, faults } = await replayHistories(histories)
    console.log(`${count} histories of conductors replayed, ${faults.length} of them did not fit`)
    expect(faults).toEqual([])
    expect(unended).toEqual([])
    expect(count).toBe(conductors)
  }, 900_000)

  /** A life that was begun in memory, is conducted for a while and led to its end; answers with the conductor's history. */
  async function conducted(client: Client, n: number): Promise<HistoryAndWorkflowId & { ended: boolean }> {
    const dice = diceOf(seed + n)
    const caseNo = `BH-2026-${String(900_000 + n)}`
    const begun = liveOnce(stage, dice, dice(150)).at(-1)!
    const life = new MemoryCase({ ...begun.after, caseNo }, begun.on, pick(dice, daySeconds))
    cases.set(caseNo, life)
    const tell = async () => await wakeConductor(client, { caseNo, version: life.state.version }, queue)
    await tell()
    for (let given = 0; given < acts; given += 1) {
      act(life, dice)
      if (dice(3) > 0) await pause(dice(60))
      await tell()
    }
    await end(life, dice, tell)
    const handle = client.workflow.getHandle(conductorId(caseNo))
    const ended = await Promise.race([handle.result().then(() => true), pause(patienceMs).then(() => false)])
    return { workflowId: handle.workflowId, history: await handle.fetchHistory(), ended }
  }

  function act(life: MemoryCase, dice: Dice): void {
    const context = life.context(pick(dice, people))
    const command = randomCommand(life.state, context, dice)
    // Some of what an act entails is left to the conductor, as after a crash between two transactions.
    if (command) life.give(context.actor, command, dice(3) > 0)
  }

  async function end(life: MemoryCase, dice: Dice, tell: () => Promise<void>): Promise<void> {
    const today = () => life.context(officer).today
    const payload = { document: '复议决定', annulledBy: '虚构机关', annulledOn: today() }
    life.give(officer, { type: 'annulment.record', payload })
    life.give(reviewer, { type: 'annulment.confirm', payload: { comments: '属实' } })
    await tell()
    for (const until = Date.now() + patienceMs; !life.over() && Date.now() < until; await pause(dice(60))) {
      const { version } = life.state
      for (const { code, department, status } of Object.values(life.state.measures)) {
        if (status !== 'liftOrdered') continue
        const lift = { measure: code, on: today(), proof: '解除回执' }
        life.give(
          people.find(({ agency }) => agency === department)!,
          { type: 'measure.confirmLift', payload: lift },
        )
      }
      if (life.state.version > version) await tell()
    }
  }
})
