import { createPrivateKey, createPublicKey } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { openCheckpoint } from '../../../operations/proof/check-proof.mjs'
import { createKey, isSigned, readCheckpoint, readPublicKey, signerOf } from '../../../record/log/note.ts'

// The example of the signed-note specification and of Go's sumdb/note: key and signature made by others.
const peter = 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW'
const example = `If you think cryptography is the answer to your problem,
then you don't know what your problem is.

— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=
`
const signer = signerOf('bihuan.example/log', createKey())
const note = signer.sign({ size: 17, root: Buffer.alloc(32, 7) })

describe('a signed note', () => {
  it('of others is read and its signature holds', () => {
    expect(readPublicKey(peter)?.name).toBe('PeterNeumann')
    expect(isSigned(example, [peter])).toBe(true)
    expect(isSigned(example.replace('answer', 'cause'), [peter])).toBe(false)
    expect(isSigned(example, [signer.publicKey])).toBe(false)
  })

  it('of ours has three lines and one signature', () => {
    expect(note).toMatch(/^bihuan\.example\/log\n17\n[A-Za-z0-9+/]{43}=\n\n— bihuan\.example\/log [A-Za-z0-9+/]{91}=$/m)
    expect(isSigned(note, [peter, signer.publicKey])).toBe(true)
    expect(readCheckpoint(note)).toEqual({ origin: 'bihuan.example/log', size: 17, root: Buffer.alloc(32, 7) })
  })

  it('does not hold with another size, another key or no signature', () => {
    expect(isSigned(note.replace('\n17\n', '\n18\n'), [signer.publicKey])).toBe(false)
    expect(isSigned(note, [signerOf('bihuan.example/log', createKey()).publicKey])).toBe(false)
    expect(isSigned(note.split('\n\n')[0] ?? '', [signer.publicKey])).toBe(false)
    expect(isSigned(note, ['not a key'])).toBe(false)
  })

  it('is void where one line of the key fails, or one is no signature, and passes over those of others', () => {
    const ours = note.trimEnd().split('\n').at(-1)!
    const forged = signer
      .sign({ size: 18, root: Buffer.alloc(32, 7) })
      .trimEnd()
      .split('\n')
      .at(-1)!
    const witness = example.trimEnd().split('\n').at(-1)!
    const keys = [signer.publicKey]
    expect(isSigned(`${note}${witness}\n`, keys)).toBe(true)
    expect(isSigned(`${note}${forged}\n`, keys)).toBe(false)
    expect(isSigned(note.replace(ours, `${forged}\n${ours}`), keys)).toBe(false)
    expect(isSigned(`${note}signed by hand\n`, keys)).toBe(false)
    expect(openCheckpoint(`${note}${witness}\n`, signer.publicKey)).toMatchObject({ size: 17 })
    expect(() => openCheckpoint(`${note}${forged}\n`, signer.publicKey)).toThrow('not signed')
  })

  it('that is no checkpoint is not read as one', () => {
    expect(readCheckpoint(example)).toBeUndefined()
    expect(readCheckpoint(note.replace('\n17\n', '\n017\n'))).toBeUndefined()
    expect(readCheckpoint(note.replace('\n17\n', '\n1e3\n'))).toBeUndefined()
  })
})

it('a key of another kind is refused', () => {
  const key = createPrivateKey(createKey())
  const publicOnly = createPublicKey(key).export({ type: 'spki', format: 'pem' }).toString()
  expect(() => signerOf('log', publicOnly)).toThrow()
})
