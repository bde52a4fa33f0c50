import { createHash, randomBytes, scrypt, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'
import type { Pool } from 'pg'
import type { Actor, Role } from '../domain/actor.ts'

const derive = promisify(scrypt) as (password: string, salt: Buffer, length: number) => Promise<Buffer>
const keyLength = 32
const sessionHours = 12
// Short enough that a revoked session ends soon, long enough that busy callers do not read it with every request.
const rememberMs = 5_000

/** Someone who can sign in. */
export interface Account {
  readonly id: string
  readonly name: string
  readonly role: Role
  readonly agency?: string
  readonly district?: string
  readonly entityCode?: string
}

/** A stored form of a password: salt and scrypt key. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16)
  return `${salt.toString('hex')}:${(await derive(password, salt, keyLength)).toString('hex')}`
}

async function matches(password: string, stored: string): Promise<boolean> {
  const [salt = '', key = ''] = stored.split(':')
  return timingSafeEqual(await derive(password, Buffer.from(salt, 'hex'), keyLength), Buffer.from(key, 'hex'))
}

/** Creates accounts that are not there yet, all with one password; for demonstration and tests. */
export async function ensureAccounts(pool: Pool, accounts: readonly Account[], password: string): Promise<void> {
  const hash = await hashPassword(password)
  for (const { id, name, role, agency, district, entityCode } of accounts) {
    await pool.query(
      `INSERT INTO accounts (id, name, role, agency, district, entity_code, password_hash)
       VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (id) DO NOTHING`,
      [id, name, role, agency ?? null, district ?? null, entityCode ?? null, hash],
    )
  }
}

const tokenHash = (token: string) => createHash('sha256').update(token).digest('hex')

// Spent also for unknown accounts, so that the time of an answer does not tell which accounts exist.
const nobody = hashPassword(randomBytes(16).toString('hex'))

/** Opens a session; undefined when account and password do not belong together. */
export async function openSession(pool: Pool, id: string, password: string): Promise<{ token: string; expiresAt: Date } | undefined> {
  const { rows } = await pool.query<{ password_hash: string }>('SELECT password_hash FROM accounts WHERE id = $1', [id])
  const right = await matches(password, rows[0]?.password_hash ?? (await nobody))
  if (!right || !rows[0]) return undefined
  const token = randomBytes(32).toString('base64url')
  const expiresAt = new Date(Date.now() + sessionHours * 3_600_000)
  await pool.query('DELETE FROM sessions WHERE expires_at < now()')
  await pool.query('INSERT INTO sessions (token_hash, account, expires_at) VALUES ($1, $2, $3)', [tokenHash(token), id, expiresAt])
  return { token, expiresAt }
}

/** Finds who is signed in; remembers it for a few seconds. */
export function sessionReader(pool: Pool) {
  const remembered = new Map<string, { actor: Actor; until: number }>()
  return {
    async find(token: string): Promise<Actor | undefined> {
      const hash = tokenHash(token)
      const found = remembered.get(hash)
      if (found && found.until > Date.now()) return found.actor
      remembered.delete(hash)
      const actor = await findActor(pool, hash)
      if (remembered.size > 10_000) remembered.clear()
      if (actor) remembered.set(hash, { actor, until: Date.now() + rememberMs })
      return actor
    },
    async close(token: string): Promise<void> {
      const hash = tokenHash(token)
      remembered.delete(hash)
      await pool.query('DELETE FROM sessions WHERE token_hash = $1', [hash])
    },
  }
}

async function findActor(pool: Pool, hash: string): Promise<Actor | undefined> {
  const { rows } = await pool.query(
    `SELECT id, role, agency, district, entity_code FROM sessions JOIN accounts ON accounts.id = sessions.account
     WHERE token_hash = $1 AND expires_at > now()`,
    [hash],
  )
  const row = rows[0]
  if (!row) return undefined
  return {
    id: row.id,
    role: row.role,
    ...(row.agency === null ? {} : { agency: row.agency }),
    ...(row.district === null ? {} : { district: row.district }),
    ...(row.entity_code === null ? {} : { entityCode: row.entity_code }),
  }
}
