import { existsSync, readFileSync, realpathSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { commandLine, processIdentity, processesIn } from '../start/process-identity.ts'
import { StartupError } from './startup-error.ts'

type Say = (line: string) => void

// A server that is asked to end closes its sessions and writes what is in memory; one that hangs does not.
const endsWithinMs = 20_000
// Sessions whose server is gone notice it within moments, unless they hang.
const sessionsEndWithinMs = 3_000
const killedWithinMs = 10_000

/**
 * Ends the server and the sessions that a killed start or a killed server may have left on the folder, and forgets one
 * that is gone. Nothing committed is lost by it: PostgreSQL recovers from its log. Call it only when no other start can
 * be using the folder.
 */
export async function endLeftServer(dataFolder: string, say: Say): Promise<void> {
  const file = join(dataFolder, 'postmaster.pid')
  if (!existsSync(file)) return
  const pid = Number(readFileSync(file, 'utf8').split('\n')[0])
  const identity = processIdentity(pid)
  const command = commandLine(pid) ?? ''
  if (identity !== undefined && command.includes('postgres')) {
    if (!command.includes(dataFolder)) {
      throw new StartupError(
        `Another PostgreSQL (process ${pid}) holds ${dataFolder}: stop it, or choose another DATA_FOLDER.`,
      )
    }
    say('Ending the PostgreSQL that an earlier start left behind')
    process.kill(pid, 'SIGINT')
    if (!(await endsWithin(pid, identity, endsWithinMs))) {
      say(`It hangs (process ${pid}), so it is ended at once; what was committed is kept`)
      if (processIdentity(pid) === identity) process.kill(pid, 'SIGKILL')
      if (!(await endsWithin(pid, identity, killedWithinMs)))
        throw new StartupError(`The earlier PostgreSQL (process ${pid}) cannot be ended: restart this machine.`)
    }
  }
  await endSessions(dataFolder, say)
  // The number may name another process by now; PostgreSQL would then take it for itself.
  rmSync(file, { force: true })
}

// A session that hangs keeps the memory that it shared with its server, and no other server may begin meanwhile.
async function endSessions(dataFolder: string, say: Say): Promise<void> {
  const folder = realpathSync(dataFolder)
  // Somebody's shell may stand in the folder too.
  const left = () => [...processesIn(folder)].filter(([pid]) => commandLine(pid)?.startsWith('postgres: '))
  for (const until = Date.now() + sessionsEndWithinMs; left().length > 0; await wait(50)) {
    if (Date.now() > until) break
  }
  for (const [pid, identity] of left()) {
    say(`Ending a session that hangs (process ${pid}) of a PostgreSQL that is gone`)
    if (processIdentity(pid) === identity) process.kill(pid, 'SIGKILL')
    await endsWithin(pid, identity, killedWithinMs)
  }
}

async function endsWithin(pid: number, identity: string, ms: number): Promise<boolean> {
  for (const until = Date.now() + ms; processIdentity(pid) === identity; await wait(50)) {
    if (Date.now() > until) return false
  }
  return true
}
