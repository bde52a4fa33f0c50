import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect } from 'vitest'
import { isRefusal } from '../../domain/refusal.ts'
import { refusalText } from '../../domain/refusals/text.ts'
import { inspect } from '../../evidence/inspect/inspect.ts'

/** Looks at files as those who take them do, in a folder of the test's own. */
export function looking() {
  let folder = ''
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'bihuan-test-active-'))
  })
  afterAll(() => rmSync(folder, { recursive: true }))

  async function look(name: string, content: Buffer) {
    const path = join(folder, 'file')
    writeFileSync(path, content)
    return await inspect({ path, name, bytes: content.length })
  }

  /** Why a file is refused, after its sentences were read; undefined when it is taken. */
  async function fault(name: string, content: Buffer): Promise<string | undefined> {
    const answer = await look(name, content)
    if (!isRefusal(answer)) return undefined
    expect(refusalText(answer, 'zh')).toMatch(/^[^{}[\]]*\p{Script=Han}[^{}[\]]*。$/u)
    expect(refusalText(answer, 'en')).not.toMatch(/undefined|\{|This cannot be done/)
    return [answer.code.replace('evidence.', ''), answer.params['because']].filter(Boolean).join('.')
  }
  return { look, fault }
}
