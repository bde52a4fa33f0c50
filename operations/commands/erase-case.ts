import type { Pool } from 'pg'
import type { Refusal } from '../../domain/refusal.ts'
import type { EvidenceStore } from '../../evidence/store/store.ts'
import { erasedLetters } from '../../letters/erased.ts'
import type { AnyFacts } from '../../letters/kinds.ts'
import { lawOf } from '../../letters/law.ts'
import { lawReader } from '../../record/law.ts'
import type { Erased } from '../../record/log/erase.ts'
import { erase } from '../../record/log/erase.ts'
import { catalogue } from '../../rules/catalogue.ts'

/** Carries out an approved order of erasure wherever the house keeps the data: record, letters and store of evidence. */
export async function eraseCase(
  owner: Pool,
  store: Pick<EvidenceStore, 'remove'>,
  orderId: string,
): Promise<Erased | Refusal> {
  const law = lawOf({ rules: await lawReader(owner)(), catalogue })
  return await erase(owner, orderId, {
    lettersWithout(caseNo, before, after) {
      const without = erasedLetters(caseNo, before, after, law)
      return (occasion, facts) => without(occasion, facts as AnyFacts)
    },
    removeFile: async (sha256) => await store.remove(sha256),
  })
}
