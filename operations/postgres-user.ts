import { execFileSync, spawnSync } from 'node:child_process'
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
export function postgresUser(dataFolder: string, binary: string): PostgresUser {
  const kept = existsSync(dataFolder) ? statSync(dataFolder) : undefined
  const me = process.getuid?.()
  if (me !== 0) {
    if (kept === undefined || me === undefined || kept.uid === me) return { prefix: [] }
    throw new StartupError(
      `The data folder ${dataFolder} belongs to another user (number ${kept.uid}): start as that user or as root, or choose another DATA_FOLDER.`,
    )
  }
  const owner = kept === undefined || kept.uid === 0 ? serviceUser() : { uid: kept.uid, gid: kept.gid }
  const succeeds = (command: string, args: string[]) =>
    spawnSync(command, args, { ...owner, cwd: '/', stdio: 'ignore' }).status === 0
  if (succeeds(binary, ['--version']) && succeeds('ls', [`${dirname(dataFolder)}/.`]))
    return { owner, user: owner, prefix: [] }
  return { owner, prefix: enterAnywhere(owner, dataFolder, binary) }
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

// A checkout in root's home is closed to others. The user keeps the one right of root that opens folders to it.
function enterAnywhere({ uid, gid }: User, dataFolder: string, binary: string): string[] {
  for (const right of ['+dac_read_search', '+dac_override']) {
    const prefix: [string, ...string[]] = [
      'setpriv',
      `--reuid=${uid}`,
      `--regid=${gid}`,
      '--clear-groups',
      `--inh-caps=${right}`,
      `--ambient-caps=${right}`,
    ]
    const [command, ...args] = prefix
    if (spawnSync(command, [...args, binary, '--version'], { cwd: '/', stdio: 'ignore' }).status === 0) return prefix
  }
  const name = execFileSync('id', ['-nu', String(uid)], { encoding: 'utf8' }).trim()
  throw new StartupError(
    `PostgreSQL does not run as root, and the user ${name} may not enter ${dirname(binary)} or ${dirname(dataFolder)}: move the checkout to a folder that is open to all, start as another user, or set DATABASE_URL.`,
  )
}
