import type { CaseState } from '../../../domain/case.ts'
import type { AxisRow, Mark, Stretch } from '../../kit/time-axis.tsx'
import type { Bilingual } from '../../kit/words.ts'
import type { NextStep } from '../matter/next-step.ts'

/** One matter as a row of the time axis. */
export function axisRowOf(state: CaseState, next: NextStep): AxisRow {
  const { publicity } = state
  const due = next.kind === 'owed' ? next.due : undefined
  const marks: Mark[] = [
    ...(publicity && publicity.status !== 'ended' ? [{ kind: 'repair', on: publicity.repairFrom } as const] : []),
    ...(due ? [{ kind: 'due', on: due.dueOn } as const] : []),
  ]
  return { stretches: stretchesOf(state), marks, words: wordsOf(state, next) }
}

function stretchesOf({ publicity, deadlines, listing }: CaseState): Stretch[] {
  if (publicity?.status === 'ended')
    return [{ kind: 'ended', from: publicity.from, to: publicity.endedOn ?? publicity.until }]
  if (publicity) {
    return [
      { kind: 'longest', from: publicity.from, to: publicity.until },
      ...(publicity.repairFrom > publicity.from
        ? [{ kind: 'shortest', from: publicity.from, to: publicity.repairFrom } as const]
        : []),
    ]
  }
  const running = Object.values(deadlines)
  const from = running.map(({ startsOn }) => startsOn).sort()[0] ?? listing.defenceUntil
  const to =
    running
      .map(({ dueOn }) => dueOn)
      .sort()
      .at(-1) ?? listing.defenceUntil
  return from === undefined || to === undefined ? [] : [{ kind: 'term', from, to }]
}

function wordsOf({ publicity }: CaseState, { title, due }: NextStep): Bilingual {
  const shown =
    publicity === undefined
      ? { zh: '尚未公示', en: 'Not published' }
      : publicity.status === 'ended'
        ? { zh: `公示已于 ${publicity.endedOn ?? ''} 终止`, en: `Publicity ended on ${publicity.endedOn ?? ''}` }
        : {
            zh: `${publicity.from} 起公示，${publicity.repairFrom} 起可以申请修复，最长到 ${publicity.until}`,
            en: `Public from ${publicity.from}, repair possible from ${publicity.repairFrom}, until ${publicity.until} at most`,
          }
  const by = due ? { zh: `，${due.dueOn} 到期`, en: `, due on ${due.dueOn}` } : { zh: '', en: '' }
  return { zh: `${shown.zh}；${title.zh}${by.zh}`, en: `${shown.en}; ${title.en}${by.en}` }
}
