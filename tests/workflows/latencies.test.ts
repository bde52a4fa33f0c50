import type { HistoryAndWorkflowId, WorkflowHandle } from '@temporalio/client'
import { Client, Connection, WorkflowNotFoundError } from '@temporalio/client'
import type proto from '@temporalio/proto'
import { NativeConnection, Worker } from '@temporalio/worker'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import type { Dice } from '../../fictitious/payloads.ts'
import { payloads } from '../../fictitious/payloads.ts'
import { castOf, diceOf, liveOnce, randomCommand } from '../../fictitious/random-lives.ts'
import type { Replayed } from '../../operations/development/replay.ts'
import { eventsOf, replayHistories, replayQuietly, workflowsOfToday } from '../../operations/development/replay.ts'
import { catalogue } from '../../rules/catalogue.ts'
import { ruleBook } from '../../rules/index.ts'
import type { CaseState } from '../../domain/case.ts'
import { reportKey } from '../../domain/interview/escalation.ts'
import { unserved } from '../../domain/service/unserved.ts'
import { lives } from '../../operations/storm/lives.ts'
import { conductorOptions } from '../../workflows/client.ts'
import { conductorId, progressedSignal, sanctionCaseType, turnedSignal } from '../../workflows/contract.ts'
import { latencies, MemoryCase, memoryActivities, pause } from '../support/memory-record.ts'
import { proposal } from '../support/proposal.ts'
import { lived } from '../storm/world.ts'

// A conductor that does not replay would tell so on the console, once with every retry.
replayQuietly()

type IHistory = proto.temporal.api.history.v1.IHistory

const atOnce = 50
const acts = 3
const seed = 20261128
const queue = 'latencies'

interface Setting {
  readonly conductors: number
  /** Bounds of what an activity takes. */
  readonly boundsMs: readonly number[]
  /** Reminders, terms and the end of publicity fall into the same moments when a day lasts no longer than an activity. */
  readonly daySeconds: readonly number[]
  /** One activity in so many fails and is tried again; none when absent. */
  readonly oneFailsIn?: number
  /** One conductor in so many is cancelled under way and begun again; none when absent. */
  readonly oneCancelledIn?: number
  /** How long a workflow task lasts; Temporal's own when absent. */
  readonly workflowTaskTimeout?: '1s'
}
const quick: Setting = { conductors: 1_000, boundsMs: [5, 20, 60, 150], daySeconds: [0.01, 0.03, 0.1, 0.4] }
// What comes while a local activity outlasts its workflow task gets a workflow task of its own, and none on replay.
const slow: Setting = {
  conductors: 300,
  boundsMs: [5, 60, 900, 3_000],
  daySeconds: [0.1, 0.4, 1],
  oneFailsIn: 8,
  oneCancelledIn: 4,
  workflowTaskTimeout: '1s',
}
// A conductor that does not replay may stand still while it is still being played; its history tells.
const patienceMs = 180_000

// What comes to the date of an interview's report while the agency owes the answer is left alone beyond it for so long.
const restMs = 4_000
// At once and after 2 s, once when it was told, and again where an activity has failed.
const looksWhileItRests = 6
const oneReportsIn = 20
const held: readonly ((state: CaseState) => boolean)[] = [
  ({ rectification }) => rectification?.status === 'submitted',
  (state) => unserved(state, 'rectification.evidenceReturned') !== undefined,
]

const stage = { rules: ruleBook, catalogue, proposal: proposal(), start: '2026-04-07' }
/** Cases whose evidence the agency is checking, or has sent back without telling it yet, before the date of a report. */
const reporting = held.map((isHeld) => {
  const life = lives.find(({ name }) => name === 'evidence sent back, told beyond the report')!
  const begun = lived({ ...life, ends: (state) => isHeld(state) && reportKey(1) in state.deadlines }, 1)
  return { after: begun.state, on: begun.today }
})
const people = castOf(proposal())
const [officer, , reviewer] = people as [(typeof people)[0], (typeof people)[0], (typeof people)[0]]
const failing = ({ oneFailsIn }: Setting) => {
  const dice = diceOf(seed + 1)
  return () => oneFailsIn !== undefined && dice(oneFailsIn) === 0
}
const pick = <T>(dice: Dice, among: readonly T[]) => among[dice(among.length)]!

/** What came in which order in the runs of a history that did not replay: the next run will hardly make it again. */
const told = ({ workflowId }: Replayed['faults'][number], histories: readonly HistoryAndWorkflowId[]) =>
  histories.filter((one) => one.workflowId === workflowId).map(({ history }) => eventsOf(history as IHistory))

