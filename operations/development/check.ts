// `npm run check`: what is to hold before a commit, within half a minute. The last line says how many passed and failed.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runChecks } from './checks.ts'
import { ProgramsOfARun } from './programs-of-a-run.ts'

const folder = mkdtempSync(join(tmpdir(), 'bihuan-check-'))
try {
  const { passed, failed } = await runChecks(new ProgramsOfARun(process.env), folder, console.log)
  console.log(`${passed} passed, ${failed} failed`)
  process.exitCode = failed === 0 ? 0 : 1
} finally {
  rmSync(folder, { recursive: true, force: true })
}
