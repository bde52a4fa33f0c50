// `npm run erase`: carries out an approved order of erasure, as the owner of the database.
import { parseArgs } from 'node:util'
import { ConfigError, evidenceSettings, readConfig } from '../../config.ts'
import { createPool } from '../../database/pool.ts'
import { isRefusal } from '../../domain/refusal.ts'
import { refusalText } from '../../domain/refusals/text.ts'
import { openEvidenceStorage } from '../../evidence/storage.ts'
import { eraseCase } from './erase-case.ts'
import { withRecordAddress } from './record-address.ts'
import { StartupError } from '../servers/startup-error.ts'

const { values } = parseArgs({
  options: {
    order: { type: 'string' },
  },
})

const usage = `用法 usage: npm run erase -- --order ID
删除令由管理员在系统中提出，由另一人批准：POST /api/v1/erasure-orders。
An operator gives the order by POST /api/v1/erasure-orders, and a second person approves it.`

async function main(): Promise<boolean> {
  const { order } = values
  if (order === undefined || !/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(order)) throw new StartupError(usage)
  const config = readConfig()
  const { store } = await openEvidenceStorage(evidenceSettings(config))
  const done = await withRecordAddress(config, 'owner', async (url) => {
    const owner = createPool(url, { max: 1, applicationName: 'bihuan-erase' })
    try {
      return await eraseCase(owner, store, order)
    } finally {
      await owner.end()
    }
  })
  if (isRefusal(done)) console.error(`${refusalText(done, 'zh')}\n${refusalText(done, 'en')}`)
  else
    console.log(
      `已删除${done.erased}处、文件${done.files}个，日志中的证明不受影响。 Erased ${done.erased} values and ${done.files} files; proofs of the log still hold.`,
    )
  return !isRefusal(done)
}

try {
  process.exitCode = (await main()) ? 0 : 1
} catch (error) {
  console.error(error instanceof StartupError || error instanceof ConfigError ? error.message : error)
  process.exitCode = 2
}
