import type { StormReport } from './run.ts'
import { heldBounds } from './checks/held.ts'

const toldFaults = 100

/** The figures of a storm, for machines. */
export function figuresOf({ checks, faults, fallen, statuses, ownEnds, held, seconds }: StormReport) {
  return {
    seconds,
    blows: Object.fromEntries(fallen.byKind),
    notTried: [...fallen.notTried],
    answers: Object.fromEntries(statuses),
    endedByThemselves: ownEnds.length,
    checks: checks.map(({ name, looked, faults: found }) => ({ name, looked, faults: found.length })),
    held,
    faults,
  }
}

/** Says what the storm has done and what the checks have found. */
export function tell(
  { checks, faults, fallen, statuses, ownEnds, held, seconds }: StormReport,
  say: (line: string) => void,
) {
  say('Blows')
  for (const [name, count] of [...fallen.byKind].toSorted(([a], [b]) => (a < b ? -1 : 1)))
    say(`  ${String(count).padStart(5)}  ${name}`)
  for (const why of fallen.notTried) say(`  Not tried: ${why}`)
  say('Answers to clients, by status (0: none)')
  for (const [status, count] of [...statuses].toSorted(([a], [b]) => a - b))
    say(`  ${String(count).padStart(5)}  ${status}`)
  say(`Parts that ended or did not start though no blow was meant for them: ${ownEnds.length}`)
  const words = new Map<string, number>()
  for (const { part, words: last } of ownEnds) {
    const line = `${part}: ${last.slice(0, 200)}`
    words.set(line, (words.get(line) ?? 0) + 1)
  }
  for (const [line, count] of words) say(`  ${String(count).padStart(5)}  ${line}`)
  say(`Held at first and at the end (at most ${heldBounds.memoryMiB} MiB and ${heldBounds.handles} handles more)`)
  for (const { part, seconds: lived, first, last } of held)
    say(
      `  ${part} of ${lived} s: ${first.memoryMiB} to ${last.memoryMiB} MiB, ${first.handles ?? '?'} to ${last.handles ?? '?'} handles`,
    )
  say('Checks')
  for (const { name, looked, faults: found } of checks)
    say(`  ${found.length === 0 ? 'good' : `${found.length} FAULTS`}: ${name} (${looked})`)
  for (const fault of faults.slice(0, toldFaults)) say(`  ${fault}`)
  say(`${faults.length === 0 ? 'Nothing was lost' : `${faults.length} faults`}; ${seconds} s`)
}
