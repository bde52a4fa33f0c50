import { shanghaiDate } from '../clock.ts'
import type { Record } from '../execution.ts'
import { execute } from '../execute.ts'
import { isRefusal } from '../../domain/refusal.ts'
import { isEnded, settleEnded } from './end.ts'
import type { Fault } from './fault.ts'
import { faultOf } from './fault.ts'
import type { ImportWork } from './imports.ts'
import { mayStillAct, mustWait, readWork } from './imports.ts'
import type { SoundRow } from './judge.ts'
import { judge } from './judge.ts'
import type { RowRules } from './row.ts'
import type { Settlement } from './settle.ts'
import { finishImport, listOpenRows, settleRows } from './settle.ts'
import { findCasesOnDocuments, findEarlierRows, findOwnCases } from './duplicates.ts'

const rowsPerChunk = 200
// Each row is a decision and a few round trips; more lanes would take the database from those who work with it.
const lanes = 4

/** How far one chunk has come. `waiting`: an earlier import of the agency comes first. `finished` also while it asks. */
export interface ChunkDone {
  readonly state: 'more' | 'waiting' | 'finished'
  /** Cases that were opened now, whose conductors have to be told. */
  readonly opened: readonly { readonly caseNo: string; readonly version: number }[]
}

/**
 * Settles the next rows of a staged import: a sound row becomes a case in review by the officer who uploaded it, any
 * other is refused with its faults. Safe to run again at any point: what is settled stays, and a case opened by an
 * attempt that ended before noting it is found by its key. `beat` is called after each row.
 */
export async function applyChunk(record: Record, rules: RowRules, id: string): Promise<ChunkDone> {
  const work = await readWork(record.pool, id)
  if (work.finished) return { state: (await settleEnded(record.pool, id)) ? 'more' : 'finished', opened: [] }
  if (work.asking) return { state: 'finished', opened: [] }
  if (await mustWait(record.pool, id)) return { state: 'waiting', opened: [] }
  const open = await listOpenRows(record.pool, id, rowsPerChunk)
  if (open.length === 0) {
    await finishImport(record.pool, id)
    return { state: 'finished', opened: [] }
  }
  // Whoever uploaded it may have left since: nothing more is opened in the name of somebody who could not do so now.
  if (!(await mayStillAct(record.pool, work))) {
    await settleRows(
      record.pool,
      id,
      open.map(({ row }) => ({ row, faults: [{ code: 'officer_gone', params: {} }] })),
    )
    return { state: 'more', opened: [] }
  }
  const today = shanghaiDate(await record.clock.now())
  const context = { today, actor: work.actor, rules: record.rules, catalogue: record.catalogue }
  const settlements: Settlement[] = []
  const sound = new Map<number, SoundRow>()
  for (const { row, cells, marks } of open) {
    const judged = judge(cells, rules, context, marks ?? {})
    if ('identity' in judged) sound.set(row, judged)
    else settlements.push({ row, faults: judged })
  }
  const fresh = await sortOutTwins(record, work, sound, settlements)
  const opened = await openCases(record, work, fresh, settlements)
  await settleRows(record.pool, id, settlements)
  return { state: 'more', opened }
}

/** Settles the rows that say what another row or case says already; answers with those that are new. */
async function sortOutTwins(
  { pool }: Record,
  work: ImportWork,
  sound: ReadonlyMap<number, SoundRow>,
  settlements: Settlement[],
): Promise<[number, SoundRow][]> {
  const rows = [...sound]
  const earlier = await findEarlierRows(
    pool,
    work.id,
    rows.map(([row, { identity }]) => ({ row, identity })),
  )
  const existing = await findCasesOnDocuments(
    pool,
    work.agency,
    rows.map(([, row]) => row),
  )
  // Read last: a case that another attempt opens meanwhile is then seen as this row's own and not as another's.
  const own = await findOwnCases(pool, work.actor.id, new Map(rows.map(([row]) => [row, rowKey(work, row)])))
  return rows.filter(([row, { identity }]) => {
    const caseNo = own.get(row)
    const twin = earlier.get(row)
    const other = existing.get(identity)
    if (caseNo !== undefined) settlements.push({ row, identity, caseNo })
    else if (twin !== undefined) settlements.push({ row, identity, faults: [duplicate('earlier', { row: twin })] })
    else if (other !== undefined)
      settlements.push({ row, identity, faults: [duplicate('existing', { caseNo: other })] })
    else return true
    return false
  })
}

async function openCases(
  record: Record,
  work: ImportWork,
  rows: readonly (readonly [number, SoundRow])[],
  settlements: Settlement[],
): Promise<ChunkDone['opened']> {
  const opened: { caseNo: string; version: number }[] = []
  const queue = rows.values()
  const lane = async () => {
    for (const [row, { payload, identity }] of queue) {
      // Somebody has ended it meanwhile: the rows that are left are refused with its end.
      if (await isEnded(record.pool, work.id)) return
      const done = await execute(record, {
        command: { type: 'listing.propose', payload },
        actor: work.actor,
        requestId: `import/${work.id}/${row}`,
        reason: `Row ${row} of the workbook with SHA-256 ${work.sha256}`,
        idempotency: { key: rowKey(work, row), requestHash: work.sha256 },
      })
      if (isRefusal(done)) settlements.push({ row, faults: [faultOf(done)] })
      else {
        settlements.push({ row, identity, caseNo: done.caseNo })
        opened.push(done)
      }
    }
  }
  // All lanes come to their end, also when one fails: nothing is opened any more once the failure is told.
  const ends = await Promise.allSettled(Array.from({ length: lanes }, lane))
  for (const end of ends) if (end.status === 'rejected') throw end.reason
  return opened.map(({ caseNo, version }) => ({ caseNo, version }))
}

// An import is one content of one agency, so its id and the row's number name the row for ever.
const rowKey = (work: ImportWork, row: number) => `import/${work.id}/${row}`

const duplicate = (of: 'earlier' | 'existing', params: Fault['params']): Fault => ({
  code: `duplicate_of_${of}`,
  column: 'docNo',
  params,
})
