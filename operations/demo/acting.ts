import { addDays } from '../../domain/calendar/days.ts'
import type { CommandType, Commands } from '../../domain/case.ts'
import type { LocalDate } from '../../domain/dates.ts'
import type { Days } from './calendar.ts'
import type { CaseAnswer, Person } from './client.ts'
import type { Town } from './town.ts'

/** How people act in one case of the demonstration: on days of its story, one act after what the one before entails. */
export class Acting {
  protected readonly town: Town
  readonly caseNo: string
  private readonly entityCode: string
  protected readonly days: Days
  /** The legal day on which this case's story began. */
  private begun: LocalDate = ''
  /** Something was done of which the conductor may not have heard yet. */
  private hasActed = false

  constructor(town: Town, caseNo: string, entityCode: string, days: Days) {
    this.town = town
    this.caseNo = caseNo
    this.entityCode = entityCode
    this.days = days
  }

  async begin(date: LocalDate): Promise<void> {
    this.begun = date
    await this.until(date)
  }

  /** Waits for the nth day of the story. */
  async day(n: number): Promise<void> {
    await this.until(addDays(this.begun, n))
  }

  /** Looks at the case when its conductor has done what is to be done today. */
  async look(): Promise<CaseAnswer> {
    await this.caughtUp()
    return await this.town.supervisor.read<CaseAnswer>(`/cases/${this.caseNo}`)
  }

  /** Looks once a legal day until a fact holds. */
  async when(what: string, fact: (state: CaseAnswer) => boolean, days = 120): Promise<CaseAnswer> {
    const from = this.days.today()
    for (let n = 0; n <= days; n += 1) {
      const state = await this.look()
      if (fact(state)) return state
      await this.until(addDays(from, n + 1))
    }
    throw new Error(`${this.caseNo}: ${what} has not come within ${days} days`)
  }

  async later(days: number): Promise<void> {
    await this.until(addDays(this.days.today(), days))
  }

  protected async until(date: LocalDate): Promise<void> {
    if (date > this.days.today()) this.hasActed = false
    await this.days.until(date)
  }

  // What the conductor does about one act comes before the next one, however busy the machine is.
  private async caughtUp(): Promise<void> {
    if (this.hasActed) await this.days.caughtUp()
    this.hasActed = false
  }

  protected async give<T extends CommandType>(person: Person, type: T, payload: Commands[T]): Promise<void> {
    await this.caughtUp()
    this.hasActed = true
    await person.give(this.caseNo, type, payload)
  }

  protected get entity() {
    return this.town.entity(this.entityCode)
  }
}
