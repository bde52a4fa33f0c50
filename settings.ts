import { createPrivateKey } from 'node:crypto'
import { z } from 'zod'

const flag = z.enum(['true', 'false', '1', '0', '']).transform((value) => value === 'true' || value === '1')

const port = z.coerce.number().int().min(1).max(65535)

const database = z.url({ protocol: /^postgres(ql)?$/, error: 'must be postgresql://login:password@host:port/database' })

const hostAndPort = z
  .string()
  .refine((value) => port.safeParse(/^(?:[^\s:[\]]+|\[[0-9a-f:.]+\]):(\d+)$/i.exec(value)?.[1]).success, {
    error: 'must be host:port',
  })

// Whoever listens on the way would become whoever signs in; only a provider on this machine needs no TLS.
const issuer = z
  .string()
  .refine((value) => /^https:\/\/.|^http:\/\/(127\.0\.0\.1|localhost|\[::1\])(:\d+)?(\/|$)/.test(value), {
    error: 'must begin with https://',
  })

/**
 * A secret that signs messages by Standard Webhooks: what follows `whsec_` is base64 (RFC 4648, section 4) of 24 to 64
 * bytes; any other is taken as it stands.
 */
const webhookSecret = z
  .string()
  .min(16)
  .refine((value) => !value.startsWith('whsec_') || isStandardSecret(value.slice('whsec_'.length)), {
    error: 'begins with whsec_, so what follows must be base64 of 24 to 64 bytes, with its = at the end',
  })

function isStandardSecret(text: string): boolean {
  const key = Buffer.from(text, 'base64')
  return key.toString('base64') === text && key.length >= 24 && key.length <= 64
}

/** A private key in PEM, by which a provider knows us: RSA of 2048 bits or more, or on the curve P-256. */
const clientKey = z.string().refine(isClientKey, {
  error: 'must be a private key in PEM without a password: RSA of 2048 bits or more, or of the curve P-256',
})

function isClientKey(pem: string): boolean {
  try {
    const { asymmetricKeyType, asymmetricKeyDetails: { modulusLength = 0, namedCurve = '' } = {} } =
      createPrivateKey(pem)
    return asymmetricKeyType === 'rsa' ? modulusLength >= 2048 : namedCurve === 'prime256v1'
  } catch {
    return false
  }
}

const clientAuth = z.enum(['client_secret_basic', 'client_secret_post', 'client_secret_jwt'])

