import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { isRefusal } from '../../domain/refusal.ts'
import { refusalText } from '../../domain/refusal-texts/index.ts'
import { inspect } from '../../evidence/inspect/inspect.ts'
import { kinds } from '../../evidence/inspect/kinds.ts'
import { printable } from '../../evidence/inspect/name.ts'
import { badFiles, eicar } from './bad-files.ts'
import { goodFiles } from './good-files.ts'

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'bihuan-test-evidence-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

async function look(name: string, content: Buffer) {
  const path = join(folder, 'file')
  writeFileSync(path, content)
  return await inspect({ path, name, bytes: content.length })
}

describe('a file of evidence', () => {
  it.each(Object.entries(goodFiles))('is taken as %s', async (extension, content) => {
    expect(await look(`整改报告 (1).${extension.toUpperCase()}`, content)).toEqual({ type: kinds.get(extension) })
  })

  it('is refused in every one of more than 400 bad cases, with a reason in both languages', async () => {
    const files = badFiles()
    expect(files.length).toBeGreaterThan(400)
    const taken: string[] = []
    const codes = new Map<string, number>()
    for (const { about, name, content } of files) {
      const answer = await look(name, content)
      if (!isRefusal(answer)) {
        taken.push(about)
        continue
      }
      codes.set(answer.code, (codes.get(answer.code) ?? 0) + 1)
      expect(refusalText(answer, 'zh'), about).toMatch(/^[^{}]*\p{Script=Han}[^{}]*。$/u)
      expect(refusalText(answer, 'en'), about).not.toMatch(/undefined|\{|This cannot be done/)
      expect(JSON.stringify(answer), about).not.toMatch(/\p{Cf}|\\u0000/u)
    }
    expect(taken).toEqual([])
    expect([...codes.keys()].toSorted()).toEqual([
      'evidence.activeContent',
      'evidence.archiveBomb',
      'evidence.archiveUnsafe',
      'evidence.empty',
      'evidence.executable',
      'evidence.infected',
      'evidence.nameUnsafe',
      'evidence.typeMismatch',
      'evidence.typeNotTaken',
    ])
  }, 120_000)

  it('is told what is the matter, not only that something is', async () => {
    expect(await look('a.txt', Buffer.from(eicar))).toMatchObject({
      code: 'evidence.infected',
      params: { name: 'a.txt', signature: 'EICAR' },
    })
    expect(await look('a.pdf', goodFiles['png']!)).toMatchObject({
      code: 'evidence.typeMismatch',
      params: { extension: 'pdf', found: 'png' },
    })
    expect(await look('a.exe', goodFiles['pdf']!)).toMatchObject({ code: 'evidence.executable' })
    expect(await look('../a.pdf', goodFiles['pdf']!)).toMatchObject({
      code: 'evidence.nameUnsafe',
      params: { because: 'path' },
    })
  })

  it('is shown under a name without tricks', () => {
    expect(printable('a\u202efdp.exe\u0000')).toBe('a�fdp.exe�')
    expect(printable('整改报告（虚构）.pdf')).toBe('整改报告（虚构）.pdf')
  })
})
