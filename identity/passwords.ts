import { randomBytes, scrypt } from 'node:crypto'
import type { ScryptOptions } from 'node:crypto'
import { promisify } from 'node:util'
import type { Asker } from './fair-line.ts'
import { createFairLine } from './fair-line.ts'
import { isSame } from './secrets.ts'

const scryptKey = promisify(scrypt) as (
  password: string,
  salt: Buffer,
  length: number,
  options: ScryptOptions,
) => Promise<Buffer>
const keyLength = 32
const saltLength = 16

// A key costs a quarter of a second of a core and 32 MiB, and anybody may ask for one: two are made at a time, whoever
// asks, and so many may wait that the last of them is answered within some seconds.
const inLine = createFairLine({ lanes: 2, most: 30, mostOfOne: 8 })

/** Programs of our own, which ask for few. */
export const ourselves: Asker = { place: '', about: '' }

/** What may be done with passwords by whoever has their turn. */
interface Desk {
  /** A stored form of a password: cost, salt and scrypt key. */
  readonly hash: (password: string, cost?: typeof usualCost) => Promise<string>
  /** Whether a password is the one that was stored. */
  readonly isRight: (password: string, stored: string) => Promise<boolean>
}

/**
 * Waits for the turn of somebody, and then does what they ask with passwords; there is no other way to these. Throws
 * `LineFull` at once when too many wait from the same place or about the same name, or in all, with nothing done.
 */
export async function withPasswords<T>(asker: Asker, work: (desk: Desk) => Promise<T>): Promise<T> {
  return await inLine(asker, async () => await work(desk))
}

// What OWASP's password storage sheet asks of scrypt with 32 MiB: 2^15 rounds of block 8, three times.
const usualCost = { log2: 15, block: 8, times: 3 }

const storedForm = ({ log2, block, times }: typeof usualCost, salt: Buffer, key: Buffer) =>
  ['scrypt', log2, block, times, salt.toString('hex'), key.toString('hex')].join(':')

const desk: Desk = {
  hash: async (password, cost = usualCost) => {
    const salt = randomBytes(saltLength)
    return storedForm(cost, salt, await scryptKey(normal(password), salt, keyLength, costOf(cost)))
  },
  isRight: async (password, stored) => {
    const [, log2, block, times, salt = '', key = ''] = stored.split(':')
    const cost = costOf({ log2: Number(log2), block: Number(block), times: Number(times) })
    return isSame((await scryptKey(normal(password), Buffer.from(salt, 'hex'), keyLength, cost)).toString('hex'), key)
  },
}

/** A stored form that no password fits; to try one on it costs as much as on any other. */
export const fitsNone = (): string => storedForm(usualCost, randomBytes(saltLength), randomBytes(keyLength))

/** The stored form of a password, when it is the asker's turn. Throws like `withPasswords`. */
export async function hashPassword(password: string, asker: Asker): Promise<string> {
  return await withPasswords(asker, async ({ hash }) => await hash(password))
}

// One password, however a keyboard composes its letters.
const normal = (password: string) => password.normalize('NFKC')

function costOf({ log2, block, times }: typeof usualCost): ScryptOptions {
  return { N: 2 ** log2, r: block, p: times, maxmem: 256 * 2 ** log2 * block }
}
