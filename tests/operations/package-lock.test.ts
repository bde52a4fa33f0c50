import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import type { Lock } from '../../operations/development/complete-lock.ts'
import { missingPackages, platformOf, unhashed } from '../../operations/development/complete-lock.ts'
import { root } from '../../operations/development/documents/source-files.ts'

const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as Lock

it('package-lock.json holds the packages of every platform, or npm ci refuses it: npm run lock', () => {
  expect(Object.keys(lock.packages).length).toBeGreaterThan(200)
  expect(missingPackages(lock).map(({ name }) => name)).toEqual([])
})

it('names no registry', () => {
  expect(JSON.stringify(lock)).not.toMatch(/"resolved":"https?:/)
})

it('holds every package against its hash: npm run lock', () => {
  expect([...unhashed(lock).keys()]).toEqual([])
})

it('finds what has no hash, or a weak one', () => {
  const packages = {
    '': { version: '1.0.0' },
    'node_modules/a': { version: '1.0.0' },
    'node_modules/a/node_modules/@b/c': { version: '2.0.0', integrity: 'sha1-2jmj7l5rSw0yVb/vlWAYkK/YBwk=' },
    'node_modules/d': { version: '3.0.0', integrity: `sha512-${'A'.repeat(86)}==` },
  }
  expect([...unhashed({ packages }).values()]).toEqual([
    { name: 'a', version: '1.0.0' },
    { name: '@b/c', version: '2.0.0' },
  ])
})

it('finds what is missing', () => {
  const wantedBy = { optionalDependencies: { 'there-linux-x64': '1.0.0', 'gone-darwin-arm64': '1.0.0' } }
  const packages = { 'node_modules/there': wantedBy, 'node_modules/there-linux-x64': {} }
  expect(missingPackages({ packages })).toEqual([{ name: 'gone-darwin-arm64', version: '1.0.0', wantedBy }])
})

it.each([
  ['@oxfmt/binding-linux-x64-musl', { os: ['linux'], cpu: ['x64'], libc: ['musl'] }],
  ['@oxlint/binding-linux-arm-musleabihf', { os: ['linux'], cpu: ['arm'], libc: ['musl'] }],
  ['@swc/core-linux-arm-gnueabihf', { os: ['linux'], cpu: ['arm'], libc: ['glibc'] }],
  ['@oxlint-tsgolint/win32-arm64', { os: ['win32'], cpu: ['arm64'] }],
])('a package named %s is for %j', (name, platform) => {
  expect(platformOf(name)).toEqual(platform)
})
