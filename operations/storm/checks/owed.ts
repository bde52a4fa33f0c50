import { systemActor } from '../../../domain/actor.ts'
import type { CaseState, Command } from '../../../domain/case.ts'
import { consequences } from '../../../domain/consequences.ts'
import type { LocalDate } from '../../../domain/dates.ts'
import { decide } from '../../../domain/decide.ts'
import { isRefusal } from '../../../domain/refusal.ts'
import { catalogue } from '../../../rules/catalogue.ts'
import { ruleBook } from '../../../rules/index.ts'

/** What the system owes in a case on a day and has not done, by the words of its commands. */
export function owed(state: CaseState, today: LocalDate): string[] {
  const context = { today, actor: systemActor, rules: ruleBook, catalogue }
  const commands: Command[] = [
    { type: 'listing.closeDefence', payload: {} },
    { type: 'publicity.expire', payload: {} },
    { type: 'rectification.markOverdue', payload: {} },
    { type: 'rectification.refer', payload: {} },
    { type: 'interview.open', payload: { kind: 'reminder' } },
    { type: 'interview.open', payload: { kind: 'warning' } },
    { type: 'repair.lapse', payload: {} },
    { type: 'publicity.publish', payload: {} },
    ...consequences(state),
    ...Object.keys(state.deadlines).flatMap((key): Command[] => [
      { type: 'deadline.remind', payload: { key } },
      { type: 'deadline.report', payload: { key } },
    ]),
  ]
  return commands.flatMap((command) => {
    const decided = decide(state, command, context)
    return isRefusal(decided) || decided.length === 0 ? [] : [`${command.type} ${JSON.stringify(command.payload)}`]
  })
}
