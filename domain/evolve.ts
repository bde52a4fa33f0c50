import { signatureOf } from './actor.ts'
import { evolveAnnulment } from './annulment/evolve.ts'
import type { CaseEvent, CaseState, RecordedEvent } from './case.ts'
import type { DecideContext } from './command.ts'
import { evolveCorrection } from './correction/evolve.ts'
import { chaseAfterMove, chaseOf } from './chasing/commands.ts'
import { evolveAuthors } from './four-eyes.ts'
import { evolveInterviews } from './interview/evolve.ts'
import { begin, evolveListing } from './listing/evolve.ts'
import { evolveMeasures } from './measures/evolve.ts'
import { evolveObjections } from './objection/evolve.ts'
import { evolvePaper } from './paper/waiting.ts'
import { evolvePublicity } from './publicity/evolve.ts'
import { evolveRectification } from './rectification/evolve.ts'
import { evolveBar } from './repair/evolve-bar.ts'
import { evolveRepairs } from './repair/evolve.ts'
import { evolveArrivals } from './service/arrivals.ts'
import { evolveService } from './service/evolve.ts'
import { evolveUndoing } from './undoing/evolve.ts'

const tracks = [
  evolveListing,
  evolvePublicity,
  evolveMeasures,
  evolveRectification,
  evolveInterviews,
  evolveObjections,
  evolveRepairs,
  evolveBar,
  evolveAnnulment,
  evolveUndoing,
  evolveArrivals,
  evolveService,
  evolveCorrection,
  evolveAuthors,
  evolvePaper,
]

/** The state after one event. The first event of a case must be `listing.proposed`; throws otherwise. */
export function evolve(state: CaseState | undefined, caseNo: string, recorded: RecordedEvent): CaseState {
  const before = state ?? first(caseNo, recorded)
  const folded = tracks.reduce((folding, track) => track(folding, recorded), before)
  return { ...evolveDeadlines(folded, recorded), version: before.version + 1 }
}

/** The state after what a decision has decided so far, as of its day and by its author. */
export const supposing = (
  state: CaseState,
  { today, actor }: Pick<DecideContext, 'today' | 'actor'>,
  ...decided: readonly CaseEvent[]
): CaseState =>
  decided.reduce((before, one) => evolve(before, before.caseNo, { ...one, on: today, by: signatureOf(actor) }), state)

/** Folds a whole ledger of one case. */
export function fold(caseNo: string, ledger: readonly RecordedEvent[]): CaseState | undefined {
  return ledger.reduce<CaseState | undefined>((state, recorded) => evolve(state, caseNo, recorded), undefined)
}

function first(caseNo: string, recorded: RecordedEvent): CaseState {
  if (recorded.type !== 'listing.proposed') throw new Error(`Case ${caseNo} begins with ${recorded.type}`)
  return begin(caseNo, recorded)
}

function evolveDeadlines(state: CaseState, recorded: RecordedEvent): CaseState {
  const chase = { ...state.chase }
  const deadlines = { ...state.deadlines }
  for (const { key } of recorded.closes ?? []) {
    delete deadlines[key]
    delete chase[key]
  }
  for (const deadline of recorded.opens ?? []) {
    deadlines[deadline.key] = deadline
    delete chase[deadline.key]
    if (recorded.type === 'deadline.moved' || recorded.type === 'correction.confirmed') {
      const done = chaseAfterMove(chaseOf(state, deadline.key), deadline, recorded.on)
      if (done) chase[deadline.key] = done
    }
  }
  if (recorded.type === 'deadline.reminded') {
    const { key, when } = recorded.data
    const done = chaseOf(state, key)
    // After a standstill one reminder stands for all that fell due meanwhile.
    const due = state.deadlines[key]?.remindOn.filter((date) => date <= recorded.on).length ?? 0
    chase[key] = when === 'late' ? { ...done, lateReminded: true } : { ...done, reminders: due }
  }
  if (recorded.type === 'deadline.reported')
    chase[recorded.data.key] = { ...chaseOf(state, recorded.data.key), reported: true }
  return { ...state, deadlines, chase }
}
