import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseYaml } from '@redocly/openapi-core'
import { root } from '../../operations/development/documents/source-files.ts'

/** A service of docker-compose.yml, as far as tests ask. */
export interface Service {
  readonly image: string
  readonly build?: { readonly args: Readonly<Record<string, string>> }
  readonly command?: readonly string[]
  readonly entrypoint?: readonly string[]
  readonly cap_drop?: readonly string[]
  readonly security_opt?: readonly string[]
  readonly read_only?: boolean
  readonly tmpfs?: readonly string[]
  readonly mem_limit?: string
  readonly pids_limit?: number
  readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>
  readonly deploy?: { readonly replicas: number }
  readonly environment?: Readonly<Record<string, string>>
  readonly healthcheck?: { readonly test: readonly string[]; readonly interval: string; readonly retries: number }
  readonly restart?: string
  readonly cap_add?: readonly string[]
  readonly ports?: readonly string[]
  readonly secrets?: readonly string[]
  readonly volumes?: readonly string[]
}

/** The text of a file of the project. */
export const read = (file: string) => readFileSync(join(root, file), 'utf8')
/** A digest in the place of every image's own. */
export const digest = `sha256:${'0'.repeat(64)}`
/** What .env.example asks for, filled in. */
export const settings = new Map([...read('.env.example').matchAll(/^(\w+)=$/gm)].map(([, name]) => [name!, digest]))

// What compose does with ${NAME}, ${NAME:-default} and ${NAME:?message}.
function substituted(text: string): string {
  return text.replaceAll(/\$\{(\w+)(?::([-?])([^}]*))?\}/g, (_, name: string, kind?: string, rest = '') => {
    const value = settings.get(name) ?? (kind === '-' ? (rest as string) : undefined)
    if (value === undefined) throw new Error(`.env.example does not name ${name}`)
    return value
  })
}

/** docker-compose.yml, as compose reads it. */
export const compose = parseYaml(substituted(read('docker-compose.yml'))) as {
  services: Record<string, Service>
  volumes: Record<string, unknown>
  secrets: Record<string, { readonly file: string }>
}
/** Its services with their names. */
export const all = Object.entries(compose.services)
