import { ApplicationFailure } from '@temporalio/common'
import { systemActor } from '../domain/actor.ts'
import { isRefusal } from '../domain/refusal.ts'
import type { CaseView } from '../domain/view.ts'
import { readView } from '../record/conducting.ts'
import type { Record } from '../record/execute.ts'
import { execute } from '../record/execute.ts'
import type { RecordActivities } from '../workflows/activity-types.ts'

/** The conductor's doors to the record. `store` names the Temporal store that the conductor lives in. */
export function recordActivities(record: Record, store: string): RecordActivities {
  async function readCase(caseNo: string): Promise<CaseView> {
    const view = await readView(record.pool, record.clock, caseNo, store)
    if (!view) throw ApplicationFailure.nonRetryable(`No case ${caseNo} in the record`, 'case.unknown')
    return view
  }
  return {
    readCase,
    async carryOut(caseNo, commands) {
      const refusals: string[] = []
      for (const command of commands) {
        const requestId = `conductor/${caseNo}`
        const done = await execute(record, { caseNo, command, actor: systemActor, requestId })
        if (isRefusal(done)) refusals.push(done.code)
      }
      return { view: await readCase(caseNo), refusals }
    },
  }
}
