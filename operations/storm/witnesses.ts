import type { HeldOverTime } from './checks/held.ts'
import type { House } from './house.ts'
import type { PartName } from './plan.ts'
import type { Held } from './processes.ts'
import { heldBy } from './processes.ts'

const watched: readonly PartName[] = ['api-1', 'api-2', 'worker-1', 'worker-2']
const everyMs = 1_000
// By then it has loaded its code and opened what it works with.
const warmAfterMs = 5_000

/** Watches what APIs and workers hold from their start on. */
export function watchHeld(house: House) {
  const first = new Map<number, Held>()
  const look = () => {
    for (const name of watched) {
      const { pid, age } = house.part(name)
      if (pid === undefined || first.has(pid) || age < warmAfterMs) continue
      const held = heldBy(pid)
      if (held) first.set(pid, held)
    }
  }
  const looking = setInterval(look, everyMs)
  return {
    /** What each process that lives now held at first and holds now. */
    now(): HeldOverTime[] {
      return watched.flatMap((name) => {
        const { pid, age } = house.part(name)
        const before = pid === undefined ? undefined : first.get(pid)
        const last = pid === undefined ? undefined : heldBy(pid)
        return before && last ? [{ part: name, seconds: Math.round(age / 1000), first: before, last }] : []
      })
    },
    stop: () => clearInterval(looking),
  }
}
