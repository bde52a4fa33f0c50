import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, sign, verify } from 'node:crypto'
import type { KeyObject } from 'node:crypto'

/** Signed notes and their keys as C2SP signed-note has them, with Ed25519; the text is a C2SP tlog-checkpoint. */

const algorithm = 1
// What stands before the 32 bytes of the key in its usual form (RFC 8410).
const spkiPrefix = Buffer.from('302a300506032b6570032100', 'hex')

/** What a log says of itself at a moment. */
export interface Checkpoint {
  /** Names the log, the same for ever. */
  readonly origin: string
  /** How many entries it has. */
  readonly size: number
  readonly root: Buffer
}

/** Signs in the name of a log. */
export interface Signer {
  /** The public key as `name+hash+key`, for those who check. */
  readonly publicKey: string
  sign(checkpoint: Omit<Checkpoint, 'origin'>): string
}

/** Makes a private key, as PEM. */
export function createKey(): string {
  return generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
}

/** The signer of a log with a private key in PEM. Throws when it is not an Ed25519 key. */
export function signerOf(origin: string, pem: string): Signer {
  const key = createPrivateKey(pem)
  if (key.asymmetricKeyType !== 'ed25519') throw new Error('The key of the log must be an Ed25519 key in PEM')
  const raw = createPublicKey(key).export({ type: 'spki', format: 'der' }).subarray(spkiPrefix.length)
  const tagged = Buffer.concat([Buffer.from([algorithm]), raw])
  const id = keyId(origin, tagged)
  return {
    publicKey: `${origin}+${id.toString('hex')}+${tagged.toString('base64')}`,
    sign({ size, root }) {
      const text = `${origin}\n${size}\n${root.toString('base64')}\n`
      const signature = Buffer.concat([id, sign(null, Buffer.from(text), key)])
      return `${text}\n— ${origin} ${signature.toString('base64')}\n`
    },
  }
}

function keyId(name: string, tagged: Buffer): Buffer {
  return createHash('sha256').update(`${name}\n`).update(tagged).digest().subarray(0, 4)
}

interface PublicKey {
  readonly name: string
  readonly id: Buffer
  readonly key: KeyObject
}

/** Reads a public key in the form `name+hash+key`; undefined when it is none. */
export function readPublicKey(text: string): PublicKey | undefined {
  const [, name = '', id = '', base64 = ''] = /^([^\s+]+)\+([0-9a-f]{8})\+(\S+)$/.exec(text.trim()) ?? []
  const tagged = Buffer.from(base64, 'base64')
  if (tagged.length !== 33 || tagged[0] !== algorithm || keyId(name, tagged).toString('hex') !== id) return undefined
  const key = createPublicKey({ key: Buffer.concat([spkiPrefix, tagged.subarray(1)]), format: 'der', type: 'spki' })
  return { name, id: Buffer.from(id, 'hex'), key }
}

/** The checkpoint in a note, whoever has signed it; undefined when it is none. */
export function readCheckpoint(note: string): Checkpoint | undefined {
  const [, origin = '', size, base64 = ''] = /^([^\n]+)\n(0|[1-9]\d{0,14})\n([A-Za-z0-9+/]{43}=)\n/.exec(note) ?? []
  return size === undefined ? undefined : { origin, size: Number(size), root: Buffer.from(base64, 'base64') }
}

/** The id of the key that has signed a note first, in hexadecimal; empty where it has no signature. */
export function signingKeyId(note: string): string {
  const [, base64 = ''] = /^— \S+ (\S+)$/m.exec(note) ?? []
  return Buffer.from(base64, 'base64').subarray(0, 4).toString('hex')
}

/**
 * Whether the keys have signed the note: at least one of them, and no line of any of them fails, as C2SP signed-note has
 * it. Lines of other keys are passed over; what is no signature line makes the note void.
 */
export function isSigned(note: string, keys: readonly string[]): boolean {
  const end = note.lastIndexOf('\n\n')
  if (end < 0 || !/^(?:— \S+ \S+\n)+$/.test(note.slice(end + 2))) return false
  const text = Buffer.from(note.slice(0, end + 1))
  const signatures = [...note.slice(end + 2).matchAll(/^— (\S+) (\S+)$/gm)]
  const holds = keys.flatMap((written) => {
    const key = readPublicKey(written)
    if (!key) return []
    return signatures.flatMap(([, name, base64 = '']) => {
      const bytes = Buffer.from(base64, 'base64')
      if (key.name !== name || !bytes.subarray(0, 4).equals(key.id)) return []
      return [verify(null, text, key.key, bytes.subarray(4))]
    })
  })
  return holds.length > 0 && holds.every(Boolean)
}
