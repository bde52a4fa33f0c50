import { createHmac, generateKeyPairSync, sign } from 'node:crypto'

/** What a part of a token says. */
export const decode = (part = '') => JSON.parse(Buffer.from(part, 'base64url').toString()) as object
const encode = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url')
const other = generateKeyPairSync('rsa', { modulusLength: 2048 })
const signed = (parts: readonly string[]) =>
  [...parts, sign('sha256', Buffer.from(parts.join('.')), other.privateKey).toString('base64url')].join('.')
const jwk = other.publicKey.export({ format: 'jwk' })

/** Tokens that the provider never signed so, made from one that it has, by how they were made. */
export const forgeries = (secret: string): { readonly [how: string]: (parts: readonly string[]) => string } => ({
  'of another person, with the true signature': ([head = '', body, seal]) =>
    [head, encode({ ...decode(body), sub: 'city-9' }), seal].join('.'),
  'with the signature of another key of the same name': ([head = '', body = '']) => signed([head, body]),
  'with a key that it brings along': ([head, body = '']) => signed([encode({ ...decode(head), jwk }), body]),
  'with a key that it says where to fetch': ([head, body = '']) =>
    signed([encode({ ...decode(head), jku: 'https://elsewhere.example/keys' }), body]),
  'without a signature': ([, body = '']) => [encode({ alg: 'none' }), body, ''].join('.'),
  'with a secret that both know': ([head, body = '']) => {
    const parts = [encode({ ...decode(head), alg: 'HS256' }), body].join('.')
    return `${parts}.${createHmac('sha256', secret).update(parts).digest('base64url')}`
  },
})
