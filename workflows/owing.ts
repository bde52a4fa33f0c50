import type { CaseView } from '../domain/view.ts'
import { closedLoop } from './closed-loop.ts'
import type { Conductor } from './conductor.ts'

/**
 * Whether a conductor that sees this view has something to do at once. Asked of the very procedure that conducts, on a
 * dry run in which whatever it would do is only noticed: so no second list of what is due can differ from it.
 */
export async function owesAct(view: CaseView): Promise<boolean> {
  let owes = false
  const forever = new Promise<never>(() => undefined)
  const act = async () => {
    owes = true
    await forever
  }
  const wait = async (over: boolean) => (over ? undefined : await forever)
  const dry: Conductor = {
    view,
    until: async (fact) => await wait(fact(view)),
    async reached(fact, instant) {
      await wait(fact(view) || (instant(view) ?? Infinity) <= 0)
      return fact(view)
    },
    do: act,
    // Looking at what has just been read again would show the same.
    refresh: async () => undefined,
    deliver: act,
  }
  void closedLoop(dry)
  // All that passes at once has passed when everything that was ready has had its turn.
  await new Promise((resolve) => setImmediate(resolve))
  return owes
}
