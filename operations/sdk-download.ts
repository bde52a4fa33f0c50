// A process of its own, since the SDK's download cannot be cancelled: run by temporal-download.ts with a time limit.
import { TestWorkflowEnvironment } from '@temporalio/testing'

const [program, downloadDir] = process.argv.slice(2)
if (downloadDir === undefined) throw new Error('Name the program and the folder to download it to')
const server = { executable: { type: 'cached-download' as const, downloadDir } }

const environment =
  program === 'temporal'
    ? await TestWorkflowEnvironment.createLocal({ server })
    : await TestWorkflowEnvironment.createTimeSkipping({ server })
await environment.teardown()
