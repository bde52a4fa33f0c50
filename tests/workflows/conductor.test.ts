import { Client, Connection } from '@temporalio/client'
import { NativeConnection, Worker } from '@temporalio/worker'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import type { CaseView } from '../../domain/view.ts'
import { replayHistories, workflowsOfToday } from '../../operations/development/replay.ts'
import type { OutsideActivities, RecordActivities } from '../../workflows/activity-types.ts'
import { wakeConductor } from '../../workflows/client.ts'
import { conductorId, viewQuery } from '../../workflows/contract.ts'
import { owesAct } from '../../workflows/owing.ts'

const queue = 'conductor-of-tests'
const withinMs = 20_000

const inForce: CaseView = {
  caseNo: '',
  version: 1,
  stage: 'published',
  listing: 'listed',
  published: true,
  ending: false,
  closed: false,
  escalation: 'none',
  interviews: 0,
  consequences: [],
  unconfirmed: [],
  deadlines: {},
  undelivered: 0,
}
const ending: CaseView = { ...inForce, ending: true, unconfirmed: ['sharing'], receipts: bothTaken() }
const reminder = { passesAt: 8e15, chase: { act: 'remind', at: 1 } } as const
const owing: CaseView = { ...inForce, deadlines: { 'measure.feedback/M01': reminder } }
const closed: CaseView = { ...inForce, stage: 'closed', ending: true, closed: true }

/** A case whose report after an interview was due by an instant, and whose evidence is being checked. */
const reported = (passesAt: number): CaseView => ({
  ...inForce,
  rectification: { accepted: false, overdue: true, inCheck: false, referred: false },
  interviews: 1,
  deadlines: { 'interview.1.report': { passesAt } },
  escalation: 'wait',
})

function bothTaken() {
  return { sharing: 'message taken', use: 'message taken' } as const
}

async function eventually(fact: () => boolean): Promise<void> {
  for (const end = Date.now() + withinMs; !fact(); await new Promise((resolve) => setTimeout(resolve, 20)))
    if (Date.now() > end) throw new Error('It has not come so far')
}

/** A record that says of one case what a test lets it say. */
class Saying {
  readonly given: string[] = []
  reads = 0
  delivering = false
  delivered = 0
  /** What a message takes to be delivered. */
  takes: Promise<unknown> = Promise.resolve()
  /** While the platform is away each delivery fails and is tried again later, and later again. */
  isAway = false
  private view: CaseView
  private readonly answers: (() => { readonly view: CaseView; readonly refusals: readonly string[] })[]

  constructor(view: CaseView, answers: Saying['answers']) {
    this.view = view
    this.answers = answers
  }

  say(view: CaseView): CaseView {
    this.view = view
    return view
  }

  activities(): RecordActivities & Pick<OutsideActivities, 'deliver'> {
    return {
      readCase: async () => {
        this.reads += 1
        return this.view
      },
      carryOut: async (_caseNo, commands) => {
        this.given.push(...commands.map(({ type }) => type))
        return this.answers.shift()?.() ?? { view: this.say({ ...this.view, deadlines: {} }), refusals: [] }
      },
      deliver: async () => {
        this.delivering = true
        await this.takes
        if (this.isAway) throw new Error('The platform is away')
        this.delivered += this.view.undelivered
        return this.say({ ...this.view, undelivered: 0 })
      },
    }
  }
}

