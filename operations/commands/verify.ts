// `npm run verify`: checks that nobody has altered the ledger. The exit code is 1 when somebody has, and 2 when there is
// nothing to compare with, so that nobody can say.
import { existsSync, readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { ConfigError, evidenceSettings, logSettings, readConfig } from '../../config.ts'
import { createPool } from '../../database/pool.ts'
import { judgeContent } from '../../evidence/store/judge.ts'
import { openEvidenceStorage } from '../../evidence/storage.ts'
import { readPublicKey } from '../../record/log/note.ts'
import { notesIn } from '../../record/log/compared.ts'
import type { ListedErasure, Order } from '../../record/log/orders.ts'
import type { BegunCopy } from '../../record/log/outside.ts'
import { readOutside } from '../../record/log/outside.ts'
import type { Standstill } from '../../record/log/lateness.ts'
import type { Outage, Verification } from '../../record/log/verify.ts'
import { verifyRecord } from '../../record/log/verify.ts'
import { withRecordAddress } from './record-address.ts'
import { StartupError } from '../servers/startup-error.ts'

const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    /** Another copy than the configured one, for example from a backup. */
    copy: { type: 'string' },
    /** A checkpoint kept elsewhere: a file with it, or the note itself. */
    trusted: { type: 'string', multiple: true, default: [] },
    /** A public key of the log that you were given by another way: its line, or a file with all that it ever had. */
    key: { type: 'string', multiple: true, default: [] },
    /** When you know that the log stood still, as FROM/TO in ISO form: what waited then counts as explained. */
    outage: { type: 'string', multiple: true, default: [] },
    /** Seconds that an entry may wait for its leaf while no other gets one. */
    grace: { type: 'string', default: '30' },
    /** Leaves out folding every case. */
    quick: { type: 'boolean', default: false },
    /** Reads every file of evidence in the store, and compares it with its SHA-256. */
    contents: { type: 'boolean', default: false },
  },
})

const exitCodes = { good: 0, altered: 1, uncompared: 2 } as const

async function main(): Promise<number> {
  const config = readConfig()
  const folder = values.copy ?? logSettings(config).folder
  // Read before the database is: the copy follows it, so what the copy has must be there.
  const outside = readOutside(folder)
  if (values.copy !== undefined && !outside) throw new StartupError(`There is no copy of the log in ${folder}.`)
  const trusted = values.trusted.flatMap((given) => trustedNotes(given))
  const keys = values.key.flatMap((given) => keysGiven(given))
  const outages = values.outage.map((given) => outageOf(given))
  const storage = values.contents ? await openEvidenceStorage(evidenceSettings(config)) : undefined
  const result = await withRecordAddress(config, 'app', async (url) => {
    // Under the name of the API, so that nothing in the database can tell one from the other and show it something else.
    const pool = createPool(url, { max: 2, applicationName: 'bihuan-api' })
    try {
      return await verifyRecord({
        pool,
        outside,
        graceMs: Number(values.grace) * 1_000,
        states: !values.quick,
        trusted,
        keys,
        outages,
        judgeContent: storage && (async (sha256) => await judgeContent(storage.store, sha256)),
      })
    } finally {
      await pool.end()
    }
  })
  console.log(values.json ? JSON.stringify(result, null, 2) : table(result, folder))
  return exitCodes[result.verdict]
}

function trustedNotes(given: string): string[] {
  const notes = notesIn(existsSync(given) ? readFileSync(given, 'utf8') : given)
  if (notes.length > 0) return notes
  throw new StartupError(
    `--trusted ${given.split('\n')[0]}：其中没有已签署的检查点。 There is no signed checkpoint in it: give a file with the note, or its whole text.`,
  )
}

function keysGiven(given: string): string[] {
  const lines = (existsSync(given) ? readFileSync(given, 'utf8') : given).split('\n').map((line) => line.trim())
  const keys = lines.filter((line) => line !== '')
  if (keys.length > 0 && keys.every((line) => readPublicKey(line) !== undefined)) return keys
  throw new StartupError(
    `--key ${given.split('\n')[0]}：其中没有公钥，或者有一行不是公钥。 Give the line of a public key as keys.txt of a copy has it, or a file with such lines and nothing else.`,
  )
}

