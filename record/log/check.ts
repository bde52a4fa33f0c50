import { erasedFields, hashEntry } from './entry-hash.ts'
import type { Fault, FaultCode } from './faults.ts'
import type { Beside, Erasure, LedgerEntry } from './leaf.ts'
import { besideContent, erasureContent, leafOf } from './leaf.ts'
import type { LeafBytes } from './leaf-bytes.ts'
import { createFrontier } from './merkle.ts'
import type { Checkpoint } from './note.ts'
import { isSigned, readCheckpoint, signingKeyId } from './note.ts'

/** A leaf with what it stands for, where that is still there. */
export interface LoggedItem {
  readonly position: number
  readonly seq: number | null
  readonly erasureId: number | null
  readonly besideId?: number | null
  readonly caseNo: string
  readonly caseSeq: number | null
  readonly hash: Buffer
  readonly entry?: LedgerEntry | undefined
  /** False where the entry has a number that no double is, so that its hash would be that of another. */
  readonly isExact?: boolean
  readonly erasure?: Erasure | undefined
  readonly beside?: Beside | undefined
}

/** A checkpoint as it is kept, in the database or outside. */
export interface KeptCheckpoint {
  readonly note: string
  /** The real instant at which it was made, in milliseconds since 1970; given only where no entry was waiting then. */
  readonly completeAt?: number | undefined
  /**
   * Kept elsewhere than in the copy, by somebody who trusts it: it counts also where no key is known, or where it has no
   * signature, as on paper.
   */
  readonly trusted?: boolean
}

/** What the log is checked against. */
export interface Against {
  readonly origin: string
  /** Without any, no signature is checked. */
  readonly publicKeys: readonly string[]
  /** The copy of the leaves outside the database, 32 bytes each. */
  readonly outsideLeaves?: LeafBytes | undefined
  readonly erasures: readonly Erasure[]
  keyOf(caseNo: string, subject: string): Buffer | undefined
  /** The real instant of a legal one, to tell what was written afterwards; absent where times are not real. */
  readonly realInstant?: ((legal: number) => number) | undefined
}

/** A check under way. Items come in the order of the log; then what has no leaf, and every case. */
export interface Check {
  /** Takes checkpoints before the log grows beyond their sizes. */
  expect(checkpoints: readonly KeptCheckpoint[]): void
  take(item: LoggedItem): void
  finish(rest: {
    /** Entries without a leaf; `late` ones should have had it by now. */
    readonly waiting: readonly { readonly entry: LedgerEntry; readonly late: boolean }[]
    readonly unloggedErasures: readonly Erasure[]
    readonly cases: Iterable<{ readonly caseNo: string; readonly version: number }>
  }): { readonly size: number; readonly root: Buffer; readonly faults: readonly Fault[] }
}

// A transaction may take so long between reading the clock and its commit, and clocks of machines may differ.
const slackMs = 60_000
const hashBytes = 32
const mostMissing = 1_000_000

