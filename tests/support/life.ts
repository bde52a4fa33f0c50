import { expect } from 'vitest'
import type { Actor } from '../../domain/actor.ts'
import { signatureOf } from '../../domain/actor.ts'
import type { CaseState, Commands, CommandType, RecordedEvent } from '../../domain/case.ts'
import type { DecideContext } from '../../domain/command.ts'
import { decide, lawfulCommands } from '../../domain/decide.ts'
import { evolve, fold } from '../../domain/evolve.ts'
import type { Refusal } from '../../domain/refusal.ts'
import { isRefusal } from '../../domain/refusal.ts'
import { catalogue } from '../../rules/catalogue.ts'
import { ruleBook } from '../../rules/index.ts'
import type { CourseStage, Party } from '../../fictitious/course.ts'
import { course } from '../../fictitious/course.ts'
import { people } from './people.ts'
import { fictitiousProposal } from '../../fictitious/proposal.ts'
import type { proposal } from './proposal.ts'

/** The life of one case in memory: pure decisions and folding on the real rule packs. */
export class Life {
  today: string
  state: CaseState | undefined
  readonly ledger: RecordedEvent[] = []

  /** Other cases on the decision, as the record would know them. */
  repeats: readonly string[] = []

  private foldsAlways: boolean

  constructor(today: string, { checkFold = true } = {}) {
    this.today = today
    this.foldsAlways = checkFold
  }

  /** Folding the ledger from the start must give the state that grew step by step. */
  checkFold(): void {
    expect(fold('BH-2026-000001', this.ledger)).toEqual(this.state)
  }

  /** Lives on without folding anew after each command. */
  unchecked(): this {
    this.foldsAlways = false
    return this
  }

  on(today: string): this {
    this.today = today
    return this
  }

  context(actor: Actor): DecideContext {
    return { today: this.today, actor, rules: ruleBook, catalogue, repeats: this.repeats }
  }

  /** Gives a command; answers with the refusal, or undefined when it was carried out. */
  try<T extends CommandType>(actor: Actor, type: T, payload: Commands[T]): Refusal | undefined {
    const decision = decide(this.state, { type, payload } as never, this.context(actor))
    if (isRefusal(decision)) return decision
    for (const event of decision) {
      const recorded = { ...event, on: this.today, by: signatureOf(actor) } as RecordedEvent
      this.ledger.push(recorded)
      this.state = evolve(this.state, 'BH-2026-000001', recorded)
    }
    if (this.foldsAlways) this.checkFold()
    return undefined
  }

  /** Gives a command that must be carried out; a paper that takes a second person is confirmed by one. */
  do<T extends CommandType>(actor: Actor, type: T, payload: Commands[T]): this {
    const refusal = this.try(actor, type, payload)
    expect(refusal, `${type} on ${this.today}`).toBeUndefined()
    if (this.ledger.at(-1)?.type === 'paper.entered')
      this.do(people.reviewer, 'paper.confirm', { comments: '来件属实' })
    return this
  }

  lawful(actor: Actor): CommandType[] {
    return this.state ? lawfulCommands(this.state, this.context(actor)) : []
  }

  get now(): CaseState {
    if (!this.state) throw new Error('The case has not been proposed')
    return this.state
  }
}

const parties = {
  officer: people.officer,
  reviewer: people.reviewer,
  entity: people.entity,
  publisher: people.system,
} satisfies { [P in Party]: Actor }

export type Changes = Parameters<typeof proposal>[0]

/** Brings a life to a stage on its day, from the stage that it has reached. */
export function bring(life: Life, to: CourseStage, from?: CourseStage, changes: Changes = {}): Life {
  for (const { who, type, payload } of course(to, from)) {
    const at = { caseNo: 'BH-2026-000001', today: life.today }
    life.do(parties[who], type, type === 'listing.propose' ? { ...fictitiousProposal, ...changes } : payload(at))
  }
  return life
}

/** A case that has been proposed on 2026-04-07. */
export const inReview = (changes: Changes = {}): Life => bring(new Life('2026-04-07'), 'inReview', undefined, changes)

/** A case that has been proposed, reviewed and notified on 2026-04-07. */
export const notified = (changes: Changes = {}): Life => bring(inReview(changes), 'notified', 'inReview')

/** A case whose entity gave up its rights on 2026-04-09. */
export const heard = (changes: Changes = {}): Life => bring(notified(changes).on('2026-04-09'), 'heard', 'notified')

/** A case that was determined on 2026-04-10. */
export const determined = (changes: Changes = {}): Life => bring(heard(changes).on('2026-04-10'), 'determined', 'heard')

/** A case that was listed on 2026-04-10. */
export const listed = (changes: Changes = {}): Life => bring(determined(changes), 'listed', 'determined')

/** A case that was published on 2026-04-14 and its measures dispatched. */
export function published(changes: Changes = {}): Life {
  const life = bring(listed(changes).on('2026-04-14'), 'published', 'listed')
  for (const measure of Object.keys(life.now.measures)) life.do(people.system, 'measure.dispatch', { measure })
  return life
}
