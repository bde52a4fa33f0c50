import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { z } from 'zod'
import { isElsewhere, isPlainDatabase, isPlainWeb, thisMachine } from './addresses.ts'
import { schema, secrets } from './settings.ts'

/** The settings of one process, checked once at start. */
export type Config = z.infer<typeof schema>

/** Thrown when a setting is wrong; its message names each setting and says what it must be. */
export class ConfigError extends Error {}

/**
 * Reads the settings from the environment, the only place where that is done. `demoByDefault`: where nothing is set,
 * demonstration accounts are there for an embedded database that this machine alone can reach. Throws `ConfigError`.
 */
export function readConfig(env: NodeJS.ProcessEnv = process.env, { demoByDefault = false } = {}): Config {
  const known = Object.fromEntries(
    Object.keys(schema.shape).flatMap((name) => {
      const value = valueOf(env, name)
      return value === undefined ? [] : [[name, value]]
    }),
  )
  const parsed = schema.safeParse(known)
  if (!parsed.success) {
    const faults = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`)
    throw new ConfigError(`These settings must be put right before Bihuan can start: ${faults.join('; ')}`)
  }
  const config = { ...parsed.data }
  if (known['DEMO_ACCOUNTS'] === undefined)
    config.DEMO_ACCOUNTS = demoByDefault && config.DATABASE_URL === undefined && isForThisMachine(config)
  if (config.DEMO_ACCOUNTS && !isForThisMachine(config)) {
    throw new ConfigError(
      'DEMO_ACCOUNTS makes accounts whose password everybody knows, and others could reach them: leave it out, or let HOST and PUBLIC_URL name this machine only (127.0.0.1, localhost)',
    )
  }
  if (config.PLATFORM_WEBHOOK_URL && !config.PLATFORM_WEBHOOK_SECRET) {
    throw new ConfigError('PLATFORM_WEBHOOK_URL needs PLATFORM_WEBHOOK_SECRET (16 characters or more) to sign messages')
  }
  for (const [one, other] of [
    ['LOG_CHECKPOINT_WEBHOOK_URL', 'LOG_CHECKPOINT_WEBHOOK_SECRET'],
    ['LOG_WITNESS_URL', 'LOG_WITNESS_KEY'],
    ['TEMPORAL_TLS_CERT', 'TEMPORAL_TLS_KEY'],
  ] as const) {
    if ((config[one] === undefined) !== (config[other] === undefined))
      throw new ConfigError(`${one} and ${other} belong together: set both or neither`)
  }
  const { SANDBOX_CLOCK, SANDBOX_DAY_SECONDS, SANDBOX_START } = config
  if (SANDBOX_CLOCK === 'running' && SANDBOX_DAY_SECONDS === undefined) {
    throw new ConfigError('SANDBOX_CLOCK=running needs SANDBOX_DAY_SECONDS: how many seconds a day lasts')
  }
  if (SANDBOX_CLOCK === 'standing' && SANDBOX_DAY_SECONDS !== undefined) {
    throw new ConfigError('SANDBOX_CLOCK=standing and SANDBOX_DAY_SECONDS exclude each other: set one of them')
  }
  if (SANDBOX_START && SANDBOX_DAY_SECONDS === undefined && SANDBOX_CLOCK === undefined) {
    throw new ConfigError('SANDBOX_START needs SANDBOX_DAY_SECONDS or SANDBOX_CLOCK=standing: set one of them')
  }
  for (const name of ['TEMPORAL_TLS_CA', 'TEMPORAL_TLS_CERT', 'TEMPORAL_TLS_KEY', 'LETTER_FONT_FILE'] as const) {
    if (config[name] !== undefined && !existsSync(config[name])) {
      throw new ConfigError(`${name} names ${config[name]}, and there is no such file`)
    }
  }
  const s3 = (['URL', 'BUCKET', 'KEY', 'SECRET'] as const).map((name) => config[`EVIDENCE_STORE_${name}`])
  if (s3.some((value) => value === undefined) && s3.some((value) => value !== undefined)) {
    throw new ConfigError(
      'EVIDENCE_STORE_URL, EVIDENCE_STORE_BUCKET, EVIDENCE_STORE_KEY and EVIDENCE_STORE_SECRET name one object store: set all or none',
    )
  }
  for (const door of ['STAFF', 'ENTITY'] as const) {
    const names = [`${door}_OIDC_ISSUER`, `${door}_OIDC_CLIENT_ID`] as const
    const shown = [`${door}_OIDC_CLIENT_SECRET`, `${door}_OIDC_CLIENT_KEY`] as const
    const countOf = (some: readonly (keyof Config)[]) => some.filter((name) => config[name] !== undefined).length
    const [set, ways] = [countOf(names), countOf(shown)]
    if (set + ways > 0 && (set !== names.length || ways !== 1)) {
      throw new ConfigError(
        `${names.join(', ')} and one of ${shown.join(' and ')} name one identity provider: set all three or none`,
      )
    }
    const showing = `${door}_OIDC_CLIENT_AUTH` as const
    if (config[showing] !== undefined && config[shown[1]] !== undefined)
      throw new ConfigError(`${showing} says how a secret is shown, and ${shown[1]} is set in its place: leave it out`)
    if (set > 0 && config.PUBLIC_URL === undefined) {
      throw new ConfigError(`${names[0]} needs PUBLIC_URL: the provider sends browsers back there`)
    }
  }
  const plain = plainConnections(config)
  if (plain.length > 0 && !config.TRUSTED_NETWORK) {
    throw new ConfigError(
      `${plain.join(', ')} would be reached on another machine without TLS: set TLS up there, or TRUSTED_NETWORK=true when the network between is encrypted`,
    )
  }
  return config
}

// A setting counts before its file, so that a program may hand a process that it starts what it has read itself.
function valueOf(env: NodeJS.ProcessEnv, name: string): string | undefined {
  if (/\S/.test(env[name] ?? '')) return env[name]
  const path = secrets.has(name) ? (env[`${name}_FILE`] ?? '').trim() : ''
  if (path === '') return undefined
  try {
    return readFileSync(path, 'utf8').trim()
  } catch (error) {
    throw new ConfigError(`${name}_FILE names ${path}, which cannot be read (${(error as NodeJS.ErrnoException).code})`)
  }
}

// Where we listen an empty name would mean every address of the machine.
const isForThisMachine = ({ HOST, PUBLIC_URL }: Pick<Config, 'HOST' | 'PUBLIC_URL'>) =>
  /^(localhost|127(\.\d+){3}|\[?::1\]?)$/.test(HOST) &&
  (PUBLIC_URL === undefined || thisMachine.test(new URL(PUBLIC_URL).hostname))

/** The settings whose other end is on another machine and is reached without TLS. */
function plainConnections(config: Config): string[] {
  const isPlain: { readonly [K in keyof Config]?: boolean } = {
    DATABASE_URL: isPlainDatabase(config.DATABASE_URL),
    DATABASE_APP_URL: isPlainDatabase(config.DATABASE_APP_URL),
    TEMPORAL_ADDRESS:
      isElsewhere(config.TEMPORAL_ADDRESS) &&
      !(config.TEMPORAL_TLS || config.TEMPORAL_API_KEY || config.TEMPORAL_TLS_CA || config.TEMPORAL_TLS_CERT),
    EVIDENCE_STORE_URL: isPlainWeb(config.EVIDENCE_STORE_URL),
    PLATFORM_WEBHOOK_URL: isPlainWeb(config.PLATFORM_WEBHOOK_URL),
    LOG_CHECKPOINT_WEBHOOK_URL: isPlainWeb(config.LOG_CHECKPOINT_WEBHOOK_URL),
    LOG_WITNESS_URL: isPlainWeb(config.LOG_WITNESS_URL),
    // Its protocol has no TLS.
    CLAMAV_ADDRESS: isElsewhere(config.CLAMAV_ADDRESS),
  }
  return Object.entries(isPlain).flatMap(([name, plain]) => (plain ? [name] : []))
}

/** How one identity provider is reached; undefined when none is set for that door. */
export function providerSettings(config: Config, door: 'STAFF' | 'ENTITY') {
  const { [`${door}_OIDC_ISSUER` as const]: issuer, [`${door}_OIDC_CLIENT_ID` as const]: clientId } = config
  if (issuer === undefined || clientId === undefined) return undefined
  const { [`${door}_OIDC_CLIENT_SECRET` as const]: clientSecret, [`${door}_OIDC_CLIENT_KEY` as const]: clientKey } =
    config
  const { [`${door}_OIDC_CLAIM` as const]: claim, [`${door}_OIDC_ACR` as const]: acr } = config
  return { issuer, clientId, clientSecret, clientKey, claim, acr, clientAuth: config[`${door}_OIDC_CLIENT_AUTH`] }
}

/** The hosts inside to which records may be sent: those that the settings name, and that of PLATFORM_WEBHOOK_URL. */
export function privateHosts({ SUBSCRIBER_PRIVATE_HOSTS, PLATFORM_WEBHOOK_URL }: Config): ReadonlySet<string> {
  const platform = PLATFORM_WEBHOOK_URL === undefined ? '' : new URL(PLATFORM_WEBHOOK_URL).hostname
  const bare = (host: string) =>
    host
      .trim()
      .toLowerCase()
      .replace(/^\[|\]$/g, '')
  return new Set([...SUBSCRIBER_PRIVATE_HOSTS.split(','), platform].map(bare).filter((host) => host !== ''))
}

/** Whether legal time is not real. */
export const isSandbox = ({ SANDBOX_CLOCK, SANDBOX_DAY_SECONDS }: Config) =>
  SANDBOX_CLOCK !== undefined || SANDBOX_DAY_SECONDS !== undefined

/**
 * Throws `ConfigError` where cases are real, no scanner is set, and nobody has said that files may come in unscanned.
 * Asked by what takes files in: the API, and `npm start`.
 */
export function requireScanner(config: Config): void {
  const areCasesReal = !isSandbox(config) && !config.DEMO_ACCOUNTS
  if (!areCasesReal || config.CLAMAV_ADDRESS !== undefined || config.EVIDENCE_UNSCANNED === 'accept') return
  throw new ConfigError(
    'CLAMAV_ADDRESS is not set, so files of evidence would not be scanned: name a ClamAV daemon, or set EVIDENCE_UNSCANNED=accept to take them unscanned, which each case then says of its files',
  )
}

/** What letters print beside their facts: where people reach us, and from what the codes of notices are made. */
export function letterSettings({ PUBLIC_URL, PORT, DATA_FOLDER, INVITATION_SECRET, LETTER_FONT_FILE }: Config) {
  return {
    publicAddress: (PUBLIC_URL ?? `http://localhost:${PORT}`).replace(/\/+$/, ''),
    invitationSecret: INVITATION_SECRET,
    secretFile: join(DATA_FOLDER, 'invitation-secret'),
    furtherFont: LETTER_FONT_FILE,
  }
}

