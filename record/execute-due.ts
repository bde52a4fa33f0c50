import { isDeepStrictEqual } from 'node:util'
import { systemActor } from '../domain/actor.ts'
import type { Command } from '../domain/case.ts'
import { conductorCommands } from '../domain/terms/due.ts'
import type { Record } from './execution.ts'
import { executeEach } from './execute-each.ts'
import { receiptsOf } from './outbox.ts'

// More than any case owes at once: whoever asks for more is no conductor.
const commandsAtMost = 1_000

/**
 * Carries out as the system what the calendar owes a case now, of that which is asked for: nobody becomes the system by
 * reaching this door. Each command must be, word for word, one that follows from where the record has the case, and its
 * date must have come; the end of sharing is confirmed only when the record holds the receipts. Answers with the codes
 * of the refusals. Throws for an unknown case, for more than 1,000 commands, or when the database cannot be reached.
 */
export async function executeDue(
  record: Record,
  caseNo: string,
  commands: readonly Command[],
): Promise<{ readonly refusals: readonly string[] }> {
  if (commands.length > commandsAtMost) throw new Error(`${commands.length} commands at once`)
  const author = { actor: systemActor, requestId: `conductor/${caseNo}` }
  return await executeEach(record, caseNo, commands, author, async ({ undoing }) => {
    // What ends publicity only now has its messages still to write.
    const asksForProof = undoing !== undefined && commands.some((command) => command?.type === 'undoing.confirm')
    const receipts = asksForProof ? await receiptsOf(record.pool, caseNo) : undefined
    return (command, state, today) =>
      conductorCommands(state, today, receipts).some((due) => isDeepStrictEqual(due, command))
  })
}
