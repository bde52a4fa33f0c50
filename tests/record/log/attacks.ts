import type { Dice } from '../../../fictitious/payloads.ts'
import type { LoggedItem } from '../../../record/log/check.ts'
import type { LedgerEntry } from '../../../record/log/leaf.ts'
import type { World } from './world.ts'
import { hashOf } from './world.ts'

/** What a superuser of the database may do, with everything that lies in it recomputed where `consistent`. */
export type Attack = (world: World, dice: Dice, consistent: boolean) => Harm

/** The first entry that is harmed: by its place in the log or, where it has none, by its case. */
interface Harm {
  readonly position?: number
  readonly caseNo?: string
}

/** An entry of the log, its place, chosen by chance. */
function anyEntry(world: World, dice: Dice): LoggedItem & { entry: LedgerEntry } {
  const found = world.items.filter((item) => item.entry)
  return found[dice(found.length)]! as LoggedItem & { entry: LedgerEntry }
}

/** Leaves computed again from the rows as they now are, with positions without a gap. */
function recompute(world: World): void {
  world.items = world.items.map((item, position) => ({
    ...item,
    position,
    hash: item.entry ? hashOf(world.keys, world.erasures, item.entry) : item.hash,
    ...(item.entry ? { caseNo: item.entry.caseNo, caseSeq: item.entry.caseSeq, seq: item.entry.seq } : {}),
  }))
}

function replace(world: World, position: number, entry: LedgerEntry): void {
  world.items = world.items.map((item) => (item.position === position ? { ...item, entry } : item))
}

const edits: readonly ((entry: LedgerEntry, dice: Dice) => Partial<LedgerEntry>)[] = [
  ({ data }) => ({ data: { ...(data as object), outcome: 'notList' } }),
  ({ data }) => ({ data: changeFirstText(data) }),
  ({ actor }) => ({ actor: `${actor}x` }),
  ({ role }) => ({ role: role === 'reviewer' ? 'caseOfficer' : 'reviewer' }),
  ({ onBehalfOf }) => ({ onBehalfOf: onBehalfOf === null ? 'somebody' : null }),
  ({ reason }) => ({ reason: reason === null ? '补记' : null }),
  ({ legalBasis }) => ({ legalBasis: `${legalBasis}之一` }),
  ({ requestId }) => ({ requestId: `${requestId}0` }),
  ({ at }) => ({ at: at.replace('000Z', '001Z') }),
  ({ on }) => ({ on: on === '2026-04-07' ? '2026-04-08' : '2026-04-07' }),
  ({ type }) => ({ type: type === 'listing.revised' ? 'listing.withdrawn' : 'listing.revised' }),
  ({ opens }) => ({ opens: opens === null ? [{ key: 'x' }] : null }),
  ({ closes }) => ({ closes: closes === null ? [{ key: 'x', as: 'void' }] : null }),
  ({ seq }) => ({ seq: seq + 100_000 }),
]

function changeFirstText(data: unknown): unknown {
  let changed = false
  return JSON.parse(JSON.stringify(data), (_name, value: unknown) => {
    if (changed || typeof value !== 'string') return value
    changed = true
    return `${value}。`
  })
}

const edit: Attack = (world, dice, consistent) => {
  const { position, entry } = anyEntry(world, dice)
  replace(world, position, { ...entry, ...edits[dice(edits.length)]!(entry, dice) })
  if (consistent) recompute(world)
  return { position }
}

const insert: Attack = (world, dice, consistent) => {
  const { position, entry } = anyEntry(world, dice)
  const { caseNo } = entry
  const forged = { ...entry, seq: entry.seq + 500_000, requestId: 'forged', caseSeq: entry.caseSeq + dice(2) }
  if (!consistent) {
    world.waiting.push({ entry: forged, late: true })
    return { caseNo }
  }
  // Put between the others, and all that follows in its case counted on. At the end it would be as good as a command.
  const at = Math.min(position + dice(2), world.items.length - 1)
  const shifted = world.items.map((item) => {
    const moves = item.entry && item.position >= at && item.entry.caseNo === caseNo
    return moves ? { ...item, entry: { ...item.entry!, caseSeq: item.entry!.caseSeq + 1 } } : item
  })
  world.items = shifted.toSpliced(at, 0, {
    ...shifted[position]!,
    entry: { ...forged, caseSeq: at === position ? entry.caseSeq : entry.caseSeq + 1 },
  })
  world.cases.set(caseNo, world.cases.get(caseNo)! + 1)
  recompute(world)
  return { position: at }
}

/** Appended like an honest entry, but with a time long past. */
const backdate: Attack = (world, dice) => {
  const { entry } = anyEntry(world, dice)
  const caseSeq = world.cases.get(entry.caseNo)! + 1
  world.cases.set(entry.caseNo, caseSeq)
  const position = world.items.length
  const forged = { ...entry, seq: 900_000, caseSeq, at: '2026-04-07T01:00:00.000000Z', requestId: 'forged' }
  world.items.push({
    position,
    seq: 900_000,
    erasureId: null,
    caseNo: entry.caseNo,
    caseSeq,
    hash: hashOf(world.keys, [], forged),
    entry: forged,
  })
  return { position }
}

const remove: Attack = (world, dice, consistent) => {
  const { position, caseNo } = anyEntry(world, dice)
  if (!consistent) {
    world.items = world.items.map((item) => (item.position === position ? { ...item, entry: undefined } : item))
    return { position }
  }
  world.items = world.items
    .filter((item) => item.position !== position)
    .map((item) => {
      const moves = item.entry && item.position > position && item.caseNo === caseNo
      return moves ? { ...item, entry: { ...item.entry!, caseSeq: item.entry!.caseSeq - 1 } } : item
    })
  const version = world.cases.get(caseNo)! - 1
  if (version === 0) world.cases.delete(caseNo)
  else world.cases.set(caseNo, version)
  recompute(world)
  return { position }
}

const reorder: Attack = (world, dice, consistent) => {
  const a = anyEntry(world, dice).position
  const b = (a + 1 + dice(world.items.length - 1)) % world.items.length
  const [first, second] = [world.items[a]!, world.items[b]!]
  if (consistent) {
    world.items = world.items.with(a, second).with(b, first)
    recompute(world)
  } else {
    world.items = world.items
      .with(a, { ...first, entry: second.entry, erasure: second.erasure })
      .with(b, { ...second, entry: first.entry, erasure: first.erasure })
  }
  return { position: Math.min(a, b) }
}

const cutTail: Attack = (world, dice, consistent) => {
  const kept = dice(world.items.length)
  world.items = world.items.slice(0, kept)
  if (consistent) {
    world.cases.clear()
    for (const { caseNo, caseSeq } of world.items) if (caseSeq !== null) world.cases.set(caseNo, caseSeq)
    world.checkpoints = world.checkpoints.filter(({ note }) => Number(note.split('\n')[1]) <= kept)
  }
  return { position: kept }
}

const rewriteAll: Attack = (world, dice) => {
  world.items = world.items.map((item) =>
    item.entry ? { ...item, entry: { ...item.entry, ...edits[dice(edits.length)]!(item.entry, dice) } } : item,
  )
  recompute(world)
  world.checkpoints = []
  return { position: world.items.find(({ entry }) => entry)!.position }
}

export const attacks: Readonly<Record<string, Attack>> = {
  edit,
  insert,
  backdate,
  remove,
  reorder,
  cutTail,
  rewriteAll,
}
