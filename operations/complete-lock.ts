// `npm run lock`, after every npm install. A registry that mirrors only some platforms makes npm leave the optional
// packages of the others out of package-lock.json, and npm ci then refuses the file. This puts them in by name.
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

interface LockedPackage {
  readonly version?: string
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

const file = fileURLToPath(new URL('../package-lock.json', import.meta.url))

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const lock = JSON.parse(readFileSync(file, 'utf8')) as Lock
  writeFileSync(file, `${JSON.stringify(complete(lock), null, 2)}\n`)
  console.log(`${missingPackages(lock).length} optional packages added to package-lock.json`)
}
