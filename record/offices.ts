import { agencies } from '../letters/templates.ts'
import { departments } from '../rules/catalogue.ts'

/** The codes of the agencies and departments that this installation knows, under which their people sign in. */
export const offices: { readonly agencies: readonly string[]; readonly departments: readonly string[] } = {
  agencies: [...agencies.keys()],
  departments: [...new Set(departments.map(({ code }) => code))],
}

/** Their names, in both languages where they have two. */
export const officeNames: readonly string[] = [
  ...[...agencies.values()].map(({ title }) => title),
  ...departments.flatMap(({ title }) => [title.zh, title.en]),
]
