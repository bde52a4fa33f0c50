import type { RecordedEvent } from '../../domain/case.ts'
import { fold } from '../../domain/evolve.ts'
import { stageOf } from '../../domain/stage.ts'

/** What of a folded case its people rely on, so that no later release may read it otherwise in an old ledger. */
export function kept(ledger: readonly RecordedEvent[]) {
  const state = fold('BH-2026-000001', ledger)!
  const { version, tier, entity, publicity, rectification, closedOn, outcome } = state
  return {
    version,
    stage: stageOf(state),
    listing: state.listing.status,
    tier,
    entity,
    closedOn,
    outcome,
    publicity: publicity && {
      status: publicity.status,
      from: publicity.from,
      repairFrom: publicity.repairFrom,
      until: publicity.until,
    },
    rectification: rectification && {
      status: rectification.status,
      dueOn: rectification.dueOn,
      overdueOn: rectification.overdueOn,
      acceptedOn: rectification.acceptedOn,
      inTime: rectification.inTime,
    },
    measures: Object.values(state.measures).map(({ code, department, status }) => ({ code, department, status })),
    interviews: state.interviews.map(({ kind, status }) => ({ kind, status })),
    objections: state.objections.map(({ status }) => status),
    repairs: state.repairs.map(({ status, barredUntil }) => ({ status, barredUntil })),
    deadlines: Object.values(state.deadlines).map(({ key, startsOn, dueOn }) => ({ key, startsOn, dueOn })),
  }
}