function outageOf(given: string): Outage {
  const [from = NaN, until = NaN, ...more] = given.split('/').map((text) => Date.parse(text))
  if (from <= until && more.length === 0) return { from, until }
  throw new StartupError(
    `--outage ${given}：请写成 起/止 两个时刻。 Give two instants: 2026-11-30T02:00:00Z/2026-11-30T04:30:00Z.`,
  )
}

function table(
  {
    verdict,
    compared,
    origin,
    size,
    root,
    cases,
    erasures,
    erasureList,
    ordersWaiting,
    begun,
    standstills,
    checkpoints,
    waiting,
    faults,
    faultCount,
    seconds,
  }: Verification,
  folder: string,
): string {
  const outside = checkpoints.outside === null ? `无副本 none in ${folder}` : `${checkpoints.outside} (${folder})`
  const lines: Line[] = [
    ['日志 Log', origin],
    ['条目 Items', size],
    ['根 Root', root],
    ['案件 Cases', cases],
    ['依法删除 Erasures', erasures],
    ...erasureList.flatMap(erasureLines),
    ...ordersWaiting.map(waitingLine),
    ['库内检查点 Checkpoints in the database', checkpoints.inDatabase],
    ['库外检查点 Checkpoints outside', outside],
    ...begun.map(begunLine),
    ...standstills.map(standstillLine),
    ['另处保存的检查点 Checkpoints kept elsewhere', compared.trusted],
    ['库外检查点覆盖 Covered by checkpoints outside', `${Math.min(compared.covered, size)} / ${size}`],
    ['等待入链 Waiting at first', waiting],
    ['用时 Seconds', seconds],
  ]
  const told = faults.flatMap(({ zh, en }) => [`  ${zh}`, `  ${en}`])
  const verdicts = {
    good: ['未发现改动 Nothing was altered'],
    altered: [`发现${faultCount}处问题，首先是： ${faultCount} faults, the first:`, ...told],
    uncompared: ['无法核对，不能说没有改动： Nobody can say that it is whole:'],
  }
  const lacking = compared.lacking.flatMap(({ zh, en }) => [`  ${zh}`, `  ${en}`])
  return [...lines.map(([name, value]) => `${name}: ${value}`), '', ...verdicts[verdict], ...lacking].join('\n')
}

type Line = [name: string, value: string | number]

function erasureLines({ caseNo, subject, fields, at, actor, reason, legalBasis, order, beforeOrders }: ListedErasure) {
  const lines: Line[] = [
    [`  ${caseNo} ${subject}`, `${fields} 处 values, ${instant(at)}, ${actor}: ${reason}（${legalBasis}）`],
  ]
  if (order) {
    const { id, orderedBy, orderedAt, approvedBy, approvedAt, approvalReason, approvalBasis } = order
    lines.push([`    命令 Order ${id}`, `${orderedBy}, ${instant(orderedAt)}: ${order.reason}（${order.legalBasis}）`])
    const approval = `${approvedBy}, ${approvedAt ? instant(approvedAt) : ''}: ${approvalReason}（${approvalBasis}）`
    lines.push(['    批准 Approved', approvedBy === null ? '没有 nobody' : approval])
  } else lines.push(['    命令 Order', beforeOrders ? '在有此制度之前 from before there were orders' : '没有 none'])
  return lines
}

const waitingLine = ({ id, caseNo, approvedBy, approvedAt }: Order): Line => [
  '待执行的删除令 Order of erasure not carried out',
  `${id}, ${caseNo}, ${approvedBy}, ${approvedAt ? instant(approvedAt) : ''}`,
]

const begunLine = ({ size, at, by, reason }: BegunCopy): Line => [
  '副本重建 Copy begun anew',
  `${instant(at)}, ${by}: ${reason}；第${size}项之前副本不作证明 before item ${size} it vouches for nothing`,
]

const standstillLine = ({ from, until, items }: Standstill): Line => [
  '日志停顿 The log stood still',
  `${instant(new Date(from))} – ${instant(new Date(until))}, ${items} 项 items`,
]

const instant = (at: Date | string) => new Date(at).toISOString()

try {
  process.exitCode = await main()
} catch (error) {
  console.error(error instanceof StartupError || error instanceof ConfigError ? error.message : error)
  process.exitCode = 2
}
