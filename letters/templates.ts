import { readFileSync, readdirSync } from 'node:fs'
import type { LetterKind } from './kinds.ts'
import { letterKinds } from './kinds.ts'
import type { LetterTemplate } from './template-schema.ts'
import { checkAgencies, checkTemplate } from './template-schema.ts'

const read = (file: string): unknown => JSON.parse(readFileSync(new URL(file, import.meta.url), 'utf8'))

const templates = new Map(
  readdirSync(new URL('templates/', import.meta.url)).map((name) => {
    const template = checkTemplate(`templates/${name}`, read(`templates/${name}`))
    const own = `${template.kind}@${template.version}.json`
    if (own !== name) throw new Error(`letters/templates/${name} holds the template ${own}`)
    return [`${template.kind}@${template.version}`, template] as const
  }),
)

const newest = new Map(
  letterKinds.map((kind) => {
    const found = [...templates.values()].filter((template) => template.kind === kind)
    const last = found.toSorted((one, other) => other.version - one.version)[0]
    if (!last) throw new Error(`There is no template of ${kind} in letters/templates`)
    return [kind, last] as const
  }),
)

/** The wording in use for a kind of document. */
export function currentTemplate(kind: LetterKind): LetterTemplate {
  return newest.get(kind)!
}

/** The wording that a letter was drawn up with. Throws when that version was never published. */
export function templateOf(kind: LetterKind, version: number): LetterTemplate {
  const found = templates.get(`${kind}@${version}`)
  if (!found) throw new Error(`There is no template ${kind}@${version}`)
  return found
}

/** The agencies that issue letters, by their codes. */
export const agencies = new Map(checkAgencies(read('agencies.json')).map((agency) => [agency.code, agency]))

/** Every agency that has a name to sign with. */
export const agencyCodes: readonly string[] = [...agencies.keys()]

/** The agency as it signs, and what its document numbers begin with; one without an entry signs by its code. */
export function agencyOf(code: string): { readonly title: string; readonly organ: string } {
  return agencies.get(code) ?? { title: code, organ: `沪${code.replace(/[^A-Za-z\p{Script=Han}]/gu, '')}` }
}
