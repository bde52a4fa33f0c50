import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { createServer } from 'node:net'
import { homedir } from 'node:os'
import { dirname, join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { migrate } from '../../../database/migrate.ts'
import { findPostgres, restoreLinks } from '../../../operations/servers/postgres-binaries.ts'
import { runnableBy } from '../../../operations/servers/postgres-open-copy.ts'
import { postgresUser } from '../../../operations/servers/postgres-user.ts'
import { startPostgres } from '../../../operations/servers/postgres.ts'
import type { PostgresOptions, RunningPostgres } from '../../../operations/servers/postgres.ts'
import { StartupError } from '../../../operations/servers/startup-error.ts'
import { query, temporaryFolder } from '../house.ts'

async function start(dataFolder: string, more: Partial<PostgresOptions> = {}): Promise<RunningPostgres> {
  const postgres = await startPostgres({ dataFolder, fast: true, ...more })
  onTestFinished(async () => await postgres.stop())
  return postgres
}

const fails = async (starting: Promise<unknown>) =>
  await starting.then(
    () => undefined,
    (error: unknown) => error,
  )

describe('the embedded PostgreSQL', () => {
  it('has an owner who may change the schema and an application that may not', async () => {
    const dataFolder = join(temporaryFolder(), 'postgres')
    const { ownerUrl, appUrl } = await start(dataFolder)
    await migrate(ownerUrl)
    await query(ownerUrl, 'CREATE TABLE owned (n integer)')
    for (const sql of ['CREATE TABLE mine ()', 'CREATE SCHEMA mine', 'CREATE TEMP TABLE mine ()', 'DROP TABLE owned']) {
      expect(await fails(query(appUrl, sql)), sql).toMatchObject({ code: '42501' })
    }
    expect(
      await query(appUrl, 'SELECT rolsuper, rolcreatedb, rolcreaterole FROM pg_roles WHERE rolname = current_user'),
    ).toEqual([{ rolsuper: false, rolcreatedb: false, rolcreaterole: false }])
    expect(statSync(`${dataFolder}-logins.json`).mode & 0o777).toBe(0o600)
  })

  it('loses nothing that was committed when it is killed', async () => {
    const dataFolder = join(temporaryFolder(), 'postgres')
    const first = await start(dataFolder, { fast: false })
    await query(first.ownerUrl, 'CREATE TABLE kept AS SELECT 42 AS answer')
    process.kill(Number(readFileSync(join(dataFolder, 'postmaster.pid'), 'utf8').split('\n')[0]), 'SIGKILL')
    await first.exited
    const second = await start(dataFolder)
    expect(await query(second.ownerUrl, 'SELECT answer FROM kept')).toEqual([{ answer: 42 }])
  })

  it('forgets a dead server whose number now names another process', async () => {
    const dataFolder = join(temporaryFolder(), 'postgres')
    const first = await start(dataFolder)
    const file = join(dataFolder, 'postmaster.pid')
    const left = readFileSync(file, 'utf8')
    await first.stop()
    writeFileSync(file, left.replace(/^\d+/, String(process.pid)))
    const second = await start(dataFolder)
    expect(await query(second.ownerUrl, 'SELECT 1 AS one')).toEqual([{ one: 1 }])
  })

  it('ends the server that an earlier start left on its folder', async () => {
    const dataFolder = join(temporaryFolder(), 'postgres')
    const first = await start(dataFolder)
    const lines: string[] = []
    const second = await start(dataFolder, { say: (line) => lines.push(line) })
    await first.exited
    expect(lines).toEqual(['Ending the PostgreSQL that an earlier start left behind'])
    expect(await query(second.ownerUrl, 'SELECT 1 AS one')).toEqual([{ one: 1 }])
  })

  it('begins anew where making the folder was interrupted', async () => {
    const dataFolder = join(temporaryFolder(), 'postgres')
    mkdirSync(`${dataFolder}.new`)
    writeFileSync(join(`${dataFolder}.new`, 'PG_VERSION'), '18\n')
    const { ownerUrl } = await start(dataFolder)
    expect(await query(ownerUrl, 'SELECT 1 AS one')).toEqual([{ one: 1 }])
    expect(existsSync(`${dataFolder}.new`)).toBe(false)
  })

  it('leaves the folder of another version as it is', async () => {
    const dataFolder = join(temporaryFolder(), 'postgres')
    mkdirSync(dataFolder)
    writeFileSync(join(dataFolder, 'PG_VERSION'), '14\n')
    writeFileSync(`${dataFolder}-logins.json`, '{}')
    const error = await fails(startPostgres({ dataFolder }))
    expect(error).toBeInstanceOf(StartupError)
    expect((error as Error).message).toBe(
      `The data folder ${dataFolder} is of PostgreSQL 14 and this release brings 18: start the release that made it and take a dump, or choose another DATA_FOLDER; nothing was changed.`,
    )
    expect(readFileSync(join(dataFolder, 'PG_VERSION'), 'utf8')).toBe('14\n')
  })

  it('leaves a folder that is not its own as it is', async () => {
    const dataFolder = join(temporaryFolder(), 'postgres')
    mkdirSync(dataFolder)
    writeFileSync(join(dataFolder, 'letters.txt'), 'dear all')
    expect(await fails(startPostgres({ dataFolder }))).toMatchObject({ message: expect.stringMatching(/did not make/) })
    expect(readFileSync(join(dataFolder, 'letters.txt'), 'utf8')).toBe('dear all')
  })

  it('says which port is taken', async () => {
    const holder = createServer()
    await new Promise<void>((resolve) => holder.listen(0, '127.0.0.1', resolve))
    onTestFinished(() => void holder.close())
    const { port } = holder.address() as { port: number }
    const starting = startPostgres({ dataFolder: join(temporaryFolder(), 'postgres'), port })
    expect(await fails(starting)).toMatchObject({
      message: expect.stringMatching(`Port ${port} is in use, so PostgreSQL`),
    })
  })

  it('runs in a folder that is closed to all others, whoever starts it', async () => {
    const closed = mkdtempSync(join(homedir(), '.bihuan-closed-'))
    chmodSync(closed, 0o700)
    onTestFinished(() => rmSync(closed, { recursive: true, force: true }))
    const { ownerUrl } = await start(join(closed, 'postgres'))
    expect(await query(ownerUrl, 'SELECT 1 AS one')).toEqual([{ one: 1 }])
    const runsAs = statSync(join(closed, 'postgres')).uid
    expect(process.getuid?.() === 0 ? runsAs > 0 : runsAs === process.getuid?.()).toBe(true)
  })

  it('is copied to where its user may run it when its own folder is closed', () => {
    const [closed, open] = [temporaryFolder(), temporaryFolder()]
    const installed = findPostgres()
    const native = join(closed, 'native')
    cpSync(dirname(dirname(installed.postgres)), native, { recursive: true, verbatimSymlinks: true })
    chmodSync(closed, 0o700)
    const [initdb, postgres] = [join(native, 'bin/initdb'), join(native, 'bin/postgres')]
    const binaries = { ...installed, initdb, postgres }
    const { owner } = postgresUser(join(open, 'data'))
    const lines: string[] = []
    const runnable = runnableBy(owner, binaries, (line) => lines.push(line), open)
    const again = runnableBy(owner, binaries, (line) => lines.push(line), open)
    expect(again).toEqual(runnable)
    // Who is not root runs them as himself, where they are.
    expect(runnable.postgres).toBe(owner ? join(open, `postgresql-${installed.version}`, 'bin/postgres') : postgres)
    expect(lines).toHaveLength(owner ? 1 : 0)
    const run = spawnSync(runnable.postgres, ['--version'], { ...owner, cwd: '/', encoding: 'utf8' })
    expect(run.stdout).toContain(installed.version)
  })

  it('makes the links of its libraries where npm was not allowed to', () => {
    const folder = temporaryFolder()
    mkdirSync(join(folder, 'native/lib'), { recursive: true })
    writeFileSync(join(folder, 'native/lib/libwhole.so.5.18'), 'code')
    const links = [{ source: 'native/lib/libwhole.so.5.18', target: 'native/lib/libwhole.so.5' }]
    writeFileSync(join(folder, 'native/pg-symlinks.json'), JSON.stringify(links))
    restoreLinks(folder)
    restoreLinks(folder)
    expect(readFileSync(join(folder, 'native/lib/libwhole.so.5'), 'utf8')).toBe('code')
  })
})
