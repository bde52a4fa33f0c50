import type { AccountCommands } from '../../domain/accounts/types.ts'
import type { Command } from '../../domain/case.ts'
import { systemActor } from '../../domain/actor.ts'
import { isRefusal } from '../../domain/refusal.ts'
import { listOpenCasesOf, noteAnnounced, readUnannounced } from '../../database/queries/announcing.ts'
import type { Record } from '../../record/execution.ts'
import { execute } from '../../record/execute.ts'

/**
 * Tells of an entity's account, before it is let in: an entry in the ledger of each open case of the entity, with its
 * messages to the agency and to the other accounts. Safe to run twice; does nothing where all has been told.
 */
export async function announceAccount(record: Record, id: string, requestId: string): Promise<void> {
  const account = await readUnannounced(record.pool, id)
  if (!account) return
  const { entityCode, provedBy, cases } = account
  const byNotice = cases.length > 0
  for (const caseNo of await listOpenCasesOf(record.pool, entityCode)) {
    const reach = !byNotice ? 'all' : cases.includes(caseNo) ? 'case' : 'other'
    const kind = byNotice ? 'notice' : (provedBy ?? 'operator')
    await note(record, caseNo, requestId, { type: 'account.noteOpened', payload: { account: id, kind, reach } })
    if (byNotice && provedBy !== null) {
      const payload = { account: id, kind: provedBy, reach: 'all' } as const
      await note(record, caseNo, requestId, { type: 'account.noteProved', payload })
    }
  }
  await noteAnnounced(record.pool, id)
}

async function note(
  record: Record,
  caseNo: string,
  requestId: string,
  command: Extract<Command, { type: keyof AccountCommands }>,
): Promise<void> {
  const { account, kind, reach } = command.payload
  const key = [command.type, account, kind, reach].join(' ')
  const idempotency = { key: `${caseNo} ${key}`, requestHash: key }
  const done = await execute(record, { caseNo, command, actor: systemActor, requestId, idempotency })
  // A case that was closed meanwhile has no open door to tell of.
  if (isRefusal(done) && done.code !== 'case.closed') throw new Error(`The account was not told of: ${done.code}`)
}
