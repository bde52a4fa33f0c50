import type { CaseState } from '../case.ts'

/** Every way in which a record stands towards the public. */
export const showings = ['notPublished', 'public', 'sharedOnly', 'suspended', 'ended'] as const

/** Whether the public sees a record: not (yet) published, public, shared but kept off the register, suspended, or ended. */
export type Showing = (typeof showings)[number]

/**
 * Whether the public sees the record of a case now. The one answer from which the register, pages, exports, messages,
 * letters and the API speak. Kept off the register are what its rule keeps off (minor conduct, Order 36) and, by
 * default, natural persons.
 */
export function showingOf(state: Pick<CaseState, 'publicity' | 'entity'>): Showing {
  const { publicity } = state
  if (!publicity) return 'notPublished'
  if (publicity.status !== 'published') return publicity.status
  return isForPublic(state, publicity) ? 'public' : 'sharedOnly'
}

/** Whether the public sees the record while it is published, by what its rule says of it; what it does not see is only shared. */
export const isForPublic = (
  { entity }: Pick<CaseState, 'entity'>,
  { onPublicRegister }: { readonly onPublicRegister: boolean },
): boolean => onPublicRegister && entity.kind !== 'naturalPerson'
