import { listEntries } from '../../../database/queries/cases.ts'
import { lawfulCommands } from '../../../domain/decide.ts'
import type { RectificationCommands } from '../../../domain/rectification/types.ts'
import { decideContext } from '../../kit/one-case.ts'
import { matterScreen } from '../matter/one-matter.ts'
import { tasksOf } from './tasks.ts'
import { texts } from './texts.ts'
import { NoPlan, PlanPage } from './view.tsx'

type Submission = RectificationCommands['rectification.submitEvidence']

/** What is still missing? */
export const planScreen = matterScreen('/plan', texts.title, async (asked, state) => {
  const { rectification } = state
  if (!rectification) return <NoPlan />
  const may: ReadonlySet<string> = new Set(lawfulCommands(state, decideContext(asked)))
  const entries = await listEntries(asked.deps.readAs(asked.actor), state.caseNo)
  const last = entries.findLast(({ type }) => type === 'rectification.evidenceSubmitted')
  const submitted = last ? (last.data as unknown as Submission).items : []
  return (
    <PlanPage state={state} order={rectification} tasks={tasksOf(state, rectification, submitted, may)} may={may} />
  )
})
