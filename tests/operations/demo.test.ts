import type { ChildProcess } from 'node:child_process'
import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'

const cases = 100
const patienceMs = 1_200_000
const folder = mkdtempSync(join(tmpdir(), 'bihuan-demo-test-'))
const busy: ChildProcess[] = []
afterAll(() => {
  for (const hog of busy.splice(0)) hog.kill('SIGKILL')
  rmSync(folder, { recursive: true, force: true })
})

/** Plays the demonstration as a user does; answers with its table and what it printed. */
async function play(name: string): Promise<{ table: string; printed: string }> {
  const file = join(folder, name)
  const args = ['run', '--silent', 'demo', '--', '--cases', String(cases), '--table', file]
  const demo = spawn('npm', args, { stdio: ['ignore', 'pipe', 'pipe'] })
  let printed = ''
  for (const stream of [demo.stdout, demo.stderr]) stream.on('data', (text: Buffer) => (printed += text.toString()))
  const code = await new Promise<number | null>((resolve) => demo.once('close', resolve))
  expect(code, printed).toBe(0)
  return { table: readFileSync(file, 'utf8'), printed }
}

it(
  'the year ends as told, and gives the same table beside two busy processes as without them',
  async () => {
    // They end by themselves, should nobody be left to end them.
    const work = `for (const end = Date.now() + ${patienceMs}; Date.now() < end;);`
    for (let n = 0; n < 2; n += 1) busy.push(spawn(process.execPath, ['-e', work], { stdio: 'ignore' }))
    const beside = await play('beside')
    expect(busy.map(({ exitCode, signalCode }) => exitCode ?? signalCode)).toEqual([null, null])
    for (const hog of busy.splice(0)) hog.kill('SIGKILL')
    const alone = await play('alone')
    expect(beside.table).toBe(alone.table)
    expect(alone.table).toContain('every case stands where its story says, and every ledger folds to its state')
    for (const { printed, table } of [beside, alone]) expect(printed).toContain(table)
  },
  2 * patienceMs,
)