/** Where evidence comes in and is kept, and who scans it. */
export function evidenceSettings(config: Config) {
  const { EVIDENCE_STORE_URL: endpoint, EVIDENCE_STORE_BUCKET: bucket, EVIDENCE_STORE_REGION: region } = config
  const { EVIDENCE_STORE_KEY: accessKey, EVIDENCE_STORE_SECRET: secretKey } = config
  const isComplete =
    endpoint !== undefined && bucket !== undefined && accessKey !== undefined && secretKey !== undefined
  return {
    folder: join(config.DATA_FOLDER, 'evidence'),
    clamav: config.CLAMAV_ADDRESS,
    s3: isComplete ? { endpoint, bucket, region, accessKey, secretKey } : undefined,
  }
}

/** Where the ledger's log keeps its copy and its key, and how often it is signed. */
export function logSettings({ DATA_FOLDER, LOG_FOLDER, LOG_KEY_FILE, LOG_CHECKPOINT_SECONDS }: Config) {
  return {
    folder: LOG_FOLDER ?? join(DATA_FOLDER, 'log'),
    keyFile: LOG_KEY_FILE ?? join(DATA_FOLDER, 'log-key.pem'),
    checkpointEveryMs: LOG_CHECKPOINT_SECONDS * 1000,
  }
}

/** Where checkpoints of the log go besides its copy. */
export function checkpointSettings(config: Config) {
  const { LOG_CHECKPOINT_FILE: file, LOG_CHECKPOINT_WEBHOOK_URL: url, LOG_CHECKPOINT_WEBHOOK_SECRET: secret } = config
  const { LOG_WITNESS_URL: witnessUrl, LOG_WITNESS_KEY: key } = config
  return {
    file,
    webhook: url && secret ? { url, secret } : undefined,
    witness: witnessUrl && key ? { url: witnessUrl, key } : undefined,
  }
}
