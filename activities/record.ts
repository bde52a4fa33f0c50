import { ApplicationFailure } from '@temporalio/common'
import type { CaseView } from '../domain/view.ts'
import { conductingNotes, readView } from '../record/conducting.ts'
import type { Record } from '../record/execution.ts'
import { executeDue } from '../record/execute-due.ts'
import { noteAllDelivered } from '../record/outbox.ts'
import type { RecordActivities } from '../workflows/activity-types.ts'
import { owesAct } from '../workflows/owing.ts'

// Where no outside platform is configured, the public register and its change feed are how records are shared.
const receiptOfRegister = 'shared by the public register'

/**
 * The conductor's doors to the record. `store` names the Temporal store that the conductor lives in; `leaving` is
 * false when no platform outside takes messages, so that none has to wait for an activity of its own.
 */
export function recordActivities(record: Record, store: string, leaving: boolean): RecordActivities {
  const note = conductingNotes(record.pool, store)
  async function readCase(caseNo: string): Promise<CaseView> {
    let view = await readView(record, caseNo)
    if (!view) throw ApplicationFailure.nonRetryable(`No case ${caseNo} in the record`, 'case.unknown')
    if (!leaving && view.undelivered > 0) {
      await noteAllDelivered(record.pool, caseNo, await record.clock.now(), receiptOfRegister)
      view = { ...view, undelivered: 0 }
    }
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
