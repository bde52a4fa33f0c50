import type { CaseState } from '../../../domain/case.ts'
import { showingOf } from '../../../domain/publicity/showing.ts'
import type { RepairOutlook } from '../../../domain/repair/plan.ts'
import type { AxisRow, Mark, Stretch } from '../../kit/time-axis.tsx'
import { showingWords } from '../../kit/vocabulary.ts'
import type { Bilingual } from '../../kit/words.ts'
import type { NextStep } from '../matter/next-step.ts'

/** One matter as a row of the time axis. A day is marked for repair only where nothing but time is missing. */
export function axisRowOf(state: CaseState, next: NextStep, { group }: RepairOutlook): AxisRow {
  const { publicity } = state
  const isBlocked = group === 'blocked'
  const due = next.kind === 'owed' ? next.due : undefined
  const marks: Mark[] = [
    ...(publicity && publicity.status !== 'ended' && !isBlocked
      ? [{ kind: 'repair', on: publicity.repairFrom } as const]
      : []),
    ...(due ? [{ kind: 'due', on: due.dueOn } as const] : []),
  ]
  return { stretches: stretchesOf(state), marks, words: wordsOf(state, next, isBlocked) }
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

function wordsOf(state: CaseState, { title, due }: NextStep, isBlocked: boolean): Bilingual {
  const { publicity } = state
  const showing = showingOf(state)
  const { zh, en } = showingWords[showing]
  const shown =
    publicity === undefined
      ? { zh, en }
      : showing === 'ended'
        ? { zh: `${zh}（${publicity.endedOn ?? ''}）`, en: `${en} (${publicity.endedOn ?? ''})` }
        : {
            zh: `${zh}（${publicity.from} 起），${repairWords(publicity.repairFrom, isBlocked).zh}，最长到 ${publicity.until}`,
            en: `${en} (from ${publicity.from}), ${repairWords(publicity.repairFrom, isBlocked).en}, until ${publicity.until} at most`,
          }
  const by = due ? { zh: `，${due.dueOn} 到期`, en: `, due on ${due.dueOn}` } : { zh: '', en: '' }
  return { zh: `${shown.zh}；${title.zh}${by.zh}`, en: `${shown.en}; ${title.en}${by.en}` }
}

const repairWords = (from: string, isBlocked: boolean): Bilingual =>
  isBlocked
    ? {
        zh: `${from} 起、且所缺条件补齐后才可以申请修复`,
        en: `repair from ${from} only once what is missing is put right`,
      }
    : { zh: `${from} 起可以申请修复`, en: `repair possible from ${from}` }
