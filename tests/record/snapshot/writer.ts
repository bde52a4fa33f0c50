// Somebody who works beside a snapshot, as a process of its own: `writer.ts FROM COUNT` lives so many random cases on the
// database of DATABASE_APP_URL, and ends on SIGTERM after the one that it is at.
import { liveCase } from '../../../bench/lives.ts'
import { createPool } from '../../../database/pool.ts'
import { diceOf } from '../../../fictitious/random-lives.ts'
import { createKnownStates } from '../../../record/known-states.ts'
import type { Record } from '../../../record/execution.ts'
import { catalogue } from '../../../rules/catalogue.ts'
import { ruleBook } from '../../../rules/index.ts'

const [from, count] = process.argv.slice(2).map(Number) as [number, number]
const pool = createPool(process.env['DATABASE_APP_URL']!, { max: 4, pipeline: true })
const clock = { now: () => new Date(), realInstant: (legal: number) => legal }
const record: Record = { pool, clock, rules: ruleBook, catalogue, known: createKnownStates() }
let isOver = false
process.once('SIGTERM', () => (isOver = true))
console.log('writes')
for (let n = from; n < from + count && !isOver; n += 1) await liveCase(record, n, '2026-04-07', diceOf(n))
await pool.end()
