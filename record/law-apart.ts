import type { LocalDate } from '../domain/dates.ts'
import type { RuleBook } from '../domain/law/rulebook-types.ts'
import type { CaseOutlook } from '../domain/recomputation/what-if.ts'
import type { Refusal } from '../domain/refusal.ts'
import { refuse } from '../domain/refusal.ts'
import { inProcess, ProcessesBusy, TooMuchWork, turnsByParty } from '../processes.ts'
import type { RuleContent } from '../rules/publication.ts'
import type { LawTask } from './law-process.ts'

const inLawProcess = inProcess<LawTask, unknown>(new URL('./law-process.ts', import.meta.url), {
  memoryMiB: 256,
  seconds: 30,
  waitSeconds: 60,
  waiting: 8,
  idleSeconds: 60,
})

const dataOf = ({ packs, calendar: { years } }: RuleBook) => ({ packs, years })

/**
 * Whether a pack or a calendar year may be put in force, looked at beside the work of whoever asks: it may be made to be
 * long in checking. Refuses what cannot be put in force, and with `rules.busy` what cannot be looked at now.
 */
export async function checkApart(
  law: RuleBook,
  given: { readonly pack: unknown } | { readonly calendar: unknown },
  party: string,
): Promise<RuleContent | Refusal> {
  const checked = inLawProcess({ ask: 'check', law: dataOf(law), given }, party)
  return (await checked.catch(busy)) as RuleContent | Refusal
}

/** What a pack that was checked would do to some open cases, given as JSON; looked at as in `checkApart`. */
export async function outlooksApart(
  law: RuleBook,
  asked: { readonly added: RuleContent; readonly today: LocalDate; readonly states: readonly string[] },
  party: string,
): Promise<CaseOutlook[] | Refusal> {
  const found = inLawProcess({ ask: 'outlooks', law: dataOf(law), ...asked }, party)
  return (await found.catch(busy)) as CaseOutlook[] | Refusal
}

const turns = turnsByParty(60)

/** One question about rules of a party at a time, from its first case to its last. */
export async function inTurnOf<Answer>(party: string, ask: () => Promise<Answer>): Promise<Answer | Refusal> {
  return await turns(party, ask).catch(busy)
}

function busy(error: unknown): Refusal {
  if (error instanceof ProcessesBusy || error instanceof TooMuchWork) return refuse('rules.busy')
  throw error
}
