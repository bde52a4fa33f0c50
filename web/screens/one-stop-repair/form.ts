import { z } from 'zod'
import { identifier, text } from '../../../casework/schemas/common.ts'
import type { CaseState } from '../../../domain/case.ts'
import { showingOf } from '../../../domain/publicity/showing.ts'
import { repairSchemas } from '../../../casework/schemas/tracks.ts'
import type { Fields } from '../../form/fields.ts'
import type { Values } from '../../form/values.ts'
import { showingWords } from '../../kit/vocabulary.ts'
import type { Bilingual } from '../../kit/words.ts'
import { sayIn } from '../../kit/words.ts'
import { listTitle } from './plan.ts'
import { proposedCommitment, texts } from './texts.ts'

/** What one signature asks for: the records, the pool of proof, the commitment and who signs. */
export const applicationSchema = repairSchemas['repair.apply'].extend({
  records: z.array(identifier).min(1).max(100),
  proof: repairSchemas['repair.apply'].shape.proof.min(1),
  commitment: text,
  signer: text.max(100),
})

/** The form over the records that can be applied for now. */
export function applicationFields(records: readonly CaseState[]): Fields {
  return {
    records: {
      kind: 'ticks',
      label: texts.records,
      hint: texts.recordsHint,
      options: records.map((state) => ({ value: state.caseNo, label: listTitle(state), hint: recordWords(state) })),
    },
    proof: { kind: 'evidence', label: texts.proof, hint: texts.proofHint },
    commitment: { kind: 'area', label: texts.commitment, hint: texts.commitmentHint },
    signer: { kind: 'line', label: texts.signer, hint: texts.signerHint, autocomplete: 'name' },
  }
}

/** What stands in the form at first: everything ticked, and a commitment to sign. */
export function firstApplication(records: readonly CaseState[]): Values {
  return { records: records.map(({ caseNo }) => caseNo), commitment: proposedCommitment }
}

/** The commitment as each record keeps it, with its signature. */
export const signedCommitment = (commitment: string, signer: string) => `${commitment}\n签署人：${signer}`

/** What tells a record from the others of its entity. */
function recordWords(state: CaseState): Bilingual {
  const { caseNo, publicity, listing } = state
  const words = showingWords[showingOf(state)]
  const said = (lang: 'zh' | 'en') =>
    sayIn(lang)(texts.since, {
      caseNo,
      showing: words[lang],
      date: publicity?.from ?? '',
      docNo: listing.decisionDocNo ?? '—',
    })
  return { zh: said('zh'), en: said('en') }
}
