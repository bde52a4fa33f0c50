import type { Dice } from '../../../fictitious/payloads.ts'

/** Everything that a function of dice can answer, each answer once: it is asked with every fall of every die. */
export function branchesOf<T>(ask: (dice: Dice) => T): T[] {
  const found = new Map<string, T>()
  const falls: number[][] = [[]]
  for (const given of falls) {
    let thrown = 0
    const answer = ask((sides) => {
      const at = thrown++
      if (at === given.length) {
        for (let fall = 1; fall < sides; fall += 1) falls.push([...given, fall])
        given.push(0)
      }
      return given[at]!
    })
    found.set(JSON.stringify(answer), answer)
  }
  return [...found.values()]
}