/** Begins a check of the whole log: pure over what it is given. */
export function beginCheck(against: Against): Check {
  const faults: Fault[] = []
  const frontier = createFrontier()
  const lastOfCase = new Map<string, number>()
  const erased = erasedFields(against.erasures)
  const unmet = new Set<string>(erased.keys())
  let expected: ExpectedCheckpoint[] = []
  const outside = against.outsideLeaves
  const outsideSize = outside ? Math.floor(outside.length / hashBytes) : 0
  // What the last good checkpoint covers; the first item behind it is where a rewritten history may begin.
  let proven = 0
  let completeAt = -Infinity

  const hashOf = (entry: LedgerEntry): Buffer =>
    hashEntry(
      entry,
      erased,
      (caseNo, subject) => against.keyOf(caseNo, subject),
      (field) => unmet.delete(field),
    )

  const follow = ({ caseNo, caseSeq }: LedgerEntry, place: Partial<Fault>) => {
    if (caseSeq !== (lastOfCase.get(caseNo) ?? 0) + 1)
      faults.push({ code: 'entry.outOfOrder', caseNo, caseSeq, ...place })
    lastOfCase.set(caseNo, caseSeq)
  }

  const checkpointsHere = () => {
    while (expected[0]?.size === frontier.size) {
      const checkpoint = expected.shift()!
      if (checkpoint.root.equals(frontier.root())) proven = checkpoint.size
      else faults.push({ code: rootFault(checkpoint), position: proven, size: checkpoint.size })
      completeAt = Math.max(completeAt, checkpoint.completeAt ?? -Infinity)
    }
  }

  function push(leaf: Buffer, position: number, named: Partial<Fault>): void {
    const copy =
      outside && position < outsideSize ? outside.subarray(position * hashBytes, (position + 1) * hashBytes) : leaf
    if (!copy.equals(leaf)) faults.push({ code: 'leaf.changed', position, ...named })
    checkpointsHere()
    // Beyond a rewritten leaf the copy is followed, so that one alteration is told once.
    frontier.push(Buffer.from(copy))
  }

  return {
    expect(checkpoints) {
      const read = readCheckpoints(against, checkpoints, faults)
      // Where it was kept nobody could see in time what it is compared with.
      for (const late of read.filter(({ size }) => size < frontier.size))
        faults.push({ code: rootFault(late), size: late.size })
      expected = [...expected, ...read.filter(({ size }) => size >= frontier.size)].sort((a, b) => a.size - b.size)
    },
    take(item) {
      const { position, caseNo, entry, erasure, hash } = item
      const named = { caseNo, ...(item.caseSeq === null ? {} : { caseSeq: item.caseSeq }) }
      const fault = (code: FaultCode) => faults.push({ code, position, ...named })
      if (position - frontier.size > mostMissing) {
        // Nobody has cut so much out of the middle: somebody has put one far ahead.
        faults.push({ code: 'leaf.missing', position: frontier.size })
        return
      }
      while (frontier.size < position) {
        faults.push({ code: 'leaf.missing', position: frontier.size })
        push(Buffer.alloc(hashBytes), frontier.size, {})
      }
      checkpointsHere()
      if (item.seq !== null) {
        if (!entry) fault('entry.missing')
        else {
          if (item.isExact === false || !hashOf(entry).equals(hash)) fault('entry.changed')
          else if (caseNo !== entry.caseNo || item.caseSeq !== entry.caseSeq) fault('leaf.changed')
          follow(entry, { position })
          if (against.realInstant && against.realInstant(Date.parse(entry.at)) < completeAt - slackMs)
            fault('entry.backdated')
        }
      } else if ((item.besideId ?? null) !== null) {
        if (!item.beside || !leafOf(besideContent(item.beside)).equals(hash)) fault('beside.changed')
        else if (caseNo !== item.beside.caseNo || item.caseSeq !== null) fault('leaf.changed')
      } else if (!erasure || !leafOf(erasureContent(erasure)).equals(hash)) fault('erasure.changed')
      else if (caseNo !== erasure.caseNo || item.caseSeq !== null) fault('leaf.changed')
      push(hash, position, named)
    },
    finish({ waiting, unloggedErasures, cases }) {
      checkpointsHere()
      const size = frontier.size
      const root = frontier.root()
      for (let position = size; position < outsideSize; position += 1) {
        faults.push({ code: 'leaf.missing', position })
        if (position - size >= 9) break
      }
      for (const checkpoint of expected) {
        faults.push({ code: checkpoint.trusted ? 'trusted.beyond' : 'checkpoint.beyond', size: checkpoint.size })
      }
      for (const { entry, late } of waiting) {
        const { seq, caseNo, caseSeq } = entry
        if (late) faults.push({ code: 'entry.notLogged', seq, caseNo, caseSeq })
        follow(entry, { seq })
      }
      for (const field of unmet) faults.push({ code: 'erasure.changed', caseNo: erased.get(field)!.caseNo })
      for (const { caseNo } of unloggedErasures) faults.push({ code: 'erasure.notLogged', caseNo })
      for (const { caseNo, version } of cases) {
        const last = lastOfCase.get(caseNo) ?? 0
        if (last !== version) faults.push({ code: 'case.incomplete', caseNo, caseSeq: Math.min(last, version) + 1 })
        lastOfCase.delete(caseNo)
      }
      for (const caseNo of lastOfCase.keys()) faults.push({ code: 'case.incomplete', caseNo, caseSeq: 1 })
      return { size, root, faults }
    },
  }
}

const rootFault = ({ trusted }: KeptCheckpoint) => (trusted ? 'trusted.root' : 'checkpoint.root')

type ExpectedCheckpoint = KeptCheckpoint & Checkpoint

function readCheckpoints(
  { origin, publicKeys }: Against,
  checkpoints: readonly KeptCheckpoint[],
  faults: Fault[],
): ExpectedCheckpoint[] {
  const kept = new Map<string, KeptCheckpoint>()
  for (const one of checkpoints) {
    const name = `${one.trusted === true} ${one.note}`
    if (!kept.has(name) || one.completeAt !== undefined) kept.set(name, one)
  }
  const read = [...kept.values()].map((one) => ({
    ...one,
    ...(readCheckpoint(one.note) ?? { size: 0, origin: '', root: Buffer.alloc(0) }),
  }))
  for (const one of read) {
    const needsNone = publicKeys.length === 0 || (one.trusted === true && signingKeyId(one.note) === '')
    const isOurs = one.origin === origin && (needsNone || isSigned(one.note, publicKeys))
    if (!isOurs) faults.push({ code: one.trusted ? 'trusted.signature' : 'checkpoint.signature', size: one.size })
  }
  return read.filter(({ root }) => root.length === hashBytes)
}
