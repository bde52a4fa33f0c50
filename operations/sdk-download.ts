// A process of its own, since the SDK's download cannot be cancelled: run by temporal-binary.ts with a time limit.
import { readdirSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import { TestWorkflowEnvironment } from '@temporalio/testing'

const [program = 'temporal', folder = ''] = process.argv.slice(2)
const executable = { type: 'cached-download' as const, downloadDir: folder }
const before = new Set(readdirSync(folder))

const environment =
  program === 'temporal'
    ? await TestWorkflowEnvironment.createLocal({ server: { executable } })
    : await TestWorkflowEnvironment.createTimeSkipping({ server: { executable } })
await environment.teardown()

const downloaded = readdirSync(folder).find((file) => !before.has(file))
if (downloaded) {
  renameSync(join(folder, downloaded), join(folder, program))
  console.log(join(folder, program))
}
