// Stands in for an API that comes up once and never again.
import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const been = join(process.env['DATA_FOLDER'] ?? '', 'been-up')
if (existsSync(been)) {
  console.error('this part has lost its heart')
  process.exitCode = 7
} else {
  writeFileSync(been, '')
  await import('./api.ts')
}
