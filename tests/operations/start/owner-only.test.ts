import { chmodSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { lockFolder } from '../../../operations/start/folder-lock.ts'
import { openLog } from '../../../operations/start/log-file.ts'
import { temporaryFolder } from '../house.ts'

const modeOf = (path: string) => statSync(path).mode & 0o777

// As root the folder may be entered by name, since PostgreSQL keeps its files there as another user.
const closed = process.getuid?.() === 0 ? 0o711 : 0o700

it.each([
  ['new', false],
  ['as an earlier release has left it, open to all', true],
])('a data folder %s is closed to others, whatever the umask, with all that a start writes', async (_, isOld) => {
  const before = process.umask(0)
  onTestFinished(() => void process.umask(before))
  const folder = join(temporaryFolder(), 'data')
  const logs = join(folder, 'logs')
  if (isOld) {
    mkdirSync(logs, { recursive: true, mode: 0o755 })
    writeFileSync(join(logs, 'api.log'), '', { mode: 0o644 })
    chmodSync(folder, 0o755)
  }
  const { release } = lockFolder(folder, 'http://127.0.0.1')
  const log = openLog(logs, 'api')
  log.write('a line\n')
  await log.close()
  expect([modeOf(folder), modeOf(logs)]).toEqual([closed, 0o700])
  const files = [...readdirSync(folder), ...readdirSync(logs).map((name) => join('logs', name))]
  expect(files.sort()).toEqual(['logs', 'logs/api.log', 'running.json'])
  expect(files.filter((name) => name !== 'logs').map((name) => modeOf(join(folder, name)))).toEqual([0o600, 0o600])
  release()
})
