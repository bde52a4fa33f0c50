import { chmodSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { processIdentity } from './process-identity.ts'
import { StartupError } from '../servers/startup-error.ts'

interface Holder {
  readonly pid: number
  readonly identity: string
  readonly address: string
}

export interface FolderLock {
  /** The earlier holder was killed and its parts may still be ending. */
  readonly takenOver: boolean
  readonly release: () => void
}

/** Makes this process the only one that runs on a data folder. Throws `StartupError` when another one does. */
export function lockFolder(folder: string, address: string): FolderLock {
  keepToOwner(folder)
  const file = join(resolve(folder), 'running.json')
  const me: Holder = { pid: process.pid, identity: processIdentity(process.pid) ?? '', address }
  const takenOver = removeStale(file, folder)
  try {
    writeFileSync(file, JSON.stringify(me), { flag: 'wx', mode: 0o600 })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    throw new StartupError(`Another start on ${folder} was faster: wait for it, or choose another DATA_FOLDER.`)
  }
  return { takenOver, release: () => rmSync(file, { force: true }) }
}

// Whatever the umask: keys, logins and logs lie in it. As root it may be entered by name, since PostgreSQL then runs as
// another user who keeps its files there; nobody else can list it, and what lies in it is closed to them by itself.
function keepToOwner(folder: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const me = process.getuid?.()
  if (me !== undefined && statSync(folder).uid === me) chmodSync(folder, me === 0 ? 0o711 : 0o700)
}

function removeStale(file: string, folder: string): boolean {
  const holder = readHolder(file)
  if (holder === undefined) return false
  if (holder !== 'unreadable' && processIdentity(holder.pid) === holder.identity) {
    throw new StartupError(
      `Bihuan already runs on ${folder} (${holder.address}, process ${holder.pid}): use that one, stop it, or choose another DATA_FOLDER.`,
    )
  }
  rmSync(file, { force: true })
  return true
}

function readHolder(file: string): Holder | 'unreadable' | undefined {
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch {
    return undefined
  }
  try {
    return JSON.parse(text) as Holder
  } catch {
    return 'unreadable'
  }
}
