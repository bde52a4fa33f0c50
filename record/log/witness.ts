import { createHash, createPublicKey, verify } from 'node:crypto'
import type { KeyObject } from 'node:crypto'
import type { Pool } from 'pg'
import { consistencyRanges } from './merkle.ts'
import { readCheckpoint } from './note.ts'
import { logSize } from './rows.ts'
import type { HandedCheckpoint, SecondPlace } from './second-place.ts'
import { rangeHash } from './tree.ts'

/** A witness as C2SP tlog-witness has it: it signs a checkpoint when it has seen that the log only grew. */

const cosignatureAlgorithm = 4
const spkiPrefix = Buffer.from('302a300506032b6570032100', 'hex')
const timeoutMs = 10_000
const longestAnswer = 8_192

interface WitnessKey {
  readonly name: string
  readonly id: Buffer
  readonly key: KeyObject
}

/** Reads the verifier key of a witness, `name+hash+key` with signature type 4; undefined when it is none. */
function readWitnessKey(text: string): WitnessKey | undefined {
  const [, name = '', id = '', base64 = ''] = /^([^\s+]+)\+([0-9a-f]{8})\+(\S+)$/.exec(text.trim()) ?? []
  const tagged = Buffer.from(base64, 'base64')
  const own = createHash('sha256').update(`${name}\n`).update(tagged).digest().subarray(0, 4)
  if (tagged.length !== 33 || tagged[0] !== cosignatureAlgorithm || own.toString('hex') !== id) return undefined
  const key = createPublicKey({ key: Buffer.concat([spkiPrefix, tagged.subarray(1)]), format: 'der', type: 'spki' })
  return { name, id: own, key }
}

/** The lines of an answer that are cosignatures of a checkpoint by the witness (C2SP tlog-cosignature, Ed25519). */
function cosignaturesIn(answer: string, note: string, { name, id, key }: WitnessKey): string[] {
  const body = note.slice(0, note.lastIndexOf('\n\n') + 1)
  return [...answer.matchAll(/^— (\S+) (\S+)$/gm)].flatMap(([line, signer, base64 = '']) => {
    const bytes = Buffer.from(base64, 'base64')
    if (signer !== name || bytes.length !== 4 + 8 + 64 || !bytes.subarray(0, 4).equals(id)) return []
    const text = `cosignature/v1\ntime ${bytes.readBigUInt64BE(4)}\n${body}`
    return verify(null, Buffer.from(text), key, bytes.subarray(12)) ? [line] : []
  })
}

/** A witness that is asked to cosign each checkpoint; what it signs is kept in the database beside the checkpoint. */
export function witnessPlace(pool: Pool, url: string, verifierKey: string): SecondPlace {
  const witness = readWitnessKey(verifierKey)
  if (!witness) throw new Error('The key of the witness must be a verifier key of type 4: name+hash+key')
  const address = `${url.replace(/\/+$/, '')}/add-checkpoint`
  let known: number | undefined

  async function ask({ size, note }: HandedCheckpoint, old: number) {
    const proof: string[] = []
    for (const range of consistencyRanges(old, size)) proof.push((await rangeHash(pool, range)).toString('base64'))
    const response = await fetch(address, {
      method: 'POST',
      headers: { 'content-type': 'text/plain; charset=utf-8' },
      body: [`old ${old}\n`, ...proof.map((line) => `${line}\n`), '\n', note].join(''),
      signal: AbortSignal.timeout(timeoutMs),
      redirect: 'manual',
    })
    return { status: response.status, text: await readShort(response) }
  }

  return {
    name: 'witness',
    async take(checkpoint) {
      known ??= await lastCosigned(pool, witness.name)
      let answer = await ask(checkpoint, Math.min(known, checkpoint.size))
      const seen = /^(0|[1-9]\d{0,14})\n$/.exec(answer.text)?.[1]
      if (answer.status === 409 && seen !== undefined) {
        // A keeper that stood still hands on late what another has gone beyond.
        if (Number(seen) > checkpoint.size && Number(seen) <= (await logSize(pool))) return
        if (Number(seen) > checkpoint.size)
          throw new Error(`it has seen this log with ${seen} entries, which is more than there are: the log was cut`)
        answer = await ask(checkpoint, Number(seen))
      }
      if (answer.status === 409 || answer.status === 422)
        throw new Error(
          `it says that the log does not continue what it has seen (${answer.status}): run npm run verify`,
        )
      if (answer.status !== 200) throw new Error(`it answered ${answer.status}`)
      const [line] = cosignaturesIn(answer.text, checkpoint.note, witness)
      if (line === undefined) throw new Error('its answer has no signature of the key in LOG_WITNESS_KEY')
      known = readCheckpoint(checkpoint.note)?.size
      await pool.query(
        'INSERT INTO log_cosignatures (size, witness, line) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING',
        [checkpoint.size, witness.name, line],
      )
    },
  }
}

async function lastCosigned(pool: Pool, witness: string): Promise<number> {
  const { rows } = await pool.query<{ size: number | null }>(
    'SELECT max(size) AS size FROM log_cosignatures WHERE witness = $1',
    [witness],
  )
  return rows[0]?.size ?? 0
}

async function readShort(response: Response): Promise<string> {
  const parts: Uint8Array[] = []
  let length = 0
  for await (const part of response.body ?? []) {
    length += part.length
    if (length > longestAnswer) throw new Error('its answer is too long')
    parts.push(part)
  }
  return Buffer.concat(parts).toString()
}
