import type { LedgerEntry } from '../../../database/queries/cases.ts'
import type { CaseState } from '../../../domain/case.ts'
import type { LocalDate } from '../../../domain/dates.ts'
import { nth } from '../../../domain/guards.ts'
import type { MeasureEvents, MeasureState, MeasureStatus } from '../../../domain/measures/types.ts'

/** The steps of a measure in their order: each is an event of the ledger. */
export const measureSteps = ['dispatched', 'acknowledged', 'carriedOut', 'fedBack', 'liftOrdered', 'lifted'] as const

type MeasureStep = (typeof measureSteps)[number]

/** One step of a measure: when it was done, or until when it is due; neither where its turn has not come or never came. */
export interface StepProgress {
  readonly step: MeasureStep
  readonly doneOn?: LocalDate
  readonly dueOn?: LocalDate
  /** A later step was done without it, so it will not come. */
  readonly passedOver: boolean
}

/** A measure with its department: its steps, and what the department has reported. */
export interface MeasureProgress {
  readonly code: string
  readonly department: string
  readonly status: MeasureStatus
  /** Whether the department has been told to do nothing of it for now. */
  readonly held: boolean
  readonly steps: readonly StepProgress[]
  readonly feedback?: MeasureEvents['measure.fedBack']
  readonly lifting?: MeasureEvents['measure.lifted']
  /** What is late: the day on which its term passed. */
  readonly lateSince?: LocalDate
}

/** Terms run for what the department owes; the system sends and orders by itself. */
const termOf: Readonly<Partial<Record<MeasureStep, string>>> = {
  acknowledged: 'acknowledge',
  carriedOut: 'carryOut',
  fedBack: 'feedBack',
  lifted: 'lift',
}

/** How far each measure of a case has come, from its ledger; a restored listing begins anew. Pure. */
export function progressOf(state: CaseState, entries: readonly LedgerEntry[], today: LocalDate): MeasureProgress[] {
  const since = entries.slice(entries.findLastIndex(({ type }) => type === 'publicity.restored') + 1)
  return Object.values(state.measures).map((measure) => {
    const own = since.filter(
      ({ type, data }) => type.startsWith('measure.') && (data['measure'] ?? data['code']) === measure.code,
    )
    const steps = stepsOf(state, measure, own)
    const late = steps.find(({ dueOn }) => dueOn !== undefined && dueOn < today)
    const feedback = told<'measure.fedBack'>(own, 'measure.fedBack')
    const lifting = told<'measure.lifted'>(own, 'measure.lifted')
    const { code, department, status, held = false } = measure
    return {
      code,
      department,
      status,
      held,
      steps,
      ...(feedback ? { feedback } : {}),
      ...(lifting ? { lifting } : {}),
      ...(late?.dueOn === undefined ? {} : { lateSince: late.dueOn }),
    }
  })
}

function stepsOf({ deadlines }: CaseState, { code, round }: MeasureState, own: readonly LedgerEntry[]): StepProgress[] {
  const entryOf = (step: MeasureStep) => own.find(({ type }) => type === `measure.${step}`)
  const lastDone = measureSteps.findLastIndex((step) => entryOf(step))
  return measureSteps.map((step, n) => {
    const entry = entryOf(step)
    const term = termOf[step]
    const dueOn = term === undefined ? undefined : deadlines[nth(`measure.${code}.${term}`, round)]?.dueOn
    // The day of the act, which may lie before the day on which it was recorded.
    const on = entry && (typeof entry.data['on'] === 'string' ? entry.data['on'] : entry.on)
    return {
      step,
      passedOver: !entry && n < lastDone,
      ...(on === undefined ? {} : { doneOn: on }),
      ...(dueOn === undefined || entry ? {} : { dueOn }),
    }
  })
}

const told = <T extends keyof MeasureEvents>(own: readonly LedgerEntry[], type: T) =>
  own.find((entry) => entry.type === type)?.data as MeasureEvents[T] | undefined
