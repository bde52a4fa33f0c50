import { randomBytes } from 'node:crypto'
import type { Pool } from 'pg'
import type { Tier } from '../../domain/law/rulebook-types.ts'
import { usualMeasures } from '../../rules/usual-measures.ts'
import type { Dice } from '../../fictitious/payloads.ts'
import { fictitiousProposal, onDecision } from '../../fictitious/proposal.ts'
import type { Story } from './stories.ts'
import { stories } from './stories.ts'
import type { Town } from './town.ts'
import { openTown } from './town.ts'

/** One case with the story it is to live. */
export interface Part {
  readonly caseNo: string
  readonly entityCode: string
  readonly story: Story
}

export interface Filling {
  readonly pool: Pool
  readonly address: string
  readonly workbook: Uint8Array
  readonly cases: number
  readonly dice: Dice
  readonly say: (line: string) => void
}

interface Opened {
  readonly caseNo: string
  readonly entityCode: string
  readonly tier: Tier
}

const importWithinMs = 60_000

// Far from the numbers of the workbook.
const firstSerial = 90_001

/** Loads the sample workbook through the API, proposes what is missing to the number asked for, and casts the stories. */
export async function fillTown({
  pool,
  address,
  workbook,
  cases,
  dice,
  say,
}: Filling): Promise<{ town: Town; parts: Part[] }> {
  const house = { pool, address, password: randomBytes(12).toString('hex') }
  const before = await openTown(house, [])
  const { id } = await before.officer.upload('listing-import.xlsx', workbook)
  const progress = await finished(before, id)
  say(`The workbook is loaded: ${progress.accepted} cases in review, ${progress.refused} rows refused`)
  for (let more = progress.accepted; more < cases; more += 1) {
    const proposal = { ...fictitiousProposal, tier: 'serious', measures: usualMeasures.serious } as const
    await before.officer.propose(onDecision(firstSerial + more, proposal))
  }
  const opened = await inOrder(pool, await listAll(before))
  const codes = [...new Set(opened.map(({ entityCode }) => entityCode))]
  const town = await openTown(house, codes)
  return { town, parts: cast(opened.slice(0, cases), dice) }
}

async function finished(town: Town, id: string): Promise<{ accepted: number; refused: number }> {
  for (
    const end = Date.now() + importWithinMs;
    Date.now() < end;
    await new Promise((resolve) => setTimeout(resolve, 200))
  ) {
    const progress = await town.officer.read<{ status: string; accepted: number; refused: number }>(`/imports/${id}`)
    if (progress.status === 'finished') return progress
  }
  throw new Error('The workbook was not loaded within a minute')
}

async function listAll(town: Town): Promise<Opened[]> {
  const found: Opened[] = []
  let cursor = ''
  do {
    const page = await town.supervisor.read<{ items: Opened[]; next?: string }>(`/cases?limit=200${cursor}`)
    found.push(...page.items)
    cursor = page.next === undefined ? '' : `&cursor=${page.next}`
  } while (cursor !== '')
  return found
}

// An import opens cases side by side, so their numbers need not follow the rows of the workbook: parts are cast by row.
async function inOrder(pool: Pool, opened: readonly Opened[]): Promise<Opened[]> {
  const { rows } = await pool.query<{ caseNo: string; row: number }>(
    `SELECT case_no AS "caseNo", split_part(request_id, '/', 3)::integer AS row FROM ledger
     WHERE case_seq = 1 AND request_id LIKE 'import/%'`,
  )
  const rowOf = new Map(rows.map(({ caseNo, row }) => [caseNo, row]))
  // Proposals come after the workbook, one by one.
  return opened.toSorted((a, b) => (rowOf.get(a.caseNo) ?? Infinity) - (rowOf.get(b.caseNo) ?? Infinity) || 0)
}

// Each story is cast once where a case fits it, the others are drawn by weight.
function cast(opened: readonly Opened[], dice: Dice): Part[] {
  const uncast = new Set(stories)
  return opened.map(({ caseNo, entityCode, tier }) => {
    const fitting = stories.filter((story) => story.tiers.includes(tier))
    const first = fitting.find((story) => uncast.has(story))
    const story = first ?? drawn(fitting, dice)
    uncast.delete(story)
    return { caseNo, story, entityCode }
  })
}

function drawn(fitting: readonly Story[], dice: Dice): Story {
  const urn = fitting.flatMap((story) => Array<Story>(story.weight).fill(story))
  const story = urn[dice(urn.length)]
  if (!story) throw new Error('No story fits')
  return story
}
