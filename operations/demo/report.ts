import type { Pool } from 'pg'
import type { LocalDate } from '../../domain/dates.ts'
import type { Person } from './client.ts'
import type { Explained } from './explained.ts'
import type { Part } from './filling.ts'

/** The table at the end, for people and, as JSON, for machines. */
export interface Figures {
  readonly cases: number
  readonly byEnd: Readonly<Record<string, number>>
  readonly byStory: Readonly<Record<string, number>>
  readonly interviews: Readonly<Record<string, number>>
  readonly deadlines: {
    readonly kept: number
    readonly missed: number
    readonly open: number
    readonly provisional: number
  }
  readonly districts: readonly {
    readonly district: string
    readonly rate: number | null
    readonly inTime: number
    readonly late: number
    readonly overdue: number
  }[]
  readonly ledgerEntries: number
  /** Deadlines that explain themselves in both languages and by counting, of all there are. */
  readonly explained: { readonly deadlines: number; readonly of: number }
  readonly faults: readonly string[]
}

/** Counts what the year has brought; the table says it for people, word for word the same for the same year. */
export async function report({
  pool,
  parts,
  today,
  supervisor,
  explained,
  faults,
}: {
  readonly pool: Pool
  readonly parts: readonly Part[]
  readonly today: LocalDate
  readonly supervisor: Person
  readonly explained: Explained
  readonly faults: readonly string[]
}): Promise<{ readonly figures: Figures; readonly table: string }> {
  const lines: string[] = []
  const say = (line: string) => void lines.push(line)
  const count = async (sql: string, values: unknown[] = []) => {
    const { rows } = await pool.query<{ word: string; n: number }>(sql, values)
    return Object.fromEntries(rows.map(({ word, n }) => [word, n]))
  }
  const byEnd = await count(
    `SELECT coalesce(outcome, 'in force: ' || stage) AS word, count(*)::integer AS n FROM cases GROUP BY word ORDER BY n DESC, word`,
  )
  const interviews = await count(
    `SELECT i->>'kind' || ' ' || (i->>'status') AS word, count(*)::integer AS n
     FROM cases, jsonb_array_elements(state->'interviews') AS i GROUP BY word ORDER BY word`,
  )
  const deadlines = await count(
    `SELECT CASE WHEN closed_as = 'met' AND closed_on <= due_on THEN 'kept'
       WHEN closed_as = 'met' OR (closed_on IS NULL AND due_on < $1) THEN 'missed'
       WHEN closed_on IS NULL THEN 'open' ELSE 'other' END AS word, count(*)::integer AS n
     FROM deadlines WHERE topic NOT LIKE 'publicity.m%' GROUP BY word`,
    [today],
  )
  const { provisional = 0 } = await count(
    `SELECT 'provisional' AS word, count(*)::integer AS n FROM deadlines WHERE provisional`,
  )
  const { entries = 0 } = await count(`SELECT 'entries' AS word, count(*)::integer AS n FROM ledger`)
  const { items } = await supervisor.read<{ items: Figures['districts'] }>('/districts/rates')
  const figures: Figures = {
    cases: parts.length,
    byEnd,
    byStory: countStories(parts),
    interviews,
    deadlines: {
      kept: deadlines['kept'] ?? 0,
      missed: deadlines['missed'] ?? 0,
      open: deadlines['open'] ?? 0,
      provisional,
    },
    districts: items.map(({ district, rate, inTime, late, overdue }) => ({ district, rate, inTime, late, overdue })),
    ledgerEntries: entries,
    explained: { deadlines: explained.deadlines - explained.faults.length, of: explained.deadlines },
    faults,
  }
  table(say, 'Cases by end', byEnd)
  table(say, 'Interviews', interviews)
  table(say, 'Deadlines', figures.deadlines)
  say('\nDistricts (rectified of those whose term is over)')
  for (const { district, rate, inTime, late, overdue } of figures.districts) {
    say(
      `  ${district}  ${rate === null ? '   –' : `${rate.toFixed(1).padStart(5)} %`}  in time ${inTime}, late ${late}, not ${overdue}`,
    )
  }
  say(
    `\n${figures.explained.deadlines} of ${figures.explained.of} deadlines explain themselves, day by day and in Chinese and English`,
  )
  say(
    `${entries} ledger entries; ${faults.length === 0 ? 'every case stands where its story says, and every ledger folds to its state' : `${faults.length} faults:`}`,
  )
  for (const fault of faults) say(`  ${fault}`)
  return { figures, table: `${lines.join('\n')}\n` }
}

function countStories(parts: readonly Part[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const { story } of parts) counts[story.name] = (counts[story.name] ?? 0) + 1
  return counts
}

function table(say: (line: string) => void, title: string, rows: Readonly<Record<string, number>>): void {
  say(`\n${title}`)
  for (const [word, n] of Object.entries(rows)) say(`  ${String(n).padStart(5)}  ${word}`)
}
