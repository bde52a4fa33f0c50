import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client'
import { countAltered } from '../evidence/store/checked.ts'
import { shanghaiDate } from '../record/clock.ts'
import type { Deps } from '../casework/deps.ts'
import { sparingly } from './sparingly.ts'
import { countOverdue, readFigures, readWorkers, readLogStanding } from '../casework/operation.ts'

// Tables are counted and figures written no oftener, whoever asks.
const lookEveryMs = 1_000

/** Prometheus figures: requests by route, and what an operator of the closed loop watches. */
export function serveMetrics(app: FastifyInstance, { record, restarts: restartsOf }: Deps): void {
  const registers = [new Registry()]
  const [registry] = registers as [Registry]
  collectDefaultMetrics({ register: registry })
  const labelNames = ['method', 'route', 'status'] as const
  const requests = new Counter({ name: 'bihuan_requests_total', help: 'Requests answered', labelNames, registers })
  const seconds = new Histogram({
    name: 'bihuan_request_seconds',
    help: 'Time to answer a request',
    labelNames: ['method', 'route'],
    buckets: [0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5],
    registers,
  })
  const gauge = (name: string, help: string) => new Gauge({ name: `bihuan_${name}`, help, registers })
  const outboxAge = gauge('outbox_age_seconds', 'Age of the oldest message that has not left the house')
  const behind = gauge('cases_behind', 'Cases whose conductor has not seen the newest version, or is late')
  const workersAlive = gauge('workers_alive', 'Workers that have given a sign of life within a minute')
  const beatAge = gauge(
    'worker_beat_age_seconds',
    'Since the newest sign of life of a worker; NaN without one in a day',
  )
  const refused = gauge('outbox_refused', 'Messages that a recipient has refused for good')
  const restarts = new Gauge({
    name: 'bihuan_part_restarts',
    help: 'How often npm start has begun a part again that ended or hung, since its own start',
    labelNames: ['part'],
    registers,
  })
  const look = async () => {
    const today = shanghaiDate(await record.clock.now())
    return {
      figures: await readFigures(record, today),
      workers: await readWorkers(record),
      late: await countOverdue(record, today),
      log: await readLogStanding(record),
    }
  }
  const provisional = gauge('provisional_deadlines', 'Open deadlines computed without a State Council notice')
  const unlogged = gauge('log_unlogged_seconds', 'Age of the oldest ledger entry that the signed log does not hold yet')
  const checkpointAge = gauge('log_checkpoint_age_seconds', 'Since the log was signed last; NaN when it never was')
  const comparedAge = gauge('log_compared_age_seconds', 'Since all leaves were compared with the copy; NaN if never')
  const verifiedAge = gauge('log_last_verified_age_seconds', 'Since a verification ended last; NaN when none has')
  const altered = gauge('log_altered', '1 when the last comparison, proof or verification found something wrong')
  const notHanded = gauge('log_not_handed', 'Other places that have not taken the newest checkpoint')
  const alteredFiles = gauge('evidence_altered', 'Files of evidence that this process read and found altered, ever')
  const begunAnew = gauge('conductors_begun_anew', 'Conductors that were stuck and were begun anew, ever')
  const overdue = new Gauge({
    name: 'bihuan_overdue_deadlines',
    help: 'Open deadlines that have passed',
    labelNames: ['stage', 'topic'],
    registers,
  })

  // Written once for all who ask meanwhile: a text of some thousand lines.
  const written = sparingly(lookEveryMs, async () => {
    const { figures, workers, late, log } = await look()
    outboxAge.set(figures.outboxAgeSeconds)
    behind.set(figures.casesBehind)
    workersAlive.set(workers.alive)
    beatAge.set(workers.beatAgeSeconds ?? NaN)
    provisional.set(figures.provisionalDeadlines)
    unlogged.set(log.unloggedSeconds)
    checkpointAge.set(log.checkpointAgeSeconds ?? NaN)
    comparedAge.set(log.comparedAgeSeconds ?? NaN)
    verifiedAge.set(log.verifiedAgeSeconds ?? NaN)
    altered.set(log.state === 'altered' ? 1 : 0)
    alteredFiles.set(countAltered())
    notHanded.set(log.notHanded.length)
    begunAnew.set(figures.begunAnew)
    overdue.reset()
    for (const { count, ...labels } of late) overdue.set(labels, count)
    refused.set(figures.outboxRefused)
    restarts.reset()
    for (const [part, { count }] of Object.entries(restartsOf?.() ?? {})) restarts.set({ part }, count)
    return await registry.metrics()
  })

  app.addHook('onResponse', async (request, reply) => {
    const { method } = request
    const route = request.routeOptions.url ?? 'unknown'
    requests.inc({ method, route, status: reply.statusCode })
    seconds.observe({ method, route }, reply.elapsedTime / 1000)
  })

  app.get(
    '/metrics',
    {
      config: { access: 'public' },
      schema: {
        operationId: 'metrics',
        summary: 'Prometheus figures',
        tags: ['operation'],
        produces: ['text/plain'],
        response: { 200: z.string() },
      },
    },
    async (_request, reply) => reply.type(registry.contentType).send(await written()),
  )
}
