import type { Goal, Party, Way } from '../../fictitious/course.ts'
import { followCourse } from '../../fictitious/course.ts'
import { randomUUID } from 'node:crypto'
import { inspect } from 'node:util'
import { Client, Connection } from '@temporalio/client'
import { DefaultLogger, NativeConnection, Runtime } from '@temporalio/worker'
import type { Sending } from '../../activities/subscribers.ts'
import type { Sender } from '../../activities/delivery.ts'
import type { Actor } from '../../domain/actor.ts'
import type { CaseState, Commands, CommandType } from '../../domain/case.ts'
import type { Executed, Record } from '../../record/execution.ts'
import type { PublishedFiles } from '../../record/snapshot/keep.ts'
import { createWorker } from '../../worker.ts'
import type { Notifier } from '../../workflows/client.ts'
import { createNotifier } from '../../workflows/client.ts'
import { people } from './people.ts'
import { proposal } from './proposal.ts'
import { done } from './world.ts'

/** What the worker of this process has logged, with all that it tells of errors. */
export const workerLog: string[] = []

Runtime.install({
  logger: new DefaultLogger('INFO', ({ level, message, meta }) => {
    const line = `${level} ${message} ${inspect(meta, { depth: 10, maxStringLength: null })}`
    workerLog.push(line)
    if (level === 'ERROR') console.error(line)
  }),
})

/** Messages as the outside would receive them; fails on demand. */
export function recordingSender(): Sender & { readonly sent: string[]; failing: boolean } {
  const sender = {
    sent: [] as string[],
    failing: false,
    async send(message: { key: string; kind: string }) {
      if (sender.failing) throw new Error('The platform is down')
      sender.sent.push(`${message.key} ${message.kind}`)
      return 'taken'
    },
  }
  return sender
}

/** A worker and a notifier on one Temporal server, as production runs them, in this process. */
export async function openHouse(
  address: string,
  record: Record,
  sender: Sender,
  queue: string = randomUUID(),
  published?: PublishedFiles,
  sending?: Sending,
) {
  const native = await NativeConnection.connect({ address })
  const connection = await Connection.connect({ address })
  const client = new Client({ connection })
  const failures: unknown[] = []
  const notifier = createNotifier(client, (error) => failures.push(error), { queue, gatherMs: 100 })
  const start = async () => {
    const worker = await createWorker({
      connection: native,
      namespace: 'default',
      record,
      sender,
      queue,
      ...(published && { published }),
      ...(sending && { sending }),
    })
    const run = worker.run()
    return async () => {
      worker.shutdown()
      await run
    }
  }
  return {
    client,
    queue,
    notifier,
    failures,
    /** Starts a worker; answers with what stops it. */
    start,
    async close() {
      await notifier.close()
      await connection.close()
      await native.close()
    },
  }
}

/** Gives commands and tells the conductor, as the API does. */
export function desk(record: Record, notifier: Notifier) {
  return async <T extends CommandType>(
    caseNo: string | undefined,
    actor: Actor,
    type: T,
    payload: Commands[T],
  ): Promise<Executed> => {
    const answer = await done(record, caseNo, actor, type, payload)
    notifier.progressed(answer)
    return answer
  }
}

/** Brings a case to a stage through the desk; the record's day is read before each act that names one. */
export async function bring(give: ReturnType<typeof desk>, today: () => Promise<string>, goal: Goal): Promise<string> {
  const way: Way = {
    today,
    give: async (caseNo, who, type, payload) => await give(caseNo, parties[who], type, payload),
  }
  return await followCourse(way, goal)
}

/** Brings a case to its listing through the desk. */
export const listCase = async (
  give: ReturnType<typeof desk>,
  today: () => Promise<string>,
  changes: Parameters<typeof proposal>[0] = {},
) => await bring(give, today, { to: 'listed', proposal: proposal(changes) })

const parties = {
  officer: people.officer,
  reviewer: people.reviewer,
  entity: people.entity,
  publisher: people.officer,
} satisfies { [P in Party]: Actor }

/** Waits until the record's state of a case satisfies; throws with the state when it takes too long. */
export async function until(
  record: Record,
  caseNo: string,
  fact: (state: CaseState) => boolean,
  ms = 15_000,
): Promise<CaseState> {
  for (const end = Date.now() + ms; ; await new Promise((resolve) => setTimeout(resolve, 25))) {
    const { rows } = await record.pool.query<{ state: CaseState }>('SELECT state FROM cases WHERE case_no = $1', [
      caseNo,
    ])
    const state = rows[0]?.state
    if (state && fact(state)) return state
    if (Date.now() > end) throw new Error(`${caseNo} has not come so far: ${JSON.stringify(state)}`)
  }
}