describe('a conductor whose activities take their time', () => {
  let connection: Connection
  let native: NativeConnection
  const cases = new Map<string, MemoryCase>()
  const statuses = new Set<string>()
  beforeAll(async () => {
    const address = inject('temporalAddress')
    connection = await Connection.connect({ address })
    native = await NativeConnection.connect({ address })
  })
  afterAll(async () => {
    await connection.close()
    await native.close()
  })

  it(`comes to its end and leaves a history that replays, ${quick.conductors} times`, async () => {
    expect(await conductedAndReplayed(quick)).toEqual({
      ended: quick.conductors,
      faults: [],
      unended: [],
      restless: [],
    })
  }, 900_000)

  it(`does so when they outlast workflow tasks and fail, ${slow.conductors} times`, async () => {
    expect(await conductedAndReplayed(slow)).toEqual({ ended: slow.conductors, faults: [], unended: [], restless: [] })
    expect(statuses).toContain('CANCELLED')
  }, 900_000)

  async function conductedAndReplayed(setting: Setting) {
    const client = new Client({ connection })
    const worker = await Worker.create({
      connection: native,
      taskQueue: queue,
      workflowsPath: workflowsOfToday,
      activities: memoryActivities(cases, latencies(diceOf(seed), setting.boundsMs), failing(setting)),
      maxCachedWorkflows: 500,
    })
    const histories: HistoryAndWorkflowId[] = []
    const unended: string[] = []
    const restless: string[] = []
    let ended = 0
    await worker.runUntil(async () => {
      const numbers = Array.from({ length: setting.conductors }, (_, n) => n).values()
      const lane = async () => {
        for (const n of numbers) {
          const { isOver, workflowId, kept, looks } = await conducted(client, n, setting)
          histories.push(...kept.map((history) => ({ workflowId, history })))
          if (isOver) ended += 1
          else unended.push(workflowId)
          if (looks > looksWhileItRests) restless.push(`${workflowId}: ${looks} looks`)
        }
      }
      await Promise.all(Array.from({ length: atOnce }, lane))
    })
    const { count, faults } = await replayHistories(histories)
    console.log(`${count} histories of conductors replayed, ${faults.length} of them did not fit`)
    expect(count).toBe(histories.length)
    return { ended, faults: faults.map((fault) => ({ ...fault, events: told(fault, histories) })), unended, restless }
  }

  /** A life that was begun in memory, is conducted for a while and led to its end; answers with the conductor's histories. */
  async function conducted(client: Client, n: number, { daySeconds, workflowTaskTimeout, oneCancelledIn }: Setting) {
    const dice = diceOf(seed + n)
    const caseNo = `BH-2026-${String((workflowTaskTimeout ? 800_000 : 900_000) + n)}`
    const isReporting = n % oneReportsIn === 0
    const begun = isReporting ? pick(dice, reporting) : liveOnce(stage, dice, dice(150)).at(-1)!
    const life = new MemoryCase({ ...begun.after, caseNo }, begun.on, pick(dice, daySeconds))
    cases.set(caseNo, life)
    // A turned clock tells a conductor of no version.
    const tell = async (turned = dice(4) === 0) => {
      const ref = { caseNo, version: life.state.version }
      await client.workflow.signalWithStart(sanctionCaseType, {
        ...conductorOptions(ref, queue),
        ...(turned
          ? { signal: turnedSignal, signalArgs: [] }
          : { signal: progressedSignal, signalArgs: [ref.version] }),
        ...(workflowTaskTimeout ? { workflowTaskTimeout } : {}),
      })
    }
    await tell(false)
    const looks = isReporting ? await looksBeyondReport(life) : 0
    for (let given = 0; given < acts; given += 1) {
      act(life, dice)
      if (dice(3) > 0) await pause(dice(60))
      await tell()
    }
    const handle = client.workflow.getHandle(conductorId(caseNo))
    const kept: HistoryAndWorkflowId['history'][] = []
    if (oneCancelledIn !== undefined && dice(oneCancelledIn) === 0) {
      await pause(dice(2_000))
      kept.push(await cancelled(client, handle))
      await tell(false)
    }
    await end(life, dice, tell)
    const isOver = await Promise.race([handle.result().then(() => true), pause(patienceMs).then(() => false)])
    kept.push(await handle.fetchHistory())
    return { workflowId: handle.workflowId, kept, isOver, looks }
  }

  /** How often a conductor looks while nobody acts and the date of the report has passed. */
  async function looksBeyondReport(life: MemoryCase): Promise<number> {
    const { dueOn } = life.state.deadlines[reportKey(1)]!
    while (life.context(officer).today <= dueOn) await pause(20)
    const { looks } = life
    await pause(restMs)
    expect(held.some((isHeld) => isHeld(life.state))).toBe(true)
    return life.looks - looks
  }

  /** Cancels a conductor that may be in the middle of an activity or at its end; answers with the history of that run. */
  async function cancelled(client: Client, handle: WorkflowHandle) {
    const { runId } = await handle.describe()
    const run = client.workflow.getHandle(handle.workflowId, runId, { followRuns: false })
    await run.cancel().catch((error: unknown) => expect(error).toBeInstanceOf(WorkflowNotFoundError))
    const { status } = await run.result().then(
      async () => await run.describe(),
      async () => await run.describe(),
    )
    statuses.add(status.name)
    return await run.fetchHistory()
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
      // A case in which an objection waits is over for its conductor only when that is answered (条例 Art 36).
      if (['filed', 'verified'].includes(life.state.objections.at(-1)?.status ?? '')) {
        for (const one of people) {
          life.give(one, { type: 'objection.verify', payload: { findings: '核查完毕' } })
          life.give(one, { type: 'objection.reject', payload: { reasons: '理由不成立' } })
        }
      }
      // So is one in which the answer to an objection or to a repair is still to be served.
      for (let unserved = Object.keys(life.state.service?.acts ?? {}).length; unserved > 0; unserved -= 1)
        life.give(officer, { type: 'service.serve', payload: payloads['service.serve'](life.state, today(), dice) })
      // So is one in which a correction waits for the second person.
      if (life.state.correction) {
        for (const one of people) life.give(one, { type: 'correction.refuse', payload: { reasons: '原记录无误' } })
      }
      if (life.state.version > version) await tell()
    }
  }
})
