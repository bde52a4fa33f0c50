import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { plainNames } from '../../../domain/personal.ts'
import { root } from '../../../operations/development/documents/source-files.ts'

const read = (path: string) => readFileSync(join(root, path), 'utf8')

it('is described as it is: which texts are never personal, on the page and in the second program', () => {
  const [, listed = ''] = /^Never personal: (.*)$/m.exec(read('docs/log.md')) ?? []
  const onPage = [...listed.matchAll(/`(\w+)`/g)].map(([, name]) => name)
  const [, written = ''] =
    /NEVER_PERSONAL = set\(\s*"""\s*([^"]*?)\s*"""/.exec(read('operations/proof/verifier/contents.py')) ?? []
  expect(new Set(onPage)).toEqual(plainNames)
  expect(new Set(written.split(/\s+/))).toEqual(plainNames)
})
