// `npm run lock`, after every npm install. A registry that mirrors only some platforms makes npm leave the optional
// packages of the others out of package-lock.json, and npm ci then refuses the file. This puts them in by name, each with
// the hash that the registry has for it, without which npm would take whatever comes.
import { execFile } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import pLimit from 'p-limit'

interface LockedPackage {
  readonly version?: string
  /** What npm holds the package against; absent only for the project itself. */
  readonly integrity?: string
  readonly dev?: boolean
  readonly license?: string
  readonly engines?: Readonly<Record<string, string>>
  readonly optionalDependencies?: Readonly<Record<string, string>>
}

export interface Lock {
  readonly packages: Readonly<Record<string, LockedPackage>>
}

interface Missing {
  readonly name: string
  readonly version: string
  readonly wantedBy: LockedPackage
}

/** The optional packages that a lock file names but does not hold. */
export function missingPackages({ packages }: Lock): Missing[] {
  return Object.entries(packages).flatMap(([path, wantedBy]) =>
    Object.entries(wantedBy.optionalDependencies ?? {})
      .filter(([name]) => !packages[`node_modules/${name}`] && !packages[`${path}/node_modules/${name}`])
      .map(([name, version]) => ({ name, version, wantedBy })),
  )
}

const systems = ['darwin', 'linux', 'win32', 'android', 'freebsd', 'openharmony']
const processors = ['arm64', 'x64', 'ia32', 'arm', 'ppc64', 's390x', 'riscv64', 'loong64']

/** The platform that a package's name says it is for, so that npm installs it nowhere else. */
export function platformOf(name: string): { os?: string[]; cpu?: string[]; libc?: string[] } {
  const words = name.split(/[/-]/)
  const one = (known: readonly string[]) => known.filter((word) => words.includes(word)).slice(0, 1)
  const libc = words.some((word) => word.startsWith('musl'))
    ? ['musl']
    : words.some((word) => word.startsWith('gnu'))
      ? ['glibc']
      : []
  const platform = { os: one(systems), cpu: one(processors), libc: one(systems)[0] === 'linux' ? libc : [] }
  return Object.fromEntries(Object.entries(platform).filter(([, values]) => values.length > 0))
}

function complete(lock: Lock): Lock {
  const added = missingPackages(lock).map(({ name, version, wantedBy: { dev, license, engines } }) => [
    `node_modules/${name}`,
    { version, ...platformOf(name), ...(dev ? { dev } : {}), license, optional: true, engines },
  ])
  const packages = Object.entries({ ...lock.packages, ...(Object.fromEntries(added) as Lock['packages']) })
  return { ...lock, packages: Object.fromEntries(packages.toSorted(([a], [b]) => a.localeCompare(b, 'en'))) }
}

/** The packages of a lock file that are not held against a SHA-512: name and version, by their paths. */
export function unhashed({ packages }: Lock): Map<string, { readonly name: string; readonly version: string }> {
  return new Map(
    Object.entries(packages)
      .filter(([path, { integrity }]) => path !== '' && !/^sha512-[A-Za-z0-9+/]{86}==$/.test(integrity ?? ''))
      .map(([path, { version = '' }]) => [path, { name: path.replace(/^.*node_modules\//, ''), version }]),
  )
}

const run = promisify(execFile)

/** Asks the registry for the hashes that are missing. Throws when it has none for a package. */
async function hashed(lock: Lock): Promise<Lock> {
  const few = pLimit(4)
  const found = await Promise.all(
    [...unhashed(lock)].map(([path, { name, version }]) =>
      few(async () => {
        const { stdout } = await run('npm', ['view', `${name}@${version}`, 'dist.integrity'])
        return [path, { version, integrity: stdout.trim(), ...lock.packages[path] }] as const
      }),
    ),
  )
  const complete = { ...lock, packages: { ...lock.packages, ...Object.fromEntries(found) } }
  const [missing] = unhashed(complete).values()
  if (missing) throw new Error(`The registry has no SHA-512 for ${missing.name} ${missing.version}`)
  return complete
}

const file = fileURLToPath(new URL('../../package-lock.json', import.meta.url))

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const lock = JSON.parse(readFileSync(file, 'utf8')) as Lock
  const completed = complete(lock)
  writeFileSync(file, `${JSON.stringify(await hashed(completed), null, 2)}\n`)
  const [added, held] = [missingPackages(lock).length, unhashed(completed).size]
  console.log(`${added} optional packages and ${held} hashes added to package-lock.json`)
}
