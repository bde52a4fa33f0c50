// Another release: its workflows have a timer that no history of this one has.
import { sleep } from '@temporalio/workflow'

export { sanctionCase } from '../replay/broken-workflows.ts'
export { tidying, wakeSweep } from '../../workflows/index.ts'

export async function bulkInitiation(): Promise<void> {
  await sleep('1 hour')
}

export async function recomputation(): Promise<void> {
  await sleep('1 hour')
}
