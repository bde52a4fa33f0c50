import { ApplicationFailure } from '@temporalio/common'
import type { CaseView } from '../domain/view.ts'
import { conductingNotes, readView } from '../record/conducting.ts'
import type { Record } from '../record/execution.ts'
import { executeDue } from '../record/execute-due.ts'
import { noteNobodyTold } from '../record/outbox.ts'
import type { RecordActivities } from '../workflows/activity-types.ts'
import { owesAct } from '../workflows/owing.ts'

/**
 * The conductor's doors to the record. `store` names the Temporal store that the conductor lives in; `leaving` is
 * false when no platform outside takes messages, so that none has to wait for an activity of its own.
 */
export function recordActivities(record: Record, store: string, leaving: boolean): RecordActivities {
  const note = conductingNotes(record.pool, store)
  async function readCase(caseNo: string): Promise<CaseView> {
    let view = await readView(record, caseNo)
    if (view && !leaving && view.undelivered > 0) {
      const waiting = await noteNobodyTold(record.pool, caseNo, await record.clock.now())
      if (waiting < view.undelivered) view = await readView(record, caseNo)
    }
    if (!view) throw ApplicationFailure.nonRetryable(`No case ${caseNo} in the record`, 'case.unknown')
    await note({ view, owes: view.turns !== undefined && (await owesAct(view)) })
    return view
  }
  return {
    readCase,
    async carryOut(caseNo, commands) {
      const { refusals } = await executeDue(record, caseNo, commands)
      return { view: await readCase(caseNo), refusals }
    },
  }
}
