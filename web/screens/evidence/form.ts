import { z } from 'zod'
import { evidenceList, identifier, text } from '../../../api/schemas/common.ts'
import type { EvidenceRow } from '../../../database/queries/evidence.ts'
import type { CaseState } from '../../../domain/case.ts'
import type { RectificationCommands } from '../../../domain/rectification/types.ts'
import type { Fields } from '../../form/fields.ts'
import { plain, sayIn } from '../../kit/words.ts'
import { texts } from './texts.ts'

const item = z.strictObject({
  requirement: identifier,
  statement: text,
  files: z.array(identifier).max(100).optional(),
  others: evidenceList,
})

/** What is typed for each requirement, with the files that were ticked. */
export const submissionSchema = z.strictObject({ items: z.array(item).min(1).max(100) })

/** One frame for each requirement; requirements left blank are submitted later. */
export function submissionFields(state: CaseState, files: readonly EvidenceRow[]): Fields {
  return {
    items: {
      kind: 'rows',
      label: texts.items,
      fixed: () =>
        (state.rectification?.requirements ?? []).map(({ id, text: wanted }) => ({
          value: id,
          about: {
            zh: sayIn('zh')(texts.requirement, { text: wanted }),
            en: sayIn('en')(texts.requirement, { text: wanted }),
          },
        })),
      columns: {
        requirement: { kind: 'given' },
        statement: { kind: 'area', label: texts.statement },
        ...(files.length === 0
          ? {}
          : {
              files: {
                kind: 'ticks',
                label: texts.chosen,
                optional: true,
                options: files.map(({ sha256, name }) => ({ value: sha256, label: plain(name) })),
              },
            }),
        others: { kind: 'evidence', label: texts.others, hint: texts.othersHint, optional: true },
      },
    },
  }
}

/** The submission as the record takes it; files of other cases do not count. */
export function submissionOf(
  { items }: z.infer<typeof submissionSchema>,
  files: readonly EvidenceRow[],
): RectificationCommands['rectification.submitEvidence'] {
  return {
    items: items.map(({ requirement, statement, files: ticked = [], others }) => ({
      requirement,
      statement,
      evidence: [
        ...files
          .filter(({ sha256 }) => ticked.includes(sha256))
          .map(({ name, sha256 }) => ({ title: name, file: sha256 })),
        ...others,
      ],
    })),
  }
}
