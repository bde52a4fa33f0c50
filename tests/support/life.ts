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
import { people } from './people.ts'
import { proposal } from './proposal.ts'

/** The life of one case in memory: pure decisions and folding on the real rule packs. */
export class Life {
  today: string
  state: CaseState | undefined
  readonly ledger: RecordedEvent[] = []

  private readonly foldsAlways: boolean

  constructor(today: string, { checkFold = true } = {}) {
    this.today = today
    this.foldsAlways = checkFold
  }

  /** Folding the ledger from the start must give the state that grew step by step. */
  checkFold(): void {
    expect(fold('BH-2026-000001', this.ledger)).toEqual(this.state)
  }

  on(today: string): this {
    this.today = today
    return this
  }

  context(actor: Actor): DecideContext {
    return { today: this.today, actor, rules: ruleBook, catalogue }
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

  /** Gives a command that must be carried out. */
  do<T extends CommandType>(actor: Actor, type: T, payload: Commands[T]): this {
    const refusal = this.try(actor, type, payload)
    expect(refusal, `${type} on ${this.today}`).toBeUndefined()
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

/** A case that has been proposed, reviewed and notified on 2026-04-07. */
export function notified(changes: Parameters<typeof proposal>[0] = {}): Life {
  return new Life('2026-04-07')
    .do(people.officer, 'listing.propose', proposal(changes))
    .do(people.reviewer, 'listing.review', { outcome: 'agreed', comments: '同意' })
    .do(people.officer, 'listing.serveNotice', { method: 'direct', servedOn: '2026-04-07', proof: '送达回证1' })
}

/** A case that was listed on 2026-04-10. */
export function listed(changes: Parameters<typeof proposal>[0] = {}): Life {
  return notified(changes)
    .on('2026-04-09')
    .do(people.entity, 'listing.waiveDefence', { statement: '放弃陈述申辩' })
    .on('2026-04-10')
    .do(people.reviewer, 'listing.determine', { outcome: 'list', reasons: '事实清楚' })
    .do(people.officer, 'listing.serveDecision', {
      method: 'direct',
      servedOn: '2026-04-10',
      proof: '送达回证2',
      decisionDocNo: '沪虚认〔2026〕1号',
      repairGuidanceDocNo: '沪虚修〔2026〕1号',
    })
}

/** A case that was published on 2026-04-14 and its measures dispatched. */
export function published(changes: Parameters<typeof proposal>[0] = {}): Life {
  const life = listed(changes).on('2026-04-14').do(people.system, 'publicity.publish', {})
  for (const measure of Object.keys(life.now.measures)) life.do(people.system, 'measure.dispatch', { measure })
  return life
}
