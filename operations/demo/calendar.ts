import type { LocalDate } from '../../domain/dates.ts'

/** How one player lives through the days: it acts, then waits for a day or until all have caught up with its acts. */
export interface Days {
  readonly today: () => LocalDate
  /** Waits until the legal day has come. */
  readonly until: (date: LocalDate) => Promise<void>
  /** Waits, on the same day, until everybody has done what the acts of the players entail. */
  readonly caughtUp: () => Promise<void>
}

export interface Turning {
  readonly start: LocalDate
  /** Turns the clock to a day and waits until all have caught up; with today's day only waits. */
  readonly turn: (to: LocalDate) => Promise<void>
}

/** A play; what it throws ends all. */
export type Play = (days: Days) => Promise<void>

const soon = ''

/**
 * Plays all plays over one calendar, on each day one after another in their order, so that the same plays take the
 * same course on any machine: nobody acts while another does, and the day is turned when nobody has an act left for it.
 */
export async function playInTurns(plays: readonly Play[], { start, turn }: Turning): Promise<void> {
  let today = start
  const waiting = new Map<number, { readonly until: LocalDate; readonly goOn: () => void }>()
  const ended = new Set<number>()
  let paused = () => {}
  let failed: (error: unknown) => void = () => {}

  const pause = async (player: number, until: LocalDate) =>
    await new Promise<void>((goOn) => {
      waiting.set(player, { until, goOn })
      paused()
    })
  const begin = (player: number, play: Play) => {
    const days: Days = {
      today: () => today,
      until: async (date) => (date > today ? await pause(player, date) : undefined),
      caughtUp: async () => await pause(player, soon),
    }
    play(days).then(
      () => {
        ended.add(player)
        paused()
      },
      (error: unknown) => failed(error),
    )
  }
  // A player runs until it waits again or its play is over.
  const run = async (player: number) =>
    await new Promise<void>((resolve, reject) => {
      paused = resolve
      failed = reject
      const found = waiting.get(player)
      waiting.delete(player)
      if (found) found.goOn()
      else begin(player, plays[player]!)
    })

  for (const player of plays.keys()) await run(player)
  while (ended.size < plays.length) {
    const next = [...waiting.values()].map(({ until }) => until).sort()[0]!
    const to = next === soon ? today : next
    await turn(to)
    today = to
    for (const player of plays.keys()) {
      const found = waiting.get(player)
      if (found && found.until <= next) await run(player)
    }
  }
}
