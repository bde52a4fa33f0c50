import { spawnSync } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { describe, expect, it, onTestFinished } from 'vitest'
import { readConfig, requireScanner } from '../../config.ts'
import { migrate } from '../../database/migrate.ts'
import { startPostgres } from '../../operations/servers/postgres.ts'
import { root } from '../../operations/development/documents/source-files.ts'
import type { Service } from './compose-file.ts'
import { all, compose, digest, read, settings } from './compose-file.ts'
import { temporaryFolder } from './house.ts'

const { services, volumes, secrets } = compose
const run = (script: string, args: readonly string[], env: NodeJS.ProcessEnv = {}) =>
  spawnSync('sh', [join(root, `operations/compose/${script}.sh`), ...args], {
    encoding: 'utf8',
    env: { ...process.env, ...env },
  })

/** What the two scripts make, in a folder of the test's own. */
function secretsFolder(): string {
  const folder = join(temporaryFolder(), 'secrets')
  mkdirSync(folder)
  for (const script of ['passwords', 'certificates']) expect(run(script, [folder]).status, script).toBe(0)
  return folder
}

const mapValues = <V>(of: Readonly<Record<string, string>>, change: (value: string, name: string) => V) =>
  Object.fromEntries(Object.entries(of).map(([name, value]) => [name, change(value, name)]))
/** Where the container finds its secrets, as this machine does. */
const inFolder = (environment: Readonly<Record<string, string>>, folder: string) =>
  mapValues(environment, (value) => String(value ?? '').replace('/run/secrets', folder))

