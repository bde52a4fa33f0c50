import { Client, Connection } from '@temporalio/client'
import closeWithGrace from 'close-with-grace'
import {
  evidenceSettings,
  isSandbox,
  letterSettings,
  privateHosts,
  providerSettings,
  readConfig,
  requireScanner,
} from './config.ts'
import { readerOn } from './database/reading.ts'
import { withoutValues } from './database/refused-values.ts'
import { openEvidenceStorage } from './evidence/storage.ts'
import { openRecord } from './record/open.ts'
import { openReading } from './record/reading.ts'
import { createTurner } from './record/turning/turn.ts'
import { createNotifier } from './workflows/client.ts'
import { tellerOn } from './workflows/telling.ts'
import { temporalConnection } from './workflows/connection.ts'
import { schedulesAmiss } from './workflows/schedules.ts'
import { startImport } from './workflows/import-client.ts'
import { wakeRecomputation } from './workflows/recomputation-client.ts'
import { buildApp } from './api/app.ts'
import { openLetterhead } from './casework/letterhead.ts'
import { createProvider } from './identity/provider.ts'
import type { Providers } from './http/provider-visit.ts'
import { closeDemoDoors, openDemoDoors } from './identity/demo-doors.ts'
import { readRestarts } from './restarts.ts'
import { registerPages } from './web/pages.ts'

const config = readConfig()
requireScanner(config)
const record = await openRecord(config, 'bihuan-api', 20)
const reading = openReading(config, 'bihuan-api-reading', 10)
const storage = await openEvidenceStorage(evidenceSettings(config))
if (config.DEMO_ACCOUNTS) await openDemoDoors(record.pool)
const closed = config.DEMO_ACCOUNTS ? [] : await closeDemoDoors(record.pool)

// Lazy: the API starts and takes commands while Temporal is down.
const connection = Connection.lazy(temporalConnection(config))
const client = new Client({ connection, namespace: config.TEMPORAL_NAMESPACE })
const notifier = createNotifier(
  client,
  (error, ref) => app.log.warn({ caseNo: ref.caseNo, err: error }, 'conductor not signalled; the sweep will'),
  // In a sandbox a second is days of legal time.
  isSandbox(config) ? { gatherMs: 100 } : {},
)
const temporalAnswers = async () => {
  try {
    await connection.withDeadline(Date.now() + 1_000, async () => await client.workflowService.getSystemInfo({}))
    return true
  } catch {
    return false
  }
}
const providers = Object.fromEntries(
  (['staff', 'entity'] as const).flatMap((door) => {
    const settings = providerSettings(config, door === 'staff' ? 'STAFF' : 'ENTITY')
    return settings ? [[door, createProvider(settings, new URL(`/oidc/${door}/return`, config.PUBLIC_URL).href)]] : []
  }),
) as Providers
const app = await buildApp(
  {
    record,
    readAs: readerOn(reading),
    notifier,
    storage,
    letterhead: openLetterhead(letterSettings(config)),
    temporalAnswers,
    restarts: () => readRestarts(config.DATA_FOLDER),
    schedulesAmiss: async () => await schedulesAmiss(client),
    startImport: (id) => startImport(client, id),
    startRecomputation: (id) => wakeRecomputation(client, id),
    privateHosts: privateHosts(config),
    turner: createTurner(record, tellerOn(client)),
  },
  {
    logLevel: config.LOG_LEVEL,
    providers,
    pages: (on, deps, sessions) => registerPages(on, deps, { sessions, demo: config.DEMO_ACCOUNTS, providers }),
    signInsPerMinute: config.SIGN_INS_PER_MINUTE,
    publicReadsPerMinute: config.PUBLIC_READS_PER_MINUTE,
    secureCookies: config.PUBLIC_URL?.startsWith('https:') ?? false,
    ...(config.PUBLIC_URL === undefined ? {} : { publicUrl: config.PUBLIC_URL }),
    ...(config.TRUST_PROXY === undefined ? {} : { trustProxy: config.TRUST_PROXY }),
  },
)

if (closed.length > 0)
  app.log.warn({ accounts: closed }, 'demonstration accounts disabled, since DEMO_ACCOUNTS is not set')

closeWithGrace({ delay: 15_000 }, async ({ err }) => {
  if (err) app.log.error({ err: withoutValues(err) }, 'ending after an error')
  await app.close()
  await notifier.close()
  await Promise.all([record.pool.end(), reading.end()])
  await connection.close()
})

await app.listen({ host: config.HOST, port: config.PORT })
