import { createHmac } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { noteTriedName } from '../identity/security-log.ts'
import { cookieName } from './cookie-name.ts'
import { cookieOptions } from './cookies.ts'
import { derivedKey } from '../identity/derived-keys.ts'
import { isSame, newSecret } from '../identity/secrets.ts'
import type { Whence } from '../identity/sign-in.ts'

const yearSeconds = 365 * 24 * 3600
const nameIn = ({ server }: FastifyRequest) => cookieName(server, 'bihuan-device')

/**
 * From where somebody tries a name: a browser in which the account of that name has signed in before, which has a counter
 * of its own, or else the address. Notes for the log which name is tried, as a keyed hash.
 */
export function whenceOfSignIn(request: FastifyRequest, secret: string, account: string): Whence {
  const name = createHmac('sha256', derivedKey(secret, 'names')).update(account).digest('hex').slice(0, 16)
  noteTriedName(request, name)
  const kept = request.cookies[nameIn(request)] ?? ''
  const [device = ''] = kept.split('.')
  const isKnown = device !== '' && isSame(kept, proofOf(secret, account, device))
  return isKnown ? { device } : { address: request.ip }
}

/** Remembers in a browser that an account has signed in there. It opens nothing. */
export function rememberDevice(reply: FastifyReply, secret: string, account: string): void {
  const value = proofOf(secret, account, newSecret())
  reply.setCookie(nameIn(reply.request), value, { ...cookieOptions(reply), maxAge: yearSeconds })
}

function proofOf(secret: string, account: string, device: string): string {
  const proof = createHmac('sha256', derivedKey(secret, 'devices')).update(JSON.stringify([device, account]))
  return `${device}.${proof.digest('base64url')}`
}
