import type { Bilingual } from '../../domain/calendar/types.ts'
import type { Surveyed } from './all-checkpoints.ts'
import { readCheckpoint } from './note.ts'
import type { OutsideCopy } from './outside.ts'

/** With what a verification has compared the record, and what it would have needed besides. */
export interface Compared {
  /** Leaves of the copy outside; null where there is no copy. */
  readonly leaves: number | null
  readonly checkpoints: number
  readonly keys: number
  /** Checkpoints kept elsewhere that were handed in. */
  readonly trusted: number
  /** How many items of the log, from the first, a signed checkpoint outside the database covers. */
  readonly covered: number
  /** Why this is no ground to say that nothing was altered; empty when it is. */
  readonly lacking: readonly (Bilingual & { readonly code: Lack })[]
}

const words = {
  'copy.absent': {
    zh: '没有库外副本，数据库只与自己比对，被整体重写也看不出来。请用 --copy 指明副本所在，或者先查明副本为何不在。',
    en: 'There is no copy outside the database, so it was compared with itself only: a history rewritten as a whole would not show. Name the copy with --copy, or find out first why it is gone.',
  },
  'copy.noLeaves': {
    zh: '库外副本没有日志条目（leaves 不存在或为空）。请换用完好的副本，或者先查明原因。',
    en: 'The copy outside has no leaves (the file is missing or empty). Take a whole copy, or find out first what became of it.',
  },
  'copy.noCheckpoints': {
    zh: '库外副本没有已签署的检查点。请换用完好的副本，或者先查明原因。',
    en: 'The copy outside has no signed checkpoint. Take a whole copy, or find out first what became of it.',
  },
  'copy.noKeys': {
    zh: '库外副本没有公钥（keys.txt 不存在或为空），签名无从核对；库内的公钥不能证明任何事。请换用完好的副本。',
    en: 'The copy outside has no public key (keys.txt is missing or empty), so no signature can be checked; keys in the database prove nothing. Take a whole copy.',
  },
  'log.stoodStill': {
    zh: '日志曾长时间停顿：其间的条目写入十五分钟以后才入链，此前若被改动，无从得知。如停顿另有说明（停机、维护），请用 --outage 起/止 指明；否则请查明原因。',
    en: 'The log stood still: what was written then got its leaf more than 15 minutes later, and until it did nothing would show a change. Where you know of the outage, name it with --outage FROM/TO; otherwise find out why.',
  },
  'copy.behind': {
    zh: '库外副本早已中断，其后的条目没有比对。请查明记录程序为何没有继续复制，或者换用较新的副本。',
    en: 'The copy outside ended long ago, and what follows was compared with nothing. Find out why the worker no longer copies, or take a newer copy.',
  },
} as const satisfies Readonly<Record<string, Bilingual>>

export type Lack = keyof typeof words

/**
 * Says what the record was compared with. `isBehind`: the copy does not cover what it should have by now; `stoodStill`: what
 * it covers waited for long, and nobody has said why.
 */
export function comparedWith(
  outside: OutsideCopy | undefined,
  { count: checkpoints, largest }: Pick<Surveyed, 'count' | 'largest'>,
  trusted: readonly string[],
  { isBehind, stoodStill }: { readonly isBehind: boolean; readonly stoodStill: boolean },
): Compared {
  const leaves = outside ? Math.floor(outside.leaves.length / 32) : null
  const keys = outside?.publicKeys.length ?? 0
  const covered = firstUncovered(largest, trusted)
  const lacks: Lack[] =
    leaves === null
      ? ['copy.absent']
      : [
          ...(leaves === 0 ? ['copy.noLeaves' as const] : []),
          ...(checkpoints === 0 ? ['copy.noCheckpoints' as const] : []),
          ...(keys === 0 ? ['copy.noKeys' as const] : []),
        ]
  if (lacks.length === 0 && isBehind) lacks.push('copy.behind')
  if (stoodStill) lacks.push('log.stoodStill')
  return {
    leaves,
    checkpoints,
    keys,
    trusted: trusted.length,
    covered,
    lacking: lacks.map((code) => ({ code, ...words[code] })),
  }
}

/** How many items of the log the largest checkpoint outside the database covers, that of the copy being `largest`. */
export function firstUncovered(largest: number, trusted: readonly string[]): number {
  return trusted.reduce((most, note) => Math.max(most, readCheckpoint(note)?.size ?? 0), largest)
}

/**
 * The checkpoints in a text: signed notes one after the other, as a file of a witness has them, lines of JSON with a `note`,
 * or name, size and root alone on three lines, as letters are printed with them, the root in groups. Blanks at the ends of
 * lines do not count.
 */
export function notesIn(text: string): string[] {
  const plain = text
    .split(/\r?\n/)
    .map((line) => noteOfJson(line) ?? line)
    .join('\n')
    .split('\n')
    .map((line) => line.trim())
    .join('\n')
  const note =
    /^(\S+)\n(0|[1-9]\d{0,14})\n([A-Za-z0-9+/](?: ?[A-Za-z0-9+/]){42} ?=)(?:\n|$)(?:((?:[^\n]+\n)*)\n+((?:— \S+ \S+(?:\n|$))+))?/gmu
  return [...plain.matchAll(note)].map(([, origin, size, root, more = '', signatures]) => {
    const head = `${origin}\n${size}\n${root?.replaceAll(' ', '')}\n`
    return signatures === undefined ? head : `${head}${more}\n${signatures.trimEnd()}\n`
  })
}

function noteOfJson(line: string): string | undefined {
  if (!line.startsWith('{')) return undefined
  try {
    const read = JSON.parse(line) as { note?: unknown }
    return typeof read.note === 'string' ? read.note : undefined
  } catch (error) {
    // What a crash has left of a line is no checkpoint.
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}
