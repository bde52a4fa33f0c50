import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto'
import type { ScryptOptions } from 'node:crypto'
import { promisify } from 'node:util'
import pLimit from 'p-limit'

const scryptKey = promisify(scrypt) as (
  password: string,
  salt: Buffer,
  length: number,
  options: ScryptOptions,
) => Promise<Buffer>
const keyLength = 32

// A key costs a quarter of a second of a core and 32 MiB, and anybody may ask for one: two are made at a time, whoever
// asks, and so many may wait that the last of them is answered within some seconds.
const atWork = pLimit(2)
const mostWaiting = 30

/** Too many passwords are waiting to be looked at; nothing was done. */
class TooManyPasswords extends Error {
  readonly statusCode = 503
}

/** Ends a request at once that would only wait in a line that is full, before anything is counted or written for it. */
export function refuseWhenFull(): void {
  if (atWork.pendingCount >= mostWaiting) throw new TooManyPasswords('Too many passwords are waiting')
}

const derive: typeof scryptKey = async (...what) => {
  refuseWhenFull()
  return await atWork(async () => await scryptKey(...what))
}
// What OWASP's password storage sheet asks of scrypt with 32 MiB: 2^15 rounds of block 8, three times.
const usualCost = { log2: 15, block: 8, times: 3 }

/** A stored form of a password: cost, salt and scrypt key. */
export async function hashPassword(password: string, cost = usualCost): Promise<string> {
  const salt = randomBytes(16)
  const key = await derive(normal(password), salt, keyLength, costOf(cost))
  return ['scrypt', cost.log2, cost.block, cost.times, salt.toString('hex'), key.toString('hex')].join(':')
}

/** Whether a password is the one that was stored. */
export async function isPassword(password: string, stored: string): Promise<boolean> {
  const [, log2, block, times, salt = '', key = ''] = stored.split(':')
  const cost = costOf({ log2: Number(log2), block: Number(block), times: Number(times) })
  return timingSafeEqual(
    await derive(normal(password), Buffer.from(salt, 'hex'), keyLength, cost),
    Buffer.from(key, 'hex'),
  )
}

// One password, however a keyboard composes its letters.
const normal = (password: string) => password.normalize('NFKC')

function costOf({ log2, block, times }: typeof usualCost): ScryptOptions {
  return { N: 2 ** log2, r: block, p: times, maxmem: 256 * 2 ** log2 * block }
}
