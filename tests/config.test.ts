import { generateKeyPairSync } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { ConfigError, letterSettings, providerSettings, readConfig, requireScanner } from '../config.ts'

it('has a value for everything that a first start needs', () => {
  const config = readConfig({})
  expect(config).toMatchObject({ HOST: '127.0.0.1', PORT: 8080, DATA_FOLDER: 'data', TEMPORAL_NAMESPACE: 'default' })
  expect(config).toMatchObject({ DEMO_ACCOUNTS: false, TEMPORAL_TLS: false })
  expect([config.DATABASE_URL, config.TEMPORAL_ADDRESS, config.SANDBOX_DAY_SECONDS]).toEqual([
    undefined,
    undefined,
    undefined,
  ])
})

it('takes an empty setting for an absent one', () => {
  expect(readConfig({ PORT: ' ', DATABASE_URL: '', TEMPORAL_TLS: '' })).toEqual(readConfig({}))
})

it('reads numbers and flags', () => {
  const config = readConfig({ PORT: '9000', SANDBOX_DAY_SECONDS: '0.5', TEMPORAL_TLS: '1', DEMO_ACCOUNTS: 'true' })
  expect(config).toMatchObject({ PORT: 9000, SANDBOX_DAY_SECONDS: 0.5, TEMPORAL_TLS: true, DEMO_ACCOUNTS: true })
})

it('names every setting that is wrong, in one sentence', () => {
  const wrong = {
    PORT: 'http',
    DATABASE_URL: 'somewhere',
    TEMPORAL_ADDRESS: 'host',
    SANDBOX_DAY_SECONDS: '-1',
    LOG_LEVEL: 'loud',
  }
  const read = () => readConfig(wrong)
  expect(read).toThrow(ConfigError)
  for (const name of Object.keys(wrong)) expect(read).toThrow(name)
  expect(read).not.toThrow('\n')
})

const provider = {
  STAFF_OIDC_ISSUER: 'https://sso.example',
  STAFF_OIDC_CLIENT_ID: 'bihuan',
  PUBLIC_URL: 'https://bihuan.example',
}
const checkpoint = { LOG_CHECKPOINT_WEBHOOK_URL: 'https://keeper.example' }
const pem = (kind: 'rsa' | 'ec', of: number | string) =>
  (kind === 'rsa'
    ? generateKeyPairSync(kind, { modulusLength: Number(of) })
    : generateKeyPairSync(kind, { namedCurve: String(of) })
  ).privateKey
    .export({ type: 'pkcs8', format: 'pem' })
    .toString()

