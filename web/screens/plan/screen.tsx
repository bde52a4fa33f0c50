import { listEntries } from '../../../database/queries/cases.ts'
import { lawfulCommands } from '../../../domain/decide.ts'
import { decideContext } from '../../kit/one-case.ts'
import { matterScreen } from '../matter/one-matter.ts'
import { submittedItems, tasksOf } from './tasks.ts'
import { texts } from './texts.ts'
import { NoPlan, PlanPage } from './view.tsx'

/** What is still missing? */
export const planScreen = matterScreen('/plan', texts.title, async (asked, state) => {
  const { rectification } = state
  if (!rectification) return <NoPlan />
  const may: ReadonlySet<string> = new Set(lawfulCommands(state, decideContext(asked)))
  const entries = await listEntries(asked.deps.readAs(asked.actor), state.caseNo)
  return (
    <PlanPage
      state={state}
      order={rectification}
      tasks={tasksOf(state, rectification, submittedItems(entries), may)}
      may={may}
    />
  )
})
