import { tierWords } from '../kit/vocabulary.ts'
import type { EvidenceField, Option, TextField } from '../form/fields.ts'
import type { Bilingual } from '../kit/words.ts'

/** Options from words by value. */
export function optionsFrom<V extends string>(words: Readonly<Record<V, Bilingual>>): readonly Option[] {
  return (Object.entries(words) as [string, Bilingual][]).map(([value, label]) => ({ value, label }))
}

export const tierOptions = optionsFrom(tierWords)

const today = { first: ({ today }: { readonly today: string }) => today }

/** A date that is today unless somebody says otherwise. */
export const dateField = (zh: string, en: string): TextField => ({ kind: 'date', label: { zh, en }, ...today })

export const areaField = (zh: string, en: string, hint?: Bilingual): TextField => ({
  kind: 'area',
  label: { zh, en },
  ...(hint ? { hint } : {}),
})

export const lineField = (zh: string, en: string, hint?: Bilingual): TextField => ({
  kind: 'line',
  label: { zh, en },
  ...(hint ? { hint } : {}),
})

/** Files that prove what a form says in words. */
export const filesField = (zh: string, en: string): EvidenceField => ({
  kind: 'evidence',
  label: { zh, en },
  filesOnly: true,
  optional: true,
})

/** Whether a record was signed, why not, and the signed record itself. */
export const signatureFields = {
  signature: {
    kind: 'choice',
    label: { zh: '签字', en: 'Signature' },
    options: [
      { value: 'signed', label: { zh: '已签字', en: 'Signed' } },
      { value: 'refused', label: { zh: '拒绝签字', en: 'Not signed' } },
    ],
  },
  refusalNote: { ...areaField('未签字的原因', 'Why not signed'), optional: true },
  files: filesField('签字的笔录', 'The signed record'),
} as const

/** Pieces of evidence by their titles. */
export const evidenceField = (zh: string, en: string): EvidenceField => ({
  kind: 'evidence',
  label: { zh, en },
  hint: { zh: '每行写一份材料的名称。', en: 'The name of one piece on each line.' },
})

/** A remark that may be left blank. */
export const commentsField: TextField = {
  kind: 'area',
  label: { zh: '意见', en: 'Comments' },
  hint: { zh: '可以不填。', en: 'May be left blank.' },
}
