import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { authorization, emptyHash } from '../../../evidence/store/signing.ts'

// The worked examples of the AWS documentation ("Signature calculations for the Authorization header").
const example = {
  accessKey: 'AKIAIOSFODNN7EXAMPLE',
  secretKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
  region: 'us-east-1',
}
const host = 'examplebucket.s3.amazonaws.com'
const at = '20130524T000000Z'
const headers = (contentHash: string) => ({ host, 'x-amz-content-sha256': contentHash, 'x-amz-date': at })
const signatureOf = (text: string) => /Signature=(\w+)$/.exec(text)?.[1]

describe('the signature of a request to an object store', () => {
  it('is that of the documented GET of an object', () => {
    const signed = authorization(example, {
      method: 'GET',
      path: '/test.txt',
      headers: { ...headers(emptyHash), range: 'bytes=0-9' },
      contentHash: emptyHash,
    })
    expect(signed).toBe(
      'AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request,' +
        'SignedHeaders=host;range;x-amz-content-sha256;x-amz-date,' +
        'Signature=f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41',
    )
  })

  it('is that of the documented PUT of an object', () => {
    const contentHash = createHash('sha256').update('Welcome to Amazon S3.').digest('hex')
    const signed = authorization(example, {
      method: 'PUT',
      path: '/test%24file.text',
      headers: {
        ...headers(contentHash),
        date: 'Fri, 24 May 2013 00:00:00 GMT',
        'x-amz-storage-class': 'REDUCED_REDUNDANCY',
      },
      contentHash,
    })
    expect(signatureOf(signed)).toBe('98ad721746da40c64f1a55b78f14c238d841ea1380cd77a1b5971af0ece108bd')
  })

  it('is that of the documented requests with a query', () => {
    const ask = (query: string) =>
      signatureOf(
        authorization(example, {
          method: 'GET',
          path: '/',
          query,
          headers: headers(emptyHash),
          contentHash: emptyHash,
        }),
      )
    expect(ask('lifecycle=')).toBe('fea454ca298b7da1c68078a5d1bdbfbbe0d65c699e0f91ac7a200a0136783543')
    expect(ask('max-keys=2&prefix=J')).toBe('34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7')
  })
})