describe('docker-compose.yml', () => {
  it('has the parts of an installation on several machines', () => {
    expect(Object.keys(services)).toEqual(
      expect.arrayContaining(['postgres', 'temporal', 'temporal-ui', 'migrate', 'worker', 'api']),
    )
    expect([services['worker']?.deploy?.replicas, services['api']?.deploy?.replicas]).toEqual([2, 2])
    expect(services['temporal-ui']?.environment?.['TEMPORAL_DISABLE_WRITE_ACTIONS']).toBe('true')
  })

  it('names every image by release and digest, and starts nothing without one', () => {
    expect(
      all.map(([, { image }]) => image).filter((image) => !/:\d[^@]*@sha256:0{64}$|^bihuan:local$/.test(image)),
    ).toEqual([])
    const own = all.filter(([, { image }]) => image === 'bihuan:local')
    expect(own.map(([, { build }]) => build?.args)).toEqual([...own].fill({ NODE_DIGEST: digest } as never))
    expect(read('Dockerfile').match(/^(ARG|FROM) .*$/gm)).toEqual([
      'ARG NODE_DIGEST',
      expect.stringMatching(/^FROM node:\d+-\w+-slim@\$\{NODE_DIGEST\}$/),
    ])
    const optional = [...read('docker-compose.yml').matchAll(/\$\{\w+_DIGEST(?!:\?)/g)]
    expect([optional.length, [...settings.keys()].filter((name) => !name.endsWith('_DIGEST'))]).toEqual([0, []])
  })

  it('opens ports on this machine only', () => {
    const ports = all.flatMap(([, service]) => service.ports ?? [])
    expect(ports.length).toBeGreaterThan(1)
    expect(ports.filter((port) => !port.startsWith('127.0.0.1:'))).toEqual([])
  })

  it('gives no container more than it needs', () => {
    for (const [name, service] of all) {
      expect(service, name).toMatchObject({ cap_drop: ['ALL'], security_opt: ['no-new-privileges:true'] })
      expect(service.mem_limit, name).toMatch(/^\d+[mg]$/)
      expect(service.pids_limit, name).toBeGreaterThan(0)
    }
    for (const [name, { read_only: readOnly, tmpfs = [] }] of all) {
      expect(readOnly, name).toBe(true)
      expect(tmpfs.length, name).toBeGreaterThan(0)
      for (const place of tmpfs) expect(place, name).toMatch(/:size=\d+m$/)
    }
  })

  it('hands secrets over as files, each to those alone that need it, and keeps them out of image and repository', () => {
    const named = (service: Service) =>
      [...JSON.stringify([service.environment, service.entrypoint]).matchAll(/\/run\/secrets\/([\w.-]+)/g)].map(
        ([, secret]) => secret!,
      )
    for (const [name, service] of all) {
      expect([...new Set(named(service))].sort(), name).toEqual([...(service.secrets ?? [])].sort())
      const kept = Object.entries(service.environment ?? {}).filter(([setting]) =>
        /PASSWORD|PWD|SECRET|KEY$/.test(setting),
      )
      for (const [setting, value] of kept) expect(value, `${name} ${setting}`).toMatch(/^\/(run\/secrets|log)\//)
    }
    const holders = (secret: string) =>
      all.filter(([, service]) => service.secrets?.includes(secret)).map(([name]) => name)
    expect(holders('temporal-server-key.pem')).toEqual(['temporal'])
    expect(holders('temporal-client-key.pem')).toEqual(['worker', 'api'])
    expect(holders('temporal-operator-key.pem')).toEqual(['temporal-namespace', 'temporal-ui'])
    expect(holders('database-url')).toEqual(['migrate'])
    expect(holders('postgres-password')).toEqual(['postgres'])
    const folder = 'operations/compose/secrets'
    for (const [name, { file }] of Object.entries(secrets)) expect(file).toBe(`./${folder}/${name}`)
    expect(read('.dockerignore').split('\n')).toContain(folder)
    expect(read('.gitignore').split('\n')).toContain(`${folder}/`)
  })

  it('lets nobody reach Temporal without a certificate', () => {
    // Names: common/config/config_template_embedded.yaml of temporalio/temporal, which the image reads.
    const secret = (file: string) => `/run/secrets/temporal-${file}.pem`
    expect(services['temporal']?.environment).toMatchObject({
      TEMPORAL_TLS_REQUIRE_CLIENT_AUTH: 'true',
      TEMPORAL_TLS_FRONTEND_CERT: secret('server'),
      TEMPORAL_TLS_FRONTEND_KEY: secret('server-key'),
      TEMPORAL_TLS_CLIENT1_CA_CERT: secret('ca'),
      TEMPORAL_TLS_SERVER_CERT: secret('server'),
      TEMPORAL_TLS_SERVER_KEY: secret('server-key'),
      TEMPORAL_TLS_SERVER_CA_CERT: secret('ca'),
    })
    // Each that is told where Temporal is, is given a certificate for it.
    const clients = all.filter(([, { environment }]) => environment?.['TEMPORAL_ADDRESS'] !== undefined)
    expect(clients.map(([name]) => name)).toEqual(['temporal-namespace', 'temporal-ui', 'worker', 'api'])
    for (const [name, { environment }] of clients) {
      const given = Object.entries(environment ?? {}).filter(([, value]) =>
        String(value).startsWith('/run/secrets/temporal-'),
      )
      expect(given.length, name).toBe(3)
    }
    expect(JSON.stringify(services)).not.toMatch(/DISABLE_HOST_VERIFICATION/)
  })

  it('lets the API know its proxy, and takes no file unscanned unless told to', () => {
    const environment = inFolder(services['api']?.environment ?? {}, secretsFolder())
    expect(Object.keys(environment)).toEqual(expect.arrayContaining(['TRUST_PROXY', 'CLAMAV_ADDRESS']))
    expect(() => requireScanner(readConfig(environment))).toThrow('EVIDENCE_UNSCANNED=accept')
    expect(() => requireScanner(readConfig({ ...environment, CLAMAV_ADDRESS: 'clamav:3310' }))).not.toThrow()
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
    expect(programs.sort()).toEqual(['operations/commands/migrate.ts', 'server.ts', 'worker.ts'])
    for (const program of programs) expect(existsSync(join(root, program)), program).toBe(true)
  })

  it('gives our programs settings that they accept, and the owner’s login to nobody but the migration', () => {
    const folder = secretsFolder()
    for (const name of ['migrate', 'worker', 'api']) {
      const environment = inFolder(services[name]?.environment ?? {}, folder)
      // What may be left empty, filled in: an empty setting is an absent one.
      const filled = { TRUST_PROXY: '10.0.0.1', CLAMAV_ADDRESS: 'clamav:3310' }
      const config = readConfig(
        mapValues(environment, (value, setting) => value || filled[setting as keyof typeof filled]),
      )
      expect(
        Object.keys(environment).filter(
          (setting) => !(setting.replace(/_FILE$/, '') in config) && !(setting in config),
        ),
        name,
      ).toEqual([])
      expect(config.DATABASE_URL === undefined, name).toBe(name !== 'migrate')
    }
  })
})

describe('operations/compose', () => {
  it('makes every secret that is mounted, for its owner alone, and writes over none', () => {
    const folder = secretsFolder()
    const files = readdirSync(folder)
    expect(files.sort()).toEqual(Object.keys(secrets).sort())
    for (const file of files) expect([file, statSync(join(folder, file)).mode & 0o777]).toEqual([file, 0o600])
    const contents = () => files.map((file) => readFileSync(join(folder, file), 'utf8'))
    const before = contents()
    const short = files
      .filter((file) => /password|secret/.test(file))
      .map((file) => readFileSync(join(folder, file)).length)
    expect(Math.min(...short)).toBeGreaterThan(32)
    expect(new Set(before).size).toBe(before.length)
    for (const script of ['passwords', 'certificates']) {
      const again = run(script, [folder])
      expect([again.status, again.stderr]).toEqual([1, expect.stringContaining('is there already')])
    }
    expect(contents()).toEqual(before)
  })

  it('puts a secret from its file into the environment of one program, or does not start it', () => {
    const folder = temporaryFolder()
    writeFileSync(join(folder, 'one'), 'a b$c\n')
    const show = ['--', 'sh', '-c', 'echo "<$ONE>" "$@"', 'sh', 'x y']
    const started = run('with-secrets', [`ONE=${join(folder, 'one')}`, ...show])
    expect([started.status, started.stdout]).toEqual([0, '<a b$c> x y\n'])
    const missing = run('with-secrets', [`ONE=${join(folder, 'two')}`, ...show])
    expect([missing.status === 0, missing.stdout]).toEqual([false, ''])
  })

  it('asks the registry for the digest of every image', () => {
    const folder = temporaryFolder()
    // In the place of Docker, whose registry is far: it answers with what it was asked.
    writeFileSync(join(folder, 'docker'), '#!/bin/sh\necho "$*" | sed "s/ /_/g"\n')
    chmodSync(join(folder, 'docker'), 0o755)
    const { status, stdout } = run('digests', [], { PATH: `${folder}:${process.env['PATH']}` })
    const asked = Object.fromEntries(
      stdout
        .trim()
        .split('\n')
        .map((line) => line.split('=') as [string, string]),
    )
    expect([status, Object.keys(asked).sort()]).toEqual([0, [...settings.keys()].sort()])
    expect(asked['NODE_DIGEST']).toBe('buildx_imagetools_inspect_--format_{{.Manifest.Digest}}_node:24-bookworm-slim')
    writeFileSync(join(folder, 'docker'), '#!/bin/sh\nexit 1\n')
    expect(run('digests', [], { PATH: `${folder}:${process.env['PATH']}` }).status).not.toBe(0)
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
