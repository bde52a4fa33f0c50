// `npm run verify`: checks that nobody has altered the ledger; the exit code is 1 when somebody has.
import { parseArgs } from 'node:util'
import { ConfigError, logSettings, readConfig } from '../config.ts'
import { createPool } from '../database/pool.ts'
import { readOutside } from '../record/log/outside.ts'
import type { Verification } from '../record/log/verify.ts'
import { verifyRecord } from '../record/log/verify.ts'
import { withRecordAddress } from './record-address.ts'
import { StartupError } from './startup-error.ts'

const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    /** Another copy than the configured one, for example from a backup. */
    copy: { type: 'string' },
    /** Seconds that an entry may wait for its leaf while no other gets one. */
    grace: { type: 'string', default: '30' },
    /** Leaves out folding every case. */
    quick: { type: 'boolean', default: false },
  },
})

async function main(): Promise<boolean> {
  const config = readConfig()
  const folder = values.copy ?? logSettings(config).folder
  // Read before the database is: the copy follows it, so what the copy has must be there.
  const outside = readOutside(folder)
  if (values.copy !== undefined && !outside) throw new StartupError(`There is no copy of the log in ${folder}.`)
  const result = await withRecordAddress(config, 'app', async (url) => {
    const pool = createPool(url, { max: 2, applicationName: 'bihuan-verify' })
    try {
      return await verifyRecord({ pool, outside, graceMs: Number(values.grace) * 1_000, states: !values.quick })
    } finally {
      await pool.end()
    }
  })
  console.log(values.json ? JSON.stringify(result, null, 2) : table(result, folder))
  return result.good
}

function table(
  { good, origin, size, root, cases, erasures, checkpoints, waiting, faults, faultCount, seconds }: Verification,
  folder: string,
): string {
  const outside = checkpoints.outside === null ? `无副本 none in ${folder}` : `${checkpoints.outside} (${folder})`
  const lines: [string, string | number][] = [
    ['日志 Log', origin],
    ['条目 Items', size],
    ['根 Root', root],
    ['案件 Cases', cases],
    ['依法删除 Erasures', erasures],
    ['库内检查点 Checkpoints in the database', checkpoints.inDatabase],
    ['库外检查点 Checkpoints outside', outside],
    ['等待入链 Waiting at first', waiting],
    ['用时 Seconds', seconds],
  ]
  const told = faults.flatMap(({ zh, en }) => [`  ${zh}`, `  ${en}`])
  const verdict = good
    ? '未发现改动 Nothing was altered'
    : `发现${faultCount}处问题，首先是： ${faultCount} faults, the first:`
  return [...lines.map(([name, value]) => `${name}: ${value}`), '', verdict, ...told].join('\n')
}

try {
  process.exitCode = (await main()) ? 0 : 1
} catch (error) {
  console.error(error instanceof StartupError || error instanceof ConfigError ? error.message : error)
  process.exitCode = 2
}