it.each([
  { DATABASE_URL: 'postgresql:///bihuan?host=/run/postgresql' },
  { DATABASE_APP_URL: 'postgres://login:p%40ss@[::1]:5432/bihuan?sslmode=require' },
  { TEMPORAL_ADDRESS: '127.0.0.1:7233' },
  { TEMPORAL_ADDRESS: '[::1]:7233' },
  { SANDBOX_CLOCK: 'standing', SANDBOX_START: '2026-04-07' },
  { PLATFORM_WEBHOOK_SECRET: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw' },
  { PLATFORM_WEBHOOK_SECRET: `whsec_${Buffer.alloc(64, 7).toString('base64')}` },
  { PLATFORM_WEBHOOK_SECRET: 'whsecret, which says nothing of base64' },
])('takes %j', (env) => {
  expect(readConfig(env)).toMatchObject(env)
})

it.each([
  { DATABASE_URL: 'http://127.0.0.1/bihuan' },
  { TEMPORAL_ADDRESS: 'temporal.example:70000' },
  { TEMPORAL_ADDRESS: '::1:7233' },
  { PLATFORM_WEBHOOK_URL: 'file:///etc/passwd', PLATFORM_WEBHOOK_SECRET: 'sixteen characters' },
  { SANDBOX_START: '2026-02-30', SANDBOX_DAY_SECONDS: '1' },
  { SANDBOX_START: '2026-04-07' },
  { SANDBOX_CLOCK: 'stopped' },
  { SANDBOX_CLOCK: 'running' },
  { SANDBOX_CLOCK: 'standing', SANDBOX_DAY_SECONDS: '1' },
  { STAFF_OIDC_ISSUER: 'http://sso.example', PUBLIC_URL: 'https://bihuan.example' },
  { STAFF_OIDC_ISSUER: 'https://sso.example', STAFF_OIDC_CLIENT_ID: 'bihuan', PUBLIC_URL: 'https://bihuan.example' },
  { ENTITY_OIDC_ISSUER: 'https://sso.example', ENTITY_OIDC_CLIENT_ID: 'bihuan', ENTITY_OIDC_CLIENT_SECRET: 'secret' },
  { PUBLIC_URL: 'bihuan.example' },
  { INVITATION_SECRET: 'short' },
  { PLATFORM_WEBHOOK_SECRET: 'whsec_this is no base64, whatever' },
  { PLATFORM_WEBHOOK_SECRET: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaS' },
  { PLATFORM_WEBHOOK_SECRET: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLa-_' },
  { PLATFORM_WEBHOOK_SECRET: `whsec_${Buffer.alloc(23, 7).toString('base64')}` },
  { PLATFORM_WEBHOOK_SECRET: `whsec_${Buffer.alloc(65, 7).toString('base64')}` },
  { LOG_CHECKPOINT_WEBHOOK_SECRET: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw=', ...checkpoint },
])('does not take %j', (env) => {
  expect(() => readConfig(env)).toThrow(ConfigError)
  expect(() => readConfig(env)).toThrow(Object.keys(env)[0])
})

it.each([
  ['RSA of 2048 bits', pem('rsa', 2048), {}, true],
  ['P-256', pem('ec', 'P-256'), {}, true],
  ['none', 'no key', {}, false],
  ['RSA of 1024 bits', pem('rsa', 1024), {}, false],
  ['P-384', pem('ec', 'P-384'), {}, false],
  ['a key beside a secret', pem('rsa', 2048), { STAFF_OIDC_CLIENT_SECRET: 'secret' }, false],
  ['a key and how a secret is shown', pem('rsa', 2048), { STAFF_OIDC_CLIENT_AUTH: 'client_secret_post' }, false],
] as const)('of keys for a provider knows what it takes: %s', (_, key, more, isTaken) => {
  const read = () => readConfig({ STAFF_OIDC_CLIENT_KEY: key, ...provider, ...more })
  if (isTaken) expect(read()).toMatchObject({ STAFF_OIDC_CLIENT_KEY: key })
  else expect(read).toThrow(/STAFF_OIDC_CLIENT_(KEY|AUTH)/)
  if (!isTaken) expect(read).not.toThrow('PRIVATE')
})

it('repeats no value in its sentence, which may hold a password', () => {
  const wrong = { DATABASE_URL: 'mysql://a:swordfish@b/c', PLATFORM_WEBHOOK_SECRET: 'swordfish' }
  expect(() => readConfig(wrong)).toThrow(/DATABASE_URL.*PLATFORM_WEBHOOK_SECRET/)
  expect(() => readConfig(wrong)).not.toThrow('swordfish')
})

const here = fileURLToPath(import.meta.url)

it.each([
  [{ TEMPORAL_TLS_CERT: here }, /set both or neither/],
  [{ TEMPORAL_TLS_CA: '/no/such/file.pem' }, /TEMPORAL_TLS_CA names \/no\/such\/file.pem/],
  [{ PLATFORM_WEBHOOK_URL: 'http://127.0.0.1:1/' }, /PLATFORM_WEBHOOK_SECRET/],
])('refuses %j', (env, sentence) => {
  expect(() => readConfig(env)).toThrow(sentence)
})

it('knows an identity provider by its settings, and of plain HTTP only one on this machine', () => {
  const settings = {
    STAFF_OIDC_ISSUER: 'http://127.0.0.1:9000',
    STAFF_OIDC_CLIENT_ID: 'bihuan',
    STAFF_OIDC_CLIENT_SECRET: 'secret',
    PUBLIC_URL: 'http://127.0.0.1:8080',
  }
  const config = readConfig(settings)
  expect(providerSettings(config, 'STAFF')).toEqual({
    issuer: 'http://127.0.0.1:9000',
    clientId: 'bihuan',
    clientSecret: 'secret',
    claim: 'preferred_username',
  })
  expect(providerSettings(config, 'ENTITY')).toBeUndefined()
})

it('prints the public address on letters, or that of this machine', () => {
  const settings = letterSettings(readConfig({ PUBLIC_URL: 'https://bihuan.example/', DATA_FOLDER: '/data' }))
  expect(settings).toMatchObject({ publicAddress: 'https://bihuan.example', secretFile: '/data/invitation-secret' })
  expect(letterSettings(readConfig({ PORT: '9000' })).publicAddress).toBe('http://localhost:9000')
})

it('reads secrets from files, where their names say so, and nothing else', () => {
  const folder = mkdtempSync(join(tmpdir(), 'bihuan-config-'))
  const file = join(folder, 'secret')
  writeFileSync(file, 'postgresql://app:swordfish@127.0.0.1/bihuan\n')
  try {
    expect(readConfig({ DATABASE_APP_URL_FILE: file })).toMatchObject({
      DATABASE_APP_URL: 'postgresql://app:swordfish@127.0.0.1/bihuan',
    })
    const both = { DATABASE_APP_URL: 'postgresql://app:other@127.0.0.1/bihuan', DATABASE_APP_URL_FILE: file }
    expect(readConfig(both)).toMatchObject({ DATABASE_APP_URL: both.DATABASE_APP_URL })
    expect(readConfig({ STAFF_OIDC_CLAIM_FILE: file })).toEqual(readConfig({}))
    expect(() => readConfig({ PLATFORM_WEBHOOK_SECRET_FILE: `${file}-none` })).toThrow(
      /PLATFORM_WEBHOOK_SECRET_FILE names .*secret-none, which cannot be read \(ENOENT\)/,
    )
    writeFileSync(file, 'swordfish')
    expect(() => readConfig({ INVITATION_SECRET_FILE: file })).toThrow(/INVITATION_SECRET/)
    expect(() => readConfig({ INVITATION_SECRET_FILE: file })).not.toThrow('swordfish')
  } finally {
    rmSync(folder, { recursive: true })
  }
})

const webhook = { PLATFORM_WEBHOOK_SECRET: 'sixteen characters' }

describe('another machine', () => {
  it.each([
    { DATABASE_URL: 'postgresql://login@db.example/bihuan' },
    { DATABASE_APP_URL: 'postgresql://login@db.example/bihuan?sslmode=prefer' },
    { DATABASE_URL: 'postgresql:///bihuan?host=db.example' },
    { TEMPORAL_ADDRESS: 'temporal.example:7233' },
    { PLATFORM_WEBHOOK_URL: 'http://platform.example/in', ...webhook },
    {
      EVIDENCE_STORE_URL: 'http://s3.example',
      EVIDENCE_STORE_BUCKET: 'evidence',
      EVIDENCE_STORE_KEY: 'k',
      EVIDENCE_STORE_SECRET: 's',
    },
    { CLAMAV_ADDRESS: '[2001:db8::1]:3310' },
  ])('is not reached without TLS: %j', (env) => {
    expect(() => readConfig(env)).toThrow(
      new RegExp(`^${Object.keys(env)[0]} would be reached on another machine without TLS`),
    )
    expect(readConfig({ ...env, TRUSTED_NETWORK: 'true' })).toMatchObject(env)
  })

  it.each([
    { DATABASE_URL: 'postgresql://login@db.example/bihuan?sslmode=verify-full' },
    { DATABASE_APP_URL: 'postgresql://login@db.example/bihuan?sslmode=require' },
    { TEMPORAL_ADDRESS: 'temporal.example:7233', TEMPORAL_API_KEY: 'key' },
    { TEMPORAL_ADDRESS: 'temporal.example:7233', TEMPORAL_TLS_CA: here },
    { PLATFORM_WEBHOOK_URL: 'https://platform.example/in', ...webhook },
  ])('is reached with TLS: %j', (env) => {
    expect(readConfig(env)).toMatchObject(env)
  })

  it.each([
    { DATABASE_URL: 'postgresql://login@127.0.0.1:5432/bihuan' },
    { DATABASE_URL: 'postgresql:///bihuan?host=/run/postgresql' },
    { TEMPORAL_ADDRESS: '[::1]:7233' },
    { CLAMAV_ADDRESS: 'localhost:3310' },
    { PLATFORM_WEBHOOK_URL: 'http://127.0.0.2:9/in', ...webhook },
  ])('is not this one: %j', (env) => {
    expect(readConfig(env)).toMatchObject(env)
  })
})

describe('demonstration accounts', () => {
  const asStarted = (env: NodeJS.ProcessEnv) => readConfig(env, { demoByDefault: true }).DEMO_ACCOUNTS

  it('are there by themselves only with an embedded database that nobody else reaches, and never against the setting', () => {
    expect(asStarted({})).toBe(true)
    expect(asStarted({ HOST: 'localhost', PUBLIC_URL: 'http://127.0.0.1:8080' })).toBe(true)
    expect(asStarted({ DEMO_ACCOUNTS: 'false' })).toBe(false)
    expect(asStarted({ DEMO_ACCOUNTS: '0' })).toBe(false)
    expect(asStarted({ HOST: '0.0.0.0' })).toBe(false)
    expect(asStarted({ PUBLIC_URL: 'https://credit.example' })).toBe(false)
    expect(asStarted({ DATABASE_URL: 'postgresql://a:b@localhost:5432/c' })).toBe(false)
  })

  it.each([
    { HOST: '0.0.0.0' },
    { HOST: '::' },
    { HOST: '192.0.2.1' },
    { HOST: 'bihuan.example' },
    { HOST: '127.0.0.1.example' },
    { PUBLIC_URL: 'https://credit.example' },
  ])('are refused where others reach them: %j', (env) => {
    const words = /^DEMO_ACCOUNTS makes accounts whose password everybody knows/
    expect(() => readConfig({ ...env, DEMO_ACCOUNTS: 'true' })).toThrow(words)
    expect(() => readConfig({ ...env, DEMO_ACCOUNTS: 'true' }, { demoByDefault: true })).toThrow(words)
  })
})

describe('files of evidence that no scanner has seen', () => {
  it.each([
    { CLAMAV_ADDRESS: '127.0.0.1:3310' },
    { EVIDENCE_UNSCANNED: 'accept' },
    { SANDBOX_DAY_SECONDS: '1' },
    { SANDBOX_CLOCK: 'standing' },
    { DEMO_ACCOUNTS: 'true' },
  ])('are no matter with %j', (env) => {
    expect(() => requireScanner(readConfig(env))).not.toThrow()
  })

  it('are taken where cases are real only when somebody has said so', () => {
    const words = /^CLAMAV_ADDRESS is not set, .*: name a ClamAV daemon, or set EVIDENCE_UNSCANNED=accept/
    expect(() => requireScanner(readConfig({}))).toThrow(words)
    expect(() => requireScanner(readConfig({ EVIDENCE_UNSCANNED: 'refuse' }))).toThrow(words)
    expect(() => readConfig({ EVIDENCE_UNSCANNED: 'yes' })).toThrow('EVIDENCE_UNSCANNED')
  })
})
