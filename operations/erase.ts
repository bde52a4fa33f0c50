// `npm run erase`: a lawful erasure of personal data from a closed case, as the owner of the database.
import { parseArgs } from 'node:util'
import { ConfigError, evidenceSettings, readConfig } from '../config.ts'
import { createPool } from '../database/pool.ts'
import type { DataSubject } from '../domain/personal.ts'
import { dataSubjects } from '../domain/personal.ts'
import { isRefusal } from '../domain/refusal.ts'
import { refusalText } from '../domain/refusal-texts/index.ts'
import { openShelf } from '../evidence/shelf.ts'
import { eraseCase } from './erase-case.ts'
import { withRecordAddress } from './record-address.ts'
import { StartupError } from './startup-error.ts'

const { values } = parseArgs({
  options: {
    case: { type: 'string' },
    subject: { type: 'string', multiple: true, default: [] },
    file: { type: 'string', multiple: true, default: [] },
    by: { type: 'string' },
    reason: { type: 'string' },
    'legal-basis': { type: 'string' },
  },
})

const usage = `用法 usage: npm run erase -- --case BH-2026-000123 --subject ${dataSubjects.join('|')} [--file SHA256] --by ACCOUNT --reason TEXT --legal-basis TEXT`

async function main(): Promise<boolean> {
  const { case: caseNo, subject, file: files, by: actor, reason, 'legal-basis': legalBasis } = values
  const subjects = dataSubjects.filter((known) => subject.includes(known))
  if (
    !caseNo ||
    !actor ||
    !reason ||
    !legalBasis ||
    subjects.length === 0 ||
    !subject.every((name) => dataSubjects.includes(name as DataSubject))
  ) {
    throw new StartupError(usage)
  }
  const config = readConfig()
  const { store } = await openShelf(evidenceSettings(config))
  const done = await withRecordAddress(config, 'owner', async (url) => {
    const owner = createPool(url, { max: 1, applicationName: 'bihuan-erase' })
    try {
      return await eraseCase(owner, store, { caseNo, subjects, files, actor, reason, legalBasis })
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
