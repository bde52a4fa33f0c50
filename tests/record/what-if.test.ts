import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { WhatIf } from '../../domain/recomputation/what-if.ts'
import type { RulePack } from '../../domain/law/rulebook-types.ts'
import { openClock } from '../../record/legal-time.ts'
import { withDatabase } from '../setup/database.ts'
import { checkEveryCase } from '../support/fold-check.ts'
import { periodPack } from '../support/new-law.ts'
import { people } from '../support/people.ts'
import { proposal } from '../support/proposal.ts'
import { bringTo, done, handClock, recordOn } from '../support/world.ts'

const database = withDatabase()
checkEveryCase(database)
const root = fileURLToPath(new URL('../../', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'bihuan-what-if-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

let caseNo = ''
beforeAll(async () => {
  // The command reads the day from the record's own clock.
  await openClock(database.owner, { daySeconds: 86_400, start: '2026-06-01' })
  const clock = handClock('2026-04-07')
  const record = recordOn(database, clock)
  caseNo = await bringTo(record, 'published')
  await done(record, caseNo, people.entity, 'rectification.commit', { commitment: '承诺' })
  const items = proposal().rectification.requirements.map(({ id }) => ({
    requirement: id,
    statement: '已整改',
    evidence: [{ title: '照片' }],
  }))
  await done(record, caseNo, people.entity, 'rectification.submitEvidence', { items })
  await done(record, caseNo, people.reviewer, 'rectification.accept', { findings: '属实' })
})

/** Runs the command of the command line on the record of this file. */
function whatIf(pack: unknown, ...more: string[]) {
  const file = join(folder, 'pack.json')
  writeFileSync(file, typeof pack === 'string' ? pack : JSON.stringify(pack))
  const args = ['--import', 'tsx', 'operations/commands/what-if.ts', '--pack', file, ...more]
  const env = { ...process.env, DATABASE_URL: database.ownerUrl, DATABASE_APP_URL: database.appUrl }
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: root, env, encoding: 'utf8' })
  return { status, stdout, stderr }
}

describe('npm run what-if', () => {
  it('tells repairs, moves and classes as a table and as JSON, and writes nothing', async () => {
    const counts = async () =>
      (await database.owner.query('SELECT (SELECT count(*) FROM ledger) AS l, (SELECT count(*) FROM settings) AS s'))
        .rows
    const before = await counts()
    const json = join(folder, 'answer.json')
    const { status, stdout, stderr } = whatIf(periodPack({ min: 1 }), '--json', json)
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
    expect(stdout).toContain('fictitious-period@1（2026-06-01）')
    expect(stdout).toContain('当日可修复 Repairable on that day: 0 → 1')
    expect(stdout).toContain(`  ${caseNo}\n`)
    expect(stdout).toContain('publicity.min 2027-04-07 → 2026-05-07 (-335日 days，提前 earlier)')
    expect(stdout).toContain('类别改变的案件 Cases that change their class: 1')
    const answer = JSON.parse(readFileSync(json, 'utf8')) as WhatIf
    expect(answer).toMatchObject({
      openCases: 1,
      repairableNow: { before: 0, after: 1 },
      moves: { earlier: 1, later: 0, sameDay: 1 },
    })
    expect(await counts()).toEqual(before)
  })

  it('refuses a bad pack with the place and the reason, and a file that is none', () => {
    const broken = { ...periodPack(), rules: [{ ...periodPack().rules[0], topic: 'weather' }] } as unknown as RulePack
    const bad = whatIf(broken)
    expect(bad).toMatchObject({ status: 1, stdout: '' })
    expect(bad.stderr).toMatch(/rules\[0\]\.topic: 无效选项.*Invalid option/)
    expect(bad.stderr).not.toContain('    at ')
    expect(whatIf('{')).toMatchObject({ status: 1, stderr: expect.stringContaining('The pack cannot be read') })
    expect(whatIf(periodPack(), '--when', 'today').stderr).toContain('npm run what-if -- --pack FILE')
  })
})
