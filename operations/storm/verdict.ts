import type { Pool } from 'pg'
import { readOutside } from '../../record/log/outside.ts'
import { verifyRecord } from '../../record/log/verify.ts'
import type { Given } from './account.ts'
import { checkCommands } from './checks/commands.ts'
import { checkConductors } from './checks/conductors.ts'
import { checkEarly } from './checks/early.ts'
import { checkEnds } from './checks/ends.ts'
import type { HeldOverTime } from './checks/held.ts'
import { checkHeld } from './checks/held.ts'
import { checkStates, checkVersions } from './checks/ledgers.ts'
import { checkMessages } from './checks/messages.ts'
import { keysOfMessages, owedWithinMs, readReceipts, restWithinMs, takeSnapshot, untilLeft } from './collect.ts'
import { describeConductors } from './conductors.ts'
import type { House } from './house.ts'
import type { Case } from './living.ts'
import { replayKept } from './replaying.ts'
import type { StormTime } from './time.ts'

/** One check with how much it has looked at and what it has found. */
interface Check {
  readonly name: string
  readonly looked: string
  readonly faults: readonly string[]
}

export interface Verdict {
  readonly checks: readonly Check[]
  readonly faults: readonly string[]
  readonly held: readonly HeldOverTime[]
}

export interface Collected {
  readonly house: House
  readonly pool: Pool
  readonly time: StormTime
  readonly account: readonly Given[]
  readonly played: readonly Case[]
  /** The folder of the histories that were kept. */
  readonly histories: string
  readonly held: readonly HeldOverTime[]
}

/** Carries out every check on what the storm has left. */
export async function judge(collected: Collected): Promise<Verdict> {
  const { house, pool, time, account, played, histories, held } = collected
  const dueBy = time.dayAt(Date.now() - owedWithinMs)
  const { cases, ledger, outbox, remembered } = await takeSnapshot(pool, time)
  const caseNos = cases.map(({ case_no }) => case_no)
  const conductors = await describeConductors(house.temporalAddress(), caseNos)
  const messages = await untilLeft(pool, outbox, restWithinMs)
  const receipts = readReceipts(house.receipts)
  // After what was received, so that whatever was received is among them.
  const known = await keysOfMessages(pool)
  const waiting = messages.filter(({ delivered }) => !delivered).map(({ case_no: caseNo }) => caseNo)
  const senders = await describeConductors(house.temporalAddress(), [...new Set(waiting)])
  const verified = await verifyRecord({ pool, outside: readOutside(house.logFolder) })
  const replayed = await replayKept(histories)
  const acknowledged = account.filter(({ answer }) => answer !== undefined).length
  const system = ledger.filter(({ role }) => role === 'system').length
  const checks: Check[] = [
    check(
      'every acknowledged command once',
      `${acknowledged} acknowledged`,
      checkCommands(account, ledger, remembered),
    ),
    check('versions without gaps', `${ledger.length} entries`, checkVersions(cases, ledger)),
    check('every ledger folds to its state', `${cases.length} cases`, checkStates(cases, ledger)),
    check(
      'messages',
      `${messages.length} sent, ${receipts.length} received`,
      checkMessages({ messages, receipts, known, senders }),
    ),
    check('nothing before its day', `${system} acts of the system`, checkEarly(ledger)),
    check('every case at its end', `${played.length} lives`, checkEnds(played, cases)),
    check('conductors', `${conductors.length} asked`, checkConductors(cases, conductors, dueBy)),
    check(
      'the log',
      `${verified.size} entries`,
      verified.faults.map(({ en }) => en),
    ),
    check('histories replay', `${replayed.count} replayed`, replayed.faults),
    check('memory and handles', `${held.length} processes`, checkHeld(held)),
  ]
  return { checks, faults: checks.flatMap(({ faults }) => faults), held }
}

const check = (name: string, looked: string, faults: readonly string[]): Check => ({ name, looked, faults })
