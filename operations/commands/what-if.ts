// `npm run what-if -- --pack FILE [--json FILE]`: what a pack would do to the open cases of the record. Nothing is written.
import { readFileSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { ConfigError, readConfig } from '../../config.ts'
import { createPool } from '../../database/pool.ts'
import { everyCase } from '../../database/queries/open-cases.ts'
import type { WhatIf } from '../../domain/recomputation/what-if.ts'
import type { Refusal } from '../../domain/refusal.ts'
import { isRefusal } from '../../domain/refusal.ts'
import { refusalText } from '../../domain/refusals/text.ts'
import { shanghaiDate } from '../../record/clock.ts'
import { lawReader } from '../../record/law.ts'
import { readClock } from '../../record/legal-time.ts'
import { askWhatIf } from '../../record/what-if.ts'
import type { Problem } from '../../rules/check.ts'
import { withRecordAddress } from './record-address.ts'
import { StartupError } from '../servers/startup-error.ts'
import { whatIfTable } from './what-if-table.ts'

const usage = 'npm run what-if -- --pack FILE [--json FILE]'

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { pack: { type: 'string' }, json: { type: 'string' } } })
  if (values.pack === undefined) throw new StartupError(`请指明规则包文件 Name the file of the pack: ${usage}`)
  const pack = readPack(values.pack)
  const found = await withRecordAddress(readConfig(), 'app', async (url) => await ask(url, pack))
  if (isRefusal(found)) throw new StartupError(told(values.pack, found))
  if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify(found, null, 2)}\n`)
  console.log(whatIfTable(found))
}

function readPack(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch (error) {
    throw new StartupError(`无法读取规则包 The pack cannot be read: ${(error as Error).message}`)
  }
}

async function ask(url: string, pack: unknown): Promise<WhatIf | Refusal> {
  const pool = createPool(readOnly(url), { max: 1, applicationName: 'bihuan-what-if' })
  try {
    const law = await lawReader(pool)()
    const asker = { party: 'operator', visible: everyCase, most: Infinity }
    return await askWhatIf(pool, law, asker, pack, shanghaiDate(await (await readClock(pool)).now()))
  } finally {
    await pool.end()
  }
}

// The database itself sees to it that nothing is written.
function readOnly(url: string): string {
  const address = new URL(url)
  const own = address.searchParams.get('options')
  address.searchParams.set('options', [...(own === null ? [] : [own]), '-c default_transaction_read_only=on'].join(' '))
  return address.href
}

function told(file: string, refusal: Refusal): string {
  const { problems = [] } = refusal.params as { problems?: readonly Problem[] }
  const lines = problems.map(({ place, reason, zh }) => `  ${place}: ${zh === reason ? reason : `${zh} ${reason}`}`)
  return [`${file}: ${refusalText(refusal, 'zh')} ${refusalText(refusal, 'en')}`, ...lines].join('\n')
}

try {
  await main()
} catch (error) {
  const clear = error instanceof StartupError || error instanceof ConfigError
  const misused = (error as { code?: string }).code?.startsWith('ERR_PARSE_ARGS') === true
  console.error(clear ? error.message : misused ? `${(error as Error).message}\n${usage}` : error)
  process.exitCode = 1
}
