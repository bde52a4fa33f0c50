import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { migrate } from '../../database/migrate.ts'
import { requireReplay } from '../../operations/development/replay.ts'
import { startPostgres } from '../../operations/servers/postgres.ts'
import { findTemporal } from '../../operations/servers/temporal-binary.ts'
import { temporalTestServer } from '../../operations/servers/temporal-programs.ts'
import { startTemporal } from '../../operations/servers/temporal.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Superuser's address of the shared PostgreSQL, whose database `bihuan` is migrated and serves as template. */
    readonly postgres: string
    readonly ownerUrl: string
    readonly appUrl: string
    readonly temporalAddress: string
    /** Path of the time-skipping server. */
    readonly testServer: string
  }
}

const say = (line: string) => console.log(line)

// Those of latencies.test.ts are replayed there.
const histories = "TaskQueue != 'latencies'"

/**
 * Starts one PostgreSQL and one Temporal for all files of the run; answers with what replays every history that they
 * have made and stops them.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'bihuan-test-'))
  await chmod(folder, 0o755)
  const started = await Promise.allSettled([
    startPostgres({ dataFolder: join(folder, 'postgres'), fast: true, say }),
    startTemporal({ say, quickTimers: true }),
  ])
  const stop = async () => {
    await Promise.all(started.map(async (part) => (part.status === 'fulfilled' ? part.value.stop() : undefined)))
    await rm(folder, { recursive: true, force: true })
  }
  try {
    const [postgres, temporal] = started
    if (postgres.status === 'rejected') throw postgres.reason
    if (temporal.status === 'rejected') throw temporal.reason
    await migrate(postgres.value.ownerUrl)
    await numberFiles(postgres.value.superuserUrl)
    project.provide('postgres', postgres.value.superuserUrl)
    project.provide('ownerUrl', postgres.value.ownerUrl)
    project.provide('appUrl', postgres.value.appUrl)
    project.provide('temporalAddress', temporal.value.address)
    project.provide('testServer', await findTemporal(temporalTestServer, { say }))
    const { address } = temporal.value
    return async () => {
      try {
        await requireReplay(address, { query: histories, say })
      } finally {
        await stop()
      }
    }
  } catch (error) {
    await stop()
    throw error
  }
}

async function numberFiles(superuserUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: superuserUrl })
  await client.connect()
  await client.query('CREATE SEQUENCE test_files')
  await client.end()
}
