import { randomUUID } from 'node:crypto'
import type { Actor } from '../../domain/actor.ts'
import type { Commands, CommandType } from '../../domain/case.ts'
import type { Refusal } from '../../domain/refusal.ts'
import { isRefusal } from '../../domain/refusal.ts'
import type { CourseStage, Goal, Party, Way } from '../../fictitious/course.ts'
import { followCourse } from '../../fictitious/course.ts'
import type { Clock } from '../../record/clock.ts'
import { shanghaiDate } from '../../record/clock.ts'
import { createKnownStates } from '../../record/known-states.ts'
import { execute } from '../../record/execute.ts'
import type { Executed, Execution, Record } from '../../record/execution.ts'
import { catalogue } from '../../rules/catalogue.ts'
import { ruleBook } from '../../rules/index.ts'
import type { TestDatabase } from '../setup/database.ts'
import { people } from './people.ts'
import { proposal } from './proposal.ts'

/** A clock that a test sets by hand; real instants follow legal time at once. */
export function handClock(start: string): Clock & { set(date: string): void } {
  let now = new Date(`${start}T10:00:00+08:00`)
  return {
    now: () => now,
    realInstant: (legal) => Date.now() + (legal - now.getTime()),
    set: (date) => {
      now = new Date(`${date}T10:00:00+08:00`)
    },
  }
}

/** The record on a test database with the real rules. */
export function recordOn(database: TestDatabase, clock: Clock): Record {
  return { pool: database.pool, clock, rules: ruleBook, catalogue, known: createKnownStates() }
}

/** Gives one command to the record. */
export async function give<T extends CommandType>(
  record: Record,
  caseNo: string | undefined,
  actor: Actor,
  type: T,
  payload: Commands[T],
  more: Partial<Execution> = {},
): Promise<Executed | Refusal> {
  const command = { type, payload } as never
  return await execute(record, {
    ...(caseNo === undefined ? {} : { caseNo }),
    actor,
    command,
    requestId: randomUUID(),
    ...more,
  })
}

/** Gives a command that must be carried out. */
export async function done(...args: Parameters<typeof give>): Promise<Executed> {
  const answer = await give(...args)
  if (isRefusal(answer)) throw new Error(`${args[3]} was refused: ${JSON.stringify(answer)}`)
  return answer
}

const parties = {
  officer: people.officer,
  reviewer: people.reviewer,
  entity: people.entity,
  publisher: people.system,
} satisfies { [P in Party]: Actor }

/** Brings a case of the record to a stage, each turn by the usual people; answers with its number. */
export async function bringTo(
  record: Record,
  to: CourseStage,
  {
    begun,
    changes = {},
    by = parties,
  }: { begun?: Goal['begun']; changes?: Changes; by?: { [P in Party]: Actor } } = {},
): Promise<string> {
  const way: Way = {
    today: async () => shanghaiDate(await record.clock.now()),
    give: async (caseNo, who, type, payload) => await done(record, caseNo, by[who], type, payload),
  }
  return await followCourse(way, { to, proposal: proposal(changes), ...(begun ? { begun } : {}) })
}

type Changes = Parameters<typeof proposal>[0]

/** Has the decision of a case annulled on a day, by two people: its publicity ends. */
export async function annul(record: Record, caseNo: string, annulledOn = '2026-04-07'): Promise<void> {
  const by = { document: '复议决定', annulledBy: '虚构机关', annulledOn }
  await done(record, caseNo, people.officer, 'annulment.record', by)
  await done(record, caseNo, people.reviewer, 'annulment.confirm', { comments: '属实' })
}
