import { departments } from '../rules/catalogue.ts'
import type { Catalogue } from '../domain/command.ts'
import type { RuleBook } from '../domain/rulebook-types.ts'
import type { Law } from './facts/act.ts'
import { agencyOf } from './templates.ts'

const departmentTitles = new Map(departments.map(({ code, title }) => [code, title.zh]))

/** What letters look up, from the rule book that the record stands on. */
export function lawOf({ rules, catalogue }: { readonly rules: RuleBook; readonly catalogue: Catalogue }): Law {
  return {
    rules,
    catalogue,
    departmentTitle: (code) => departmentTitles.get(code) ?? code,
    agencyTitle: (code) => agencyOf(code).title,
  }
}
