import { writeFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import type { Actor } from '../../domain/actor.ts'
import { addDays } from '../../domain/calendar/days.ts'
import type { CaseState, Command, RecordedEvent } from '../../domain/case.ts'
import { decide } from '../../domain/decide.ts'
import { evolve } from '../../domain/evolve.ts'
import { isRefusal } from '../../domain/refusal.ts'
import { castOf, diceOf, randomCommand } from '../../fictitious/random-lives.ts'
import { nextDate } from '../../fictitious/next-date.ts'
import { fictitiousProposal } from '../../fictitious/proposal.ts'
import { catalogue } from '../../rules/catalogue.ts'
import { ruleBook } from '../../rules/index.ts'
import { kept } from './kept.ts'

// Lives random cases and keeps the ledgers of those that show something new, with what they fold to. Record again, into
// a file of a new name, when a release has new events; files of earlier releases stay as they are.

const file = process.argv[2]
if (file === undefined) throw new Error('Name the file to write, for example tests/ledgers/2026-11-29.json.gz')

const wanted = 24
const lives = Array.from({ length: 6_000 }, (_, seed) => live(seed))
const seen = new Set<string>()
const chosen = Array.from({ length: wanted }, () => {
  const best = lives.reduce((a, b) => (showsNew(b) / Math.sqrt(b.length) > showsNew(a) / Math.sqrt(a.length) ? b : a))
  for (const pair of pairsOf(best)) seen.add(pair)
  return best
})
const told = chosen.map((ledger) => ({ ledger, folded: kept(ledger) }))
writeFileSync(file, gzipSync(JSON.stringify(told), { level: 9 }))
console.log(`${chosen.length} ledgers, ${new Set(chosen.flat().map(({ type }) => type)).size} types of events`)

function live(seed: number): readonly RecordedEvent[] {
  const dice = diceOf(seed)
  const ledger: RecordedEvent[] = []
  const cast = castOf(fictitiousProposal)
  let today = '2026-04-07'
  let state: CaseState | undefined
  const contextOf = (actor: Actor) => ({ today, actor, rules: ruleBook, catalogue })
  const give = (actor: Actor, command: Command) => {
    const decision = decide(state, command, contextOf(actor))
    for (const event of isRefusal(decision) ? [] : decision) {
      const recorded = { ...event, on: today, by: actor.id } as RecordedEvent
      ledger.push(recorded)
      state = evolve(state, 'BH-2026-000001', recorded)
    }
  }
  give(cast[0]!, { type: 'listing.propose', payload: fictitiousProposal })
  const silent = dice(2) === 0
  for (let attempt = 0; attempt < 400 && state; attempt += 1) {
    if (dice(5) === 0) today = dice(2) === 0 ? nextDate(state, today) : addDays(today, [1, 3, 8, 20, 60][dice(5)] ?? 1)
    const actor = cast[dice(cast.length)]!
    const command = randomCommand(state, contextOf(actor), dice, silent ? ['rectification.commit'] : [])
    if (command) give(actor, command)
  }
  return ledger
}

// Types of events, and two types one after the other, that no ledger chosen before shows; a type counts for five.
function showsNew(ledger: readonly RecordedEvent[]): number {
  const fresh = pairsOf(ledger).filter((pair) => !seen.has(pair))
  return fresh.reduce((sum, pair) => sum + (pair.includes(' ') ? 1 : 5), 0)
}

function pairsOf(ledger: readonly RecordedEvent[]): string[] {
  return [...new Set(ledger.flatMap(({ type }, at) => [type, ...(at > 0 ? [`${ledger[at - 1]!.type} ${type}`] : [])]))]
}
