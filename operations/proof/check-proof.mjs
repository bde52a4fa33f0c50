// Checks proofs of a Bihuan ledger offline, with nothing but Node: copy this file anywhere.
//
//   node check-proof.mjs KEY-FILE PROOF.json      proof that an entry is in the log
//   node check-proof.mjs KEY-FILE PROOF.json ...  several; also proofs that one checkpoint continues another
//
// KEY-FILE holds the public key of the log as `name+hash+key`; get it from somebody you trust, not with the proof.
// Formats: RFC 6962 (tree), RFC 8785 (canonical JSON), C2SP signed-note and tlog-checkpoint (signature).
import { createPublicKey, hash as digest, verify } from 'node:crypto'
import { readFileSync, realpathSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const sha256 = (...parts) => digest('sha256', Buffer.concat(parts.map((part) => Buffer.from(part))), 'buffer')
const node = (left, right) => sha256(Buffer.from([1]), left, right)

/** RFC 8785: no spaces, members sorted by UTF-16 code units, numbers and strings as JSON.stringify writes them. */
export function canonical(value) {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (value === null || typeof value !== 'object') return JSON.stringify(value)
  const members = Object.keys(value).sort()
  return `{${members.map((name) => `${JSON.stringify(name)}:${canonical(value[name])}`).join(',')}}`
}

/** A base64 hash of exactly 32 bytes. */
function hash(text) {
  const bytes = typeof text === 'string' ? Buffer.from(text, 'base64') : Buffer.alloc(0)
  if (bytes.length !== 32 || bytes.toString('base64') !== text) throw new Error('a hash is not 32 bytes in base64')
  return bytes
}

/** The root that an inclusion path leads to (RFC 9162, 2.1.3.2). */
export function rootFromInclusion(leaf, index, size, path) {
  if (!Number.isSafeInteger(index) || !Number.isSafeInteger(size) || index < 0 || index >= size) {
    throw new Error('the position lies outside the log')
  }
  let [at, last, root] = [BigInt(index), BigInt(size) - 1n, leaf]
  for (const step of path) {
    if (last === 0n) throw new Error('the path is too long')
    if (at % 2n === 1n || at === last) {
      root = node(step, root)
      while (at % 2n === 0n && at !== 0n) [at, last] = [at / 2n, last / 2n]
    } else root = node(root, step)
    ;[at, last] = [at / 2n, last / 2n]
  }
  if (last !== 0n) throw new Error('the path is too short')
  return root
}

/** Throws unless the tree with the older root is the beginning of that with the newer one (RFC 9162, 2.1.4.2). */
export function checkConsistency(older, newer, proof) {
  if (older.size > newer.size) throw new Error('the older checkpoint is the larger one')
  if (older.size === 0 || older.size === newer.size) {
    if (proof.length > 0) throw new Error('the proof is too long')
    if (older.size > 0 && !older.root.equals(newer.root)) throw new Error('two roots for one size')
    return
  }
  let [at, last] = [BigInt(older.size) - 1n, BigInt(newer.size) - 1n]
  while (at % 2n === 1n) [at, last] = [at / 2n, last / 2n]
  const steps = at === 0n ? [older.root, ...proof] : [...proof]
  const first = steps.shift()
  if (first === undefined) throw new Error('the proof is too short')
  let [olderRoot, newerRoot] = [first, first]
  for (const step of steps) {
    if (last === 0n) throw new Error('the proof is too long')
    if (at % 2n === 1n || at === last) {
      olderRoot = node(step, olderRoot)
      newerRoot = node(step, newerRoot)
      while (at % 2n === 0n && at !== 0n) [at, last] = [at / 2n, last / 2n]
    } else newerRoot = node(newerRoot, step)
    ;[at, last] = [at / 2n, last / 2n]
  }
  if (last !== 0n) throw new Error('the proof is too short')
  if (!olderRoot.equals(older.root)) throw new Error('the proof does not lead to the older root')
  if (!newerRoot.equals(newer.root)) throw new Error('the proof does not lead to the newer root')
}

/** The checkpoint in a signed note; throws unless the key has signed it. */
export function openCheckpoint(note, publicKey) {
  const [, name, id, base64] = /^([^\s+]+)\+([0-9a-f]{8})\+(\S+)$/.exec(publicKey.trim()) ?? []
  const tagged = Buffer.from(base64 ?? '', 'base64')
  const expected = sha256(`${name}\n`, tagged).subarray(0, 4)
  if (tagged.length !== 33 || tagged[0] !== 1 || expected.toString('hex') !== id)
    throw new Error('the key is not sound')
  const der = Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), tagged.subarray(1)])
  const key = createPublicKey({ key: der, format: 'der', type: 'spki' })
  const end = note.lastIndexOf('\n\n')
  const text = note.slice(0, end + 1)
  const own = [...note.slice(end + 2).matchAll(/^— (\S+) (\S+)$/gm)]
    .filter(([, signer]) => signer === name)
    .map(([, , written]) => Buffer.from(written, 'base64'))
    .filter((bytes) => bytes.subarray(0, 4).equals(expected))
  // One line of the key that fails makes the note void, whatever the others say (C2SP signed-note).
  const signed = own.length > 0 && own.every((bytes) => verify(null, Buffer.from(text), key, bytes.subarray(4)))
  if (end < 0 || !signed) throw new Error('the checkpoint is not signed with this key')
  const [origin, size, root] = text.split('\n')
  if (origin !== name || !/^(0|[1-9]\d{0,14})$/.test(size)) throw new Error('the checkpoint is not of this log')
  return { size: Number(size), root: hash(root) }
}

/** Throws unless every value that is disclosed is the one whose salted hash the entry holds. */
export function checkDisclosed(entry, disclosed) {
  for (const [pointer, { salt, value }] of Object.entries(disclosed)) {
    const keys = pointer
      .slice(1)
      .split('/')
      .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'))
    const found = keys.reduce((part, key) => part?.[key], entry)
    if (found?.saltedHash !== sha256(hash(salt), canonical(value)).toString('base64')) {
      throw new Error(`the value disclosed at ${pointer} is not the one in the log`)
    }
  }
}

/** Checks one proof as the API gives it; answers with a sentence, throws when it does not hold. */
export function checkProof(proof, publicKey) {
  if (proof.kind === 'consistency') {
    const [older, newer] = [openCheckpoint(proof.older, publicKey), openCheckpoint(proof.newer, publicKey)]
    checkConsistency(older, newer, proof.path.map(hash))
    return `the log of ${newer.size} entries continues that of ${older.size}`
  }
  const { size, root } = openCheckpoint(proof.checkpoint, publicKey)
  const leaf = sha256(Buffer.from([0]), canonical(proof.entry))
  if (!rootFromInclusion(leaf, proof.position, size, proof.path.map(hash)).equals(root)) {
    throw new Error('the entry is not in the log of this checkpoint')
  }
  checkDisclosed(proof.entry, proof.disclosed)
  const { caseNo, caseSeq } = proof.entry
  return `entry ${caseSeq} of ${caseNo} is number ${proof.position + 1} of the ${size} in the log`
}

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const [keyFile, ...files] = process.argv.slice(2)
  if (!keyFile || files.length === 0) throw new Error('usage: node check-proof.mjs KEY-FILE PROOF.json ...')
  for (const file of files) {
    try {
      console.log(`GOOD ${file}: ${checkProof(JSON.parse(readFileSync(file, 'utf8')), readFileSync(keyFile, 'utf8'))}`)
    } catch (error) {
      console.log(`BAD  ${file}: ${error.message}`)
      process.exitCode = 1
    }
  }
}
