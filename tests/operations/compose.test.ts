import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseYaml } from '@redocly/openapi-core'
import pg from 'pg'
import { describe, expect, it, onTestFinished } from 'vitest'
import { readConfig } from '../../config.ts'
import { migrate } from '../../database/migrate.ts'
import { startPostgres } from '../../operations/postgres.ts'
import { root } from '../support/source-files.ts'
import { temporaryFolder } from './house.ts'

interface Service {
  readonly image: string
  readonly command?: readonly string[]
  readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>
  readonly deploy?: { readonly replicas: number }
  readonly environment?: Readonly<Record<string, string>>
  readonly healthcheck?: unknown
  readonly ports?: readonly string[]
  readonly volumes?: readonly string[]
}

const read = (file: string) => readFileSync(join(root, file), 'utf8')
const passwords = Object.fromEntries(
  [...read('.env.example').matchAll(/^(\w+)=$/gm)].map(([, name]) => [name, 'secret'.repeat(6)]),
)

// What compose does with ${NAME}, ${NAME:-default} and ${NAME:?message}.
function substituted(text: string): string {
  return text.replaceAll(/\$\{(\w+)(?::([-?])([^}]*))?\}/g, (_, name: string, kind?: string, rest = '') => {
    const value = passwords[name] ?? (kind === '-' ? (rest as string) : undefined)
    if (value === undefined) throw new Error(`.env.example does not name ${name}`)
    return value
  })
}

const { services, volumes } = parseYaml(substituted(read('docker-compose.yml'))) as {
  services: Record<string, Service>
  volumes: Record<string, unknown>
}
const all = Object.entries(services)

describe('docker-compose.yml', () => {
  it('has the parts of an installation on several machines', () => {
    expect(Object.keys(services)).toEqual(
      expect.arrayContaining(['postgres', 'temporal', 'temporal-ui', 'migrate', 'worker', 'api']),
    )
    expect([services['worker']?.deploy?.replicas, services['api']?.deploy?.replicas]).toEqual([2, 2])
    expect(services['temporal-ui']?.environment?.['TEMPORAL_DISABLE_WRITE_ACTIONS']).toBe('true')
  })

  it('pins every image and opens ports on this machine only', () => {
    expect(all.map(([, { image }]) => image).filter((image) => !/:\d|^bihuan:local$/.test(image))).toEqual([])
    const ports = all.flatMap(([, service]) => service.ports ?? [])
    expect(ports.length).toBeGreaterThan(1)
    expect(ports.filter((port) => !port.startsWith('127.0.0.1:'))).toEqual([])
  })

  it('waits only for services that there are, in a state that they can reach', () => {
    const waits = all.flatMap(([, service]) => Object.entries(service.depends_on ?? {}))
    expect(waits.length).toBeGreaterThan(5)
    for (const [name, { condition }] of waits) {
      expect(services, name).toHaveProperty(name)
      if (condition === 'service_healthy') expect(services[name]?.healthcheck, name).toBeDefined()
    }
  })

  it('names files, volumes and programs that there are', () => {
    for (const source of all
      .flatMap(([, service]) => service.volumes ?? [])
      .map((volume) => volume.split(':')[0] ?? '')) {
      expect(source.startsWith('.') ? existsSync(join(root, source)) : source in volumes, source).toBe(true)
    }
    const programs = all.flatMap(([, { command }]) => command?.filter((word) => word.endsWith('.ts')) ?? [])
    expect(programs.sort()).toEqual(['api/server.ts', 'operations/migrate.ts', 'worker.ts'])
    for (const program of programs) expect(existsSync(join(root, program)), program).toBe(true)
  })

  it('gives our programs settings that they accept, and the owner’s login to nobody but the migration', () => {
    for (const name of ['migrate', 'worker', 'api']) {
      const environment = services[name]?.environment ?? {}
      const config = readConfig(environment)
      expect(
        Object.keys(environment).filter((setting) => !(setting in config)),
        name,
      ).toEqual([])
      expect(config.DATABASE_URL === undefined, name).toBe(name !== 'migrate')
    }
  })
})

it('the databases that it creates can be migrated and used', async () => {
  const server = await startPostgres({ dataFolder: join(temporaryFolder(), 'postgres'), fast: true })
  onTestFinished(async () => await server.stop())
  const script = read('operations/compose/create-databases.sh')
  const sql = /<<'SQL'\n([\s\S]*)\nSQL\n/.exec(script)?.[1]?.replaceAll(/:'(\w+)'/g, `'secret'`) ?? ''
  const superuser = new pg.Client({ connectionString: server.superuserUrl })
  await superuser.connect()
  try {
    await superuser.query('DROP DATABASE bihuan')
    await superuser.query('DROP ROLE bihuan_owner, bihuan_app, bihuan_reader')
    for (const statement of sql.split(/;\n?/).filter((part) => part.trim() !== '')) await superuser.query(statement)
  } finally {
    await superuser.end()
  }
  const as = (login: string) => `postgresql://${login}:secret@127.0.0.1:${server.port}/bihuan`
  expect((await migrate(as('bihuan_owner'))).length).toBeGreaterThan(0)
  const application = new pg.Client({ connectionString: as('bihuan_app') })
  await application.connect()
  try {
    expect((await application.query('SELECT count(*)::int AS cases FROM cases')).rows).toEqual([{ cases: 0 }])
    await expect(application.query('CREATE TABLE mine ()')).rejects.toMatchObject({ code: '42501' })
  } finally {
    await application.end()
  }
})
