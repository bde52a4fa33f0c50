import { visibleCase } from '../identity/visible-case.ts'
import type { Refusal } from '../domain/refusal.ts'
import { isRefusal, refuse } from '../domain/refusal.ts'
import type { Executed, Execution } from '../record/execution.ts'
import { opened } from '../record/door-record.ts'
import { execute } from '../record/execute.ts'
import type { Deps } from './deps.ts'
import { evidenceFault } from './evidence-references.ts'
import { printFault } from './print-fault.ts'

/** A command as somebody gives it, whichever door it came by: always once for its key. */
export interface GivenCommand extends Execution {
  readonly idempotency: NonNullable<Execution['idempotency']>
  /** Files that a proposal brings along, so that it may name them. */
  readonly brought?: readonly string[]
}

/**
 * Gives a command and tells the conductor of its case. Refuses with `evidence.notOfCase` for files that the case does not
 * have, with `letter.unprintable` for characters that its letters cannot show, with `case.unknown` whatever else is refused to who may not see the case, and as `execute` does.
 */
export async function giveCommand(
  { record: door, readAs, notifier, letterhead }: Pick<Deps, 'record' | 'readAs' | 'notifier' | 'letterhead'>,
  { brought, ...execution }: GivenCommand,
): Promise<Executed | Refusal> {
  const { caseNo, command, actor } = execution
  const record = opened(door)
  const done =
    (await evidenceFault(record.pool, caseNo, command.payload, brought)) ??
    (await printFault({ record: door, readAs, letterhead }, execution)) ??
    (await execute(record, execution))
  if (!isRefusal(done)) {
    if (!done.replayed) notifier.progressed(done)
    return done
  }
  // Why a command is refused is for those who may see the case; to others the case is as one that is not there.
  const hidden = caseNo !== undefined && !(await visibleCase({ readAs }, actor, caseNo))
  return hidden ? refuse('case.unknown', { caseNo }) : done
}
