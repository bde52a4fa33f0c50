import type { Catalogue } from '../domain/command.ts'
import type { RuleBook } from '../domain/law/rulebook-types.ts'
import type { Law } from './facts/act.ts'
import { agencyOf } from './templates.ts'

/** What letters look up, from the rule book that the record stands on. */
export function lawOf({ rules, catalogue }: { readonly rules: RuleBook; readonly catalogue: Catalogue }): Law {
  return {
    rules,
    catalogue,
    agencyTitle: (code) => agencyOf(code).title,
  }
}
