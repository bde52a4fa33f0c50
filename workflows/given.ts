import { ApplicationFailure } from '@temporalio/workflow'
import type { CaseRef, SubscriberRef } from './contract.ts'

// As PostgreSQL keeps them.
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i
const caseNo = /^\S{1,40}$/

// Whoever reaches Temporal can begin a workflow with anything. An error of any other kind would not end it, but let its
// first task be tried again for ever.
const wrong = (what: string) => ApplicationFailure.nonRetryable(`What was given is no ${what}`, 'given.wrong')

/** The id in what a workflow was begun with. Ends the workflow for good when there is none. */
export function givenId<Name extends string>(given: { readonly [N in Name]: string }, name: Name): string {
  const id: unknown = (given as Partial<typeof given> | null | undefined)?.[name]
  if (typeof id !== 'string' || !uuid.test(id)) throw wrong(name)
  return id
}

/** The subscriber that a workflow was begun for. Ends it like `givenId`. */
export function givenCode(given: SubscriberRef): string {
  const ref: Partial<SubscriberRef> | null | undefined = given
  if (typeof ref?.code !== 'string' || !/^[a-z][a-z0-9-]{1,39}$/.test(ref.code)) throw wrong('code')
  return ref.code
}

/** The case that a workflow was begun for; a version that is none counts as none seen. Ends it like `givenId`. */
export function givenCase(given: CaseRef): CaseRef {
  const ref: Partial<CaseRef> | null | undefined = given
  if (typeof ref?.caseNo !== 'string' || !caseNo.test(ref.caseNo)) throw wrong('caseNo')
  return { caseNo: ref.caseNo, version: isVersion(ref.version) ? ref.version : 0 }
}

/** Whether a message names a version. One that does not says only that something may have happened. */
export const isVersion = (version: unknown): version is number =>
  typeof version === 'number' && Number.isSafeInteger(version) && version >= 0
