import { z } from 'zod'
import { proof } from '../../../casework/schemas/entity-accounts.ts'
import { identifier } from '../../../casework/schemas/common.ts'
import type { NoticeAccount } from '../../../database/queries/account-proofs.ts'
import type { Fields } from '../../form/fields.ts'
import { plain } from '../../kit/words.ts'
import { texts } from './texts.ts'

/** What an officer says of whoever holds one of the accounts. */
export const seenSchema = z.strictObject({ ...proof.shape, account: identifier })

/** The accounts of which nobody knows yet who holds them. */
export const isUnproved = ({ provedBy, disabled }: NoticeAccount): boolean => provedBy === null && !disabled

export const seenFields = (accounts: readonly NoticeAccount[]) =>
  ({
    account: {
      kind: 'choice',
      label: texts.account,
      options: accounts.filter(isUnproved).map(({ id, name }) => ({ value: id, label: plain(`${name} ${id}`) })),
    },
    kind: {
      kind: 'choice',
      label: texts.kind,
      options: [
        { value: 'receipt', label: texts.receipt },
        { value: 'identity', label: texts.identity },
      ],
    },
    seen: { kind: 'area', label: texts.words, hint: texts.wordsHint },
  }) satisfies Fields
