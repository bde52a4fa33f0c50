import type { CaseState, Command } from '../domain/case.ts'
import type { LocalDate } from '../domain/dates.ts'
import { isRefusal, refuse } from '../domain/refusal.ts'
import { untilAnswered } from './attempts.ts'
import { shanghaiDate } from './clock.ts'
import type { Record } from './execution.ts'
import { read } from './read.ts'
import type { Authorship, Step } from './act.ts'
import { take, writeSteps } from './steps.ts'

/**
 * Which commands a door lets in, asked anew for each with the state that those before it have led to. What it has to
 * know of the record it reads first, after the state that is to be moved.
 */
export type Admission = (before: CaseState) => AdmitsCommand | Promise<AdmitsCommand>

type AdmitsCommand = (command: Command, state: CaseState, today: LocalDate) => boolean

/**
 * Carries out commands on one case in order and in one transaction; a refused one changes nothing and hinders none of
 * the others. Answers with the codes of the refusals. Throws for an unknown case or when the database cannot be reached.
 */
export async function executeEach(
  record: Record,
  caseNo: string,
  commands: readonly Command[],
  author: Authorship,
  admitted: Admission = () => () => true,
): Promise<{ readonly refusals: readonly string[] }> {
  let remembered = record.known.get(caseNo)
  return await untilAnswered(async () => {
    const known = remembered
    remembered = undefined
    const before = known ?? (await read(record.pool, caseNo, author.actor.id, undefined)).state
    if (!before) throw new Error(`No case ${caseNo} in the record`)
    const { steps, after, refusals, at } = await takeEach(record, before, commands, author, await admitted(before))
    // A remembered state may be old: only what is written on it counts.
    if (known && (steps.length === 0 || refusals.length > 0)) return undefined
    const written = steps.length === 0 || (await writeSteps(record, author, { before, after, steps, at }))
    if (isRefusal(written)) return { refusals: [...refusals, written.code] }
    return written ? { refusals } : undefined
  })
}

async function takeEach(
  { clock, rules, catalogue }: Record,
  before: CaseState,
  commands: readonly Command[],
  { actor }: Authorship,
  isAdmitted: Awaited<ReturnType<Admission>>,
) {
  const at = await clock.now()
  const context = { today: shanghaiDate(at), actor, rules, catalogue }
  const steps: Step[] = []
  const refusals: string[] = []
  let after = before
  for (const command of commands) {
    const isOpen = isAdmitted(command, after, context.today)
    const taken = isOpen ? take(after, before.caseNo, command, context) : refuse('calendar.notDue')
    if (isRefusal(taken)) refusals.push(taken.code)
    else steps.push(...taken)
    after = steps.at(-1)?.after ?? before
  }
  return { steps, after, refusals, at }
}
