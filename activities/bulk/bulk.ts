import type { Client } from '@temporalio/client'
import type { Typeface } from '../../letters/typeface.ts'
import type { ChunkDone } from '../../record/bulk/apply.ts'
import { applyChunk } from '../../record/bulk/apply.ts'
import { listUnfinishedImports } from '../../record/bulk/imports.ts'
import type { RowRules } from '../../record/bulk/row.ts'
import { stageImport } from '../../record/bulk/stage.ts'
import type { Record } from '../../record/execution.ts'
import { findListType } from '../../rules/catalogue.ts'
import { usualMeasures } from '../../rules/usual-measures.ts'
import type { BulkActivities } from '../../workflows/activity-types.ts'
import { wakeConductors } from '../../workflows/client.ts'
import { bulkInitiationId } from '../../workflows/contract.ts'
import { startImport } from '../../workflows/import-client.ts'
import { endFailing } from '../../workflows/stuck.ts'
import { withHeartbeat } from '../heartbeat.ts'
import { unlessLasting } from './lasting.ts'

const signalsAtOnce = 10

/** Bulk initiation: the record does the work, these doors keep it alive and tell the conductors of the new cases. */
export function bulkActivities(record: Record, client: Client, typeface: Typeface): BulkActivities {
  const rules: RowRules = { findListType, measuresFor: (tier) => usualMeasures[tier], typeface }
  return {
    stageRows: async (id) =>
      await unlessLasting(record.pool, id, 'staged', () =>
        withHeartbeat((signal) => stageImport(record.pool, id, signal)),
      ),
    applyRows: async (id) =>
      await withHeartbeat(async (_signal, queue) => {
        const over: ChunkDone = { state: 'finished', opened: [] }
        const { state, opened } = await unlessLasting(record.pool, id, over, () => applyChunk(record, rules, id))
        // The rows are settled by now: should a signal fail, the next attempt goes on and the sweep wakes the case.
        await wakeConductors(client, opened, queue, signalsAtOnce)
        return state
      }),
    startImports: async () =>
      await withHeartbeat(async (_signal, queue) => {
        const ids = await listUnfinishedImports(record.pool)
        for (const id of ids) {
          await endFailing(client, bulkInitiationId(id))
          await startImport(client, id, queue)
        }
        return ids.length
      }),
  }
}