describe('a conductor', () => {
  let connection: Connection
  let native: NativeConnection
  beforeAll(async () => {
    const address = inject('temporalAddress')
    connection = await Connection.connect({ address })
    native = await NativeConnection.connect({ address })
  })
  afterAll(async () => {
    await connection.close()
    await native.close()
  })

  async function conducting(caseNo: string, record: Saying, work: (client: Client) => Promise<void>): Promise<void> {
    const client = new Client({ connection })
    const taskQueue = `${queue}-${caseNo}`
    const worker = await Worker.create({
      connection: native,
      taskQueue,
      workflowsPath: workflowsOfToday,
      activities: record.activities(),
    })
    await worker.runUntil(async () => {
      await wakeConductor(client, { caseNo, version: 1 }, taskQueue)
      await work(client)
      const handle = client.workflow.getHandle(conductorId(caseNo))
      await handle.result()
      const history = await handle.fetchHistory()
      const { faults } = await replayHistories([{ workflowId: handle.workflowId, history }])
      expect(faults).toEqual([])
    })
  }

  it('goes on to send what has to leave the house', async () => {
    const caseNo = 'BH-2026-700001'
    const record: Saying = new Saying({ ...ending, caseNo }, [
      // Somebody was quicker: the conductor rests for a moment before it looks at what it has seen.
      () => ({ view: record.say({ ...closed, caseNo, version: 2 }), refusals: ['undoing.done'] }),
    ])
    await conducting(caseNo, record, async (client) => {
      await eventually(() => record.given.includes('undoing.confirm'))
      record.say({ ...inForce, caseNo, version: 3, undelivered: 2 })
      await wakeConductor(client, { caseNo, version: 3 }, `${queue}-${caseNo}`)
      await eventually(() => record.delivered === 2)
      record.say({ ...closed, caseNo, version: 4 })
      await wakeConductor(client, { caseNo, version: 4 }, `${queue}-${caseNo}`)
    })
    expect(record.delivered).toBe(2)
  }, 60_000)

  it('goes on to give what is due', async () => {
    const caseNo = 'BH-2026-700002'
    const record: Saying = new Saying({ ...ending, caseNo }, [
      () => ({ view: record.say({ ...closed, caseNo, version: 2 }), refusals: ['undoing.done'] }),
    ])
    await conducting(caseNo, record, async (client) => {
      await eventually(() => record.given.includes('undoing.confirm'))
      record.say({ ...owing, caseNo, version: 3 })
      await wakeConductor(client, { caseNo, version: 3 }, `${queue}-${caseNo}`)
      await eventually(() => record.given.includes('deadline.remind'))
      record.say({ ...closed, caseNo, version: 4 })
      await wakeConductor(client, { caseNo, version: 4 }, `${queue}-${caseNo}`)
    })
    expect(record.given.filter((type) => type === 'deadline.remind')).toHaveLength(1)
  }, 60_000)

  it('goes on to give what is due when the last message was still under way', async () => {
    const caseNo = 'BH-2026-700003'
    const record = new Saying({ ...closed, caseNo, undelivered: 1 }, [])
    let arrive = () => {}
    record.takes = new Promise<void>((resolve) => (arrive = resolve))
    await conducting(caseNo, record, async (client) => {
      const handle = client.workflow.getHandle(conductorId(caseNo))
      // One that was begun anew answers only when it has looked at the record.
      const seen = async (version: number) =>
        await handle.query<CaseView>(viewQuery).then(
          (view) => view.version === version,
          () => false,
        )
      const tell = async (view: CaseView) => {
        record.say(view)
        await wakeConductor(client, view, `${queue}-${caseNo}`)
        for (const end = Date.now() + withinMs; !(await seen(view.version));)
          if (Date.now() > end) throw new Error(`Version ${view.version} was not seen`)
      }
      await eventually(() => record.delivering)
      await tell({ ...closed, caseNo, version: 2 })
      await tell({ ...owing, caseNo, version: 3 })
      arrive()
      await eventually(() => record.given.includes('deadline.remind'))
      await tell({ ...closed, caseNo, version: 4 })
    })
    expect(record.given).toEqual(['deadline.remind'])
  }, 60_000)

  it('waits with no part for a platform that is away, when its case is opened again after somebody else has delivered', async () => {
    const caseNo = 'BH-2026-700006'
    const record: Saying = new Saying({ ...ending, caseNo, undelivered: 1 }, [
      // Somebody was quicker: the conductor rests for a moment, in which the case is over and then opened again.
      () => ({ view: record.say({ ...closed, caseNo, version: 3 }), refusals: ['undoing.done'] }),
    ])
    record.isAway = true
    await conducting(caseNo, record, async (client) => {
      const tell = async (view: CaseView) => {
        record.say(view)
        await wakeConductor(client, view, `${queue}-${caseNo}`)
      }
      await eventually(() => record.delivering)
      await tell({ ...ending, caseNo, version: 2 })
      await eventually(() => record.given.includes('undoing.confirm'))
      await tell({ ...owing, caseNo, version: 4 })
      await eventually(() => record.given.includes('deadline.remind'))
      // What is to be sent now leaves with the delivery that is still being tried: one at a time keeps the order.
      await tell({ ...inForce, caseNo, version: 5, undelivered: 2 })
      const { raw } = await client.workflow.getHandle(conductorId(caseNo)).describe()
      expect(raw.pendingActivities).toHaveLength(1)
      record.isAway = false
      await eventually(() => record.delivered === 2)
      await tell({ ...closed, caseNo, version: 6 })
    })
    expect(record.given).toEqual(['undoing.confirm', 'deadline.remind'])
  }, 60_000)

  it('comes to its end while a delivery is tried again that is not needed any more', async () => {
    const caseNo = 'BH-2026-700007'
    const record = new Saying({ ...closed, caseNo, undelivered: 1 }, [])
    record.isAway = true
    await conducting(caseNo, record, async (client) => {
      await eventually(() => record.delivering)
      record.say({ ...closed, caseNo, version: 2 })
      await wakeConductor(client, { caseNo, version: 2 }, `${queue}-${caseNo}`)
    })
    expect(record.delivered).toBe(0)
  }, 60_000)

  // 沪府办规〔2020〕9号 item 12: the warning follows when the report brings nothing, and evidence is looked at before.
  it('rests while evidence is checked beyond the date of the report, and goes on as soon as the check is over', async () => {
    const caseNo = 'BH-2026-700004'
    const inCheck = { ...reported(Date.now() - 3_600_000), caseNo }
    const record: Saying = new Saying(inCheck, [
      () => ({ view: record.say({ ...closed, caseNo, version: 3 }), refusals: [] }),
    ])
    await conducting(caseNo, record, async (client) => {
      await new Promise((resolve) => setTimeout(resolve, 8_000))
      // At first, and then after 0, 2 and 6 seconds.
      expect(record.reads).toBeLessThanOrEqual(5)
      expect(record.given).toEqual([])
      record.say({ ...inCheck, version: 2, escalation: 'warning' })
      await wakeConductor(client, { caseNo, version: 2 }, `${queue}-${caseNo}`)
    })
    expect(record.given).toEqual(['interview.open'])
  }, 60_000)

  it('looks again soon where the day of the record comes a moment later than its own', async () => {
    const caseNo = 'BH-2026-700005'
    const before = { ...reported(Date.now() - 1), caseNo }
    const record: Saying = new Saying(before, [
      () => ({ view: record.say({ ...closed, caseNo, version: 2 }), refusals: [] }),
    ])
    await conducting(caseNo, record, async () => {
      await eventually(() => record.reads > 1)
      // Nobody tells it: the day of the record has come, and no act of anybody.
      record.say({ ...before, escalation: 'refer' })
      await eventually(() => record.given.includes('rectification.refer'))
    })
    expect(record.given).toEqual(['rectification.refer'])
  }, 60_000)

  it('owes nothing while evidence is checked beyond the date of the report, so that a standing clock can be turned', async () => {
    const passed = reported(-1)
    expect(await owesAct(passed)).toBe(false)
    expect(await owesAct({ ...passed, escalation: 'warning' })).toBe(true)
  })
})
