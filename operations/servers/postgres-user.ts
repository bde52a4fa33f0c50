import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { StartupError } from './startup-error.ts'

export interface User {
  readonly uid: number
  readonly gid: number
}

/** As whom PostgreSQL runs: as ourselves when empty, else as another, since it refuses to run as root. */
export interface PostgresUser {
  /** Who must own its files. */
  readonly owner?: User
  /** Whom to become when starting a program, if the prefix does not see to that. */
  readonly user?: User
  /** What comes before the program. */
  readonly prefix: readonly string[]
}

/** Finds the user for a data folder, whose parent exists. Throws `StartupError` when there is no way. */
export function postgresUser(dataFolder: string): PostgresUser {
  const kept = existsSync(dataFolder) ? statSync(dataFolder) : undefined
  const me = process.getuid?.()
  if (me !== 0) {
    if (kept === undefined || me === undefined || kept.uid === me) return { prefix: [] }
    throw new StartupError(
      `The data folder ${dataFolder} belongs to another user (number ${kept.uid}): start as that user or as root, or choose another DATA_FOLDER.`,
    )
  }
  const owner = kept === undefined || kept.uid === 0 ? serviceUser() : { uid: kept.uid, gid: kept.gid }
  const parent = dirname(dataFolder)
  // To enter it is enough; its list is nobody's.
  const look = ['ls', '-d', `${parent}/.`] as const
  if (succeeds(look, owner)) return { owner, user: owner, prefix: [] }
  const prefix = enteringAnywhere(owner).find((words) => succeeds([...words, ...look]))
  if (prefix) return { owner, prefix }
  throw new StartupError(
    `PostgreSQL does not run as root, and the user ${owner.uid} may not enter ${parent}: set DATA_FOLDER to a folder that is open to all, start as another user, or set DATABASE_URL.`,
  )
}

function succeeds([command = '', ...args]: readonly string[], user?: User): boolean {
  return spawnSync(command, args, { ...user, cwd: '/', stdio: 'ignore' }).status === 0
}

function serviceUser(): User {
  const user = findUser('postgres') ?? addUser() ?? findUser('nobody')
  if (user) return user
  throw new StartupError('PostgreSQL does not run as root: add a user named postgres, or start as another user.')
}

function findUser(name: string): User | undefined {
  const fields = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
    .find((line) => line[0] === name)
  return fields && { uid: Number(fields[2]), gid: Number(fields[3]) }
}

function addUser(): User | undefined {
  spawnSync('useradd', ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', 'postgres'])
  return findUser('postgres')
}

// A data folder in root's home is closed to others. The user keeps the one right of root that opens folders to it.
function enteringAnywhere({ uid, gid }: User): string[][] {
  const become = ['setpriv', `--reuid=${uid}`, `--regid=${gid}`, '--clear-groups']
  return ['+dac_read_search', '+dac_override'].map((right) => [
    ...become,
    `--inh-caps=${right}`,
    `--ambient-caps=${right}`,
  ])
}
