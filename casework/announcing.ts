import type { AccountCommands } from '../domain/accounts/types.ts'
import type { Command } from '../domain/case.ts'
import { systemActor } from '../domain/actor.ts'
import { isRefusal } from '../domain/refusal.ts'
import { listOpenCasesOf, noteAnnounced, readUnannounced } from '../database/queries/announcing.ts'
import type { DoorRecord } from '../record/door-record.ts'
import { opened } from '../record/door-record.ts'
import type { Execution, Record } from '../record/execution.ts'
import { execute } from '../record/execute.ts'

/**
 * Tells of an entity's account, before it is let in: an entry in the ledger of each open case of the entity, with its
 * messages to the agency and to the other accounts. Safe to run twice; does nothing where all has been told.
 */
export async function announceAccount(door: DoorRecord, id: string, requestId: string): Promise<void> {
  const record = opened(door)
  const account = await readUnannounced(record.pool, id)
  if (!account) return
  const { entityCode, provedBy, cases, madeBy, seenBy, confirmedBy } = account
  const byNotice = cases.length > 0
  const holder = { id, role: 'entityAgent' } as const
  const official = { id: confirmedBy ?? '', role: 'reviewer' } as const
  for (const caseNo of await listOpenCasesOf(record.pool, entityCode)) {
    const reach = !byNotice ? 'all' : cases.includes(caseNo) ? 'case' : 'other'
    const kind = byNotice ? 'notice' : (provedBy ?? 'operator')
    const opened = { type: 'account.noteOpened', payload: { account: id, kind, reach } } as const
    const maker = kind === 'operator' ? ({ id: madeBy ?? 'console', role: 'operator' } as const) : holder
    await note(record, { caseNo, requestId, command: opened, noteOf: maker, reason: openedBecause[kind] })
    if (byNotice && provedBy !== null) {
      const seen = provedBy === 'paper' && seenBy !== null ? { seenBy } : {}
      const payload = { account: id, kind: provedBy, reach: 'all', ...seen } as const
      const noteOf = provedBy === 'paper' && confirmedBy !== null ? official : holder
      const proved = { type: 'account.noteProved', payload } as const
      await note(record, { caseNo, requestId, command: proved, noteOf, reason: provedBecause[provedBy] })
    }
  }
  await noteAnnounced(record.pool, id)
}

// The letter of the reason is the ledger's, so in Chinese as all of it.
const openedBecause = {
  notice: '凭认定告知书上的邀请码开通',
  portal: '经统一身份认证登录开通',
  paper: '经两名工作人员核实开通',
  operator: '由系统运行人员设立',
} as const
const provedBecause = {
  portal: '统一身份认证已证明其代表本单位',
  paper: '所见凭据已由第二人确认',
  operator: '由系统运行人员核实',
} as const

interface AccountNote extends Pick<Execution, 'requestId' | 'noteOf' | 'reason'> {
  readonly caseNo: string
  readonly command: Extract<Command, { type: keyof AccountCommands }>
}

async function note(record: Record, { command, caseNo, ...by }: AccountNote): Promise<void> {
  const { account, kind, reach } = command.payload
  const key = [command.type, account, kind, reach].join(' ')
  const idempotency = { key: `${caseNo} ${key}`, requestHash: key }
  const done = await execute(record, { ...by, caseNo, command, actor: systemActor, idempotency })
  // A case that was closed meanwhile has no open door to tell of.
  if (isRefusal(done) && done.code !== 'case.closed') throw new Error(`The account was not told of: ${done.code}`)
}
