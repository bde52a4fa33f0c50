import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { migrate } from '../../database/migrate.ts'
import { findTemporal, temporalTestServer } from '../../operations/temporal-binary.ts'
import { startPostgres } from '../../operations/postgres.ts'
import { startTemporal } from '../../operations/temporal.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    ownerUrl: string
    appUrl: string
    temporalAddress: string
    testServer: string
  }
}

/** One real PostgreSQL and one real Temporal server for the whole run; each test file gets a database of its own. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const say = (line: string) => console.log(line)
  const folder = mkdtempSync(join(tmpdir(), 'bihuan-tests-'))
  const [postgres, temporal, testServer] = await Promise.all([
    startPostgres({ dataFolder: join(folder, 'postgres'), fast: true, say }),
    startTemporal({ say }),
    findTemporal(temporalTestServer, say),
  ])
  await migrate(postgres.ownerUrl)
  project.provide('ownerUrl', postgres.ownerUrl)
  project.provide('appUrl', postgres.appUrl)
  project.provide('temporalAddress', temporal.address)
  project.provide('testServer', testServer)
  return async () => {
    await temporal.stop()
    await postgres.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}