/** Every setting by its name in the environment, and what it must look like. */
export const schema = z.object({
  DATABASE_URL: database.optional(),
  DATABASE_APP_URL: database.optional(),
  TEMPORAL_ADDRESS: hostAndPort.optional(),
  TEMPORAL_NAMESPACE: z.string().default('default'),
  TEMPORAL_API_KEY: z.string().optional(),
  TEMPORAL_TLS: flag.default(false),
  TEMPORAL_TLS_CA: z.string().optional(),
  TEMPORAL_TLS_CERT: z.string().optional(),
  TEMPORAL_TLS_KEY: z.string().optional(),
  HOST: z.string().default('127.0.0.1'),
  PORT: z.coerce.number().int().min(0).max(65535).default(8080),
  /** Where browsers reach us; with https cookies are sent over TLS only. */
  PUBLIC_URL: z.url({ protocol: /^https?$/, error: 'must begin with https:// or http://' }).optional(),
  /** Proxies in front of us whose word on the caller's address counts: addresses and networks, separated by commas. */
  TRUST_PROXY: z.string().optional(),
  SIGN_INS_PER_MINUTE: z.coerce.number().int().positive().default(120),
  PUBLIC_READS_PER_MINUTE: z.coerce.number().int().positive().default(600),
  DATA_FOLDER: z.string().default('data'),
  /** From which the codes printed in notices are made; the same for all APIs. */
  INVITATION_SECRET: z.string().min(32).optional(),
  /** A font for characters of letters that the own fonts have not; the same for all APIs and workers. */
  LETTER_FONT_FILE: z.string().optional(),
  LOG_FOLDER: z.string().optional(),
  LOG_KEY_FILE: z.string().optional(),
  LOG_CHECKPOINT_SECONDS: z.coerce.number().min(1).default(60),
  /** Other places to which every checkpoint is handed. */
  LOG_CHECKPOINT_FILE: z.string().optional(),
  LOG_CHECKPOINT_WEBHOOK_URL: z.url({ protocol: /^https?$/, error: 'must begin with https:// or http://' }).optional(),
  LOG_CHECKPOINT_WEBHOOK_SECRET: webhookSecret.optional(),
  LOG_WITNESS_URL: z.url({ protocol: /^https?$/, error: 'must begin with https:// or http://' }).optional(),
  LOG_WITNESS_KEY: z
    .string()
    .regex(/^[^\s+]+\+[0-9a-f]{8}\+\S+$/, { error: 'must be a verifier key: name+hash+key' })
    .optional(),
  CLAMAV_ADDRESS: hostAndPort.optional(),
  /** Without a scanner, whether files of evidence of real cases are taken that none has seen. */
  EVIDENCE_UNSCANNED: z.enum(['refuse', 'accept']).default('refuse'),
  EVIDENCE_STORE_URL: z.url({ protocol: /^https?$/, error: 'must begin with https:// or http://' }).optional(),
  EVIDENCE_STORE_BUCKET: z
    .string()
    .regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/)
    .optional(),
  EVIDENCE_STORE_REGION: z.string().default('us-east-1'),
  EVIDENCE_STORE_KEY: z.string().optional(),
  EVIDENCE_STORE_SECRET: z.string().optional(),
  EMBEDDED_DATABASE_PORT: port.optional(),
  EMBEDDED_TEMPORAL_PORT: port.optional(),
  TEMPORAL_PROGRAM: z.string().optional(),
  SANDBOX_DAY_SECONDS: z.coerce.number().positive().optional(),
  /** A sandbox whose days pass by themselves, or only when somebody turns them. */
  SANDBOX_CLOCK: z.enum(['running', 'standing']).optional(),
  SANDBOX_START: z.iso.date().optional(),
  MAX_CACHED_WORKFLOWS: z.coerce.number().int().min(10).default(500),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  PLATFORM_WEBHOOK_URL: z.url({ protocol: /^https?$/, error: 'must begin with https:// or http://' }).optional(),
  PLATFORM_WEBHOOK_SECRET: webhookSecret.optional(),
  /** Hosts to which records may be sent although they are inside or have no TLS: names and addresses, by commas. */
  SUBSCRIBER_PRIVATE_HOSTS: z.string().default(''),
  STAFF_OIDC_ISSUER: issuer.optional(),
  STAFF_OIDC_CLIENT_ID: z.string().optional(),
  STAFF_OIDC_CLIENT_SECRET: z.string().optional(),
  /** In place of the secret, for a provider that knows clients by keys (`private_key_jwt`). */
  STAFF_OIDC_CLIENT_KEY: clientKey.optional(),
  STAFF_OIDC_CLIENT_AUTH: clientAuth.optional(),
  /** The claim that names the account of a member of staff. */
  STAFF_OIDC_CLAIM: z.string().default('preferred_username'),
  /** How strongly somebody must have signed in there, as the provider names it in `acr`. */
  STAFF_OIDC_ACR: z.string().regex(/^\S+$/, { error: 'must be one value of acr' }).optional(),
  ENTITY_OIDC_ISSUER: issuer.optional(),
  ENTITY_OIDC_CLIENT_ID: z.string().optional(),
  ENTITY_OIDC_CLIENT_SECRET: z.string().optional(),
  /** In place of the secret, for a provider that knows clients by keys (`private_key_jwt`). */
  ENTITY_OIDC_CLIENT_KEY: clientKey.optional(),
  ENTITY_OIDC_CLIENT_AUTH: clientAuth.optional(),
  /** The claim with the credit code of the entity that somebody stands for. */
  ENTITY_OIDC_CLAIM: z.string().default('uscc'),
  ENTITY_OIDC_ACR: z.string().regex(/^\S+$/, { error: 'must be one value of acr' }).optional(),
  DEMO_ACCOUNTS: flag.default(false),
  /** Other machines may be reached without TLS, since the network between protects what passes. */
  TRUSTED_NETWORK: flag.default(false),
})

/** What platforms may hand over as files, named by the setting with `_FILE` behind it. */
export const secrets: ReadonlySet<string> = new Set<keyof typeof schema.shape>([
  'DATABASE_URL',
  'DATABASE_APP_URL',
  'TEMPORAL_API_KEY',
  'INVITATION_SECRET',
  'EVIDENCE_STORE_KEY',
  'EVIDENCE_STORE_SECRET',
  'PLATFORM_WEBHOOK_SECRET',
  'LOG_CHECKPOINT_WEBHOOK_SECRET',
  'STAFF_OIDC_CLIENT_SECRET',
  'STAFF_OIDC_CLIENT_KEY',
  'ENTITY_OIDC_CLIENT_SECRET',
  'ENTITY_OIDC_CLIENT_KEY',
])
