import type { CheckAnswer } from '../database/queries/checks.ts'
import { findCheck } from '../database/queries/checks.ts'
import type { Actor, Role } from '../domain/actor.ts'
import type { Refusal } from '../domain/refusal.ts'
import { refuse } from '../domain/refusal.ts'
import { askCheck } from '../record/checks/ask.ts'
import type { Asked } from '../record/checks/asked.ts'
import { opened } from '../record/door-record.ts'
import type { Deps } from './deps.ts'

/** Who asks before something is granted: departments, by their people and by their systems. */
export const checkAskers: readonly Role[] = ['implementingOfficer']

/** Asks for a department, that of the account; refuses with what makes it no check, as `askCheck` does. */
export async function askBeforeGranting(
  { record }: Pick<Deps, 'record'>,
  { actor, ...asked }: Omit<Asked, 'actor'> & { readonly actor: Actor },
): Promise<CheckAnswer | Refusal> {
  return await askCheck(opened(record), { ...asked, actor: { ...actor, agency: departmentOf(actor) } })
}

/** The answer under a number, as it was given to the department. */
export async function readCheck(
  { readAs }: Pick<Deps, 'readAs'>,
  actor: Actor,
  checkNo: string,
): Promise<CheckAnswer | Refusal> {
  const found = await findCheck(readAs(actor), { checkNo, department: departmentOf(actor) })
  return found ?? refuse('check.unknown')
}

// Every account of a department has one, or it could not be made.
function departmentOf({ id, agency }: Actor): string {
  if (agency === undefined) throw new Error(`The account ${id} is of no department`)
  return agency
}
