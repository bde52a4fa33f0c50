import { isClockReadable, readRealInstants } from '../legal-time.ts'
import type { KeptLateness, Numbered, Standstill, Timed } from './lateness.ts'
import { latenessBy } from './lateness.ts'
import { checkpointsOf } from './outside.ts'
import type { Database } from './rows.ts'

/** The real instant of each legal one; undefined where no clock of the record says. */
export async function realInstantsOf(db: Database): Promise<((legal: number) => number) | undefined> {
  return (await isClockReadable(db)) ? await readRealInstants(db) : undefined
}

/** Looks through leaves, block by block, for what got its leaf long after it was written, by the checkpoints in a folder. */
export async function lateLeaves(db: Database, folder: string, kept?: KeptLateness) {
  const lateness = latenessBy({ [Symbol.iterator]: () => checkpointsOf(folder) }, kept)
  const realInstant = await realInstantsOf(db)
  return {
    /** The first that was passed over between two positions, in a sentence. */
    async between(from: number, to: number): Promise<string | undefined> {
      let failure: string | undefined
      for (const row of await listTimed(db, from, to)) {
        const { kind, at, caseNo, name } = row
        const real = kind === 'beside' ? at : (realInstant?.(at) ?? NaN)
        if (lateness.take({ ...row, at: real }) !== 'passedOver') continue
        failure ??= `item ${row.position + 1} of the log (${[caseNo, name].filter((part) => part !== '').join(' ')}) got its leaf long after what was written later: it was passed over, and until then nothing showed whether it was altered. Run npm run verify.`
      }
      return failure
    },
    stoodStill: () => sentenceOf(lateness.standstills()),
    kept: () => lateness.kept(),
  }
}

async function listTimed(db: Database, from: number, to: number) {
  const { rows } = await db.query<Timed & { kind: Numbered; caseNo: string; name: string }>(
    `SELECT position, CASE WHEN leaf.seq IS NULL THEN 'beside' ELSE 'entry' END AS kind, coalesce(leaf.seq, leaf.beside) AS number,
       extract(epoch FROM coalesce(ledger.at, besides.at))::float * 1000 AS at, leaf.case_no AS "caseNo",
       coalesce('entry ' || leaf.case_seq, concat_ws(' ', besides.of, besides.name)) AS name
     FROM public.log_leaves AS leaf LEFT JOIN public.ledger ON ledger.seq = leaf.seq LEFT JOIN public.log_besides AS besides ON besides.id = leaf.beside
     WHERE position >= $1 AND position < $2 AND leaf.erasure IS NULL ORDER BY position`,
    [from, to],
  )
  return rows
}

function sentenceOf(standstills: readonly Standstill[]): string | undefined {
  const [last] = standstills.slice(-1)
  if (!last) return undefined
  const [from, until] = [last.from, last.until].map((at) => new Date(at).toISOString())
  return `The log stood still ${standstills.length} times, last from ${from} until ${until} with ${last.items} items: until they were signed nothing showed whether they were altered. Run npm run verify.`
}
