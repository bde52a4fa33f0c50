import type { CaseOutlook, WhatIf } from '../../domain/recomputation/what-if.ts'

const shownCases = 40

/** What a pack would do, as a table in both languages; the first cases one by one. */
export function whatIfTable({
  pack,
  on,
  openCases,
  repairableNow,
  moves,
  byTopic,
  classChanges,
  cases,
}: WhatIf): string {
  const figures: [string, string | number][] = [
    ['规则包 Pack', `${pack}（${on}）`],
    ['未结案件 Open cases', openCases],
    ['当日可修复 Repairable on that day', `${repairableNow.before} → ${repairableNow.after}`],
    ['提前的期限 Deadlines that come earlier', moves.earlier],
    ['推后的期限 Deadlines that come later', moves.later],
    ['日期不变、依据改变 Same day, other rule', moves.sameDay],
    ['类别改变的案件 Cases that change their class', classChanges],
  ]
  const topics = byTopic.map(
    ({ topic, moves: n, least, most }) =>
      `  ${topic.padEnd(24)} ${String(n).padStart(7)}  ${days(least)} … ${days(most)}`,
  )
  const shown = cases.slice(0, shownCases).flatMap(linesOf)
  const rest = cases.length - shownCases
  return [
    ...figures.map(([name, value]) => `${name}: ${value}`),
    ...(topics.length === 0 ? [] : ['', '事项、期限数、变动日数 Topic, deadlines, days moved', ...topics]),
    ...(shown.length === 0 ? [] : ['', '案件 Cases', ...shown]),
    ...(rest > 0 ? [`  另有${rest}件，见 --json FILE 写出的文件 and ${rest} more: --json FILE has them all`] : []),
  ].join('\n')
}

function linesOf({ caseNo, repairableNow, moves, classChange }: CaseOutlook): string[] {
  const repair =
    repairableNow.before === repairableNow.after
      ? []
      : [`可修复 repairable ${repairableNow.before} → ${repairableNow.after}`]
  const dates = moves
    .filter((move) => move.days !== 0)
    .map(
      ({ key, from, to, days: n, earlier }) => `${key} ${from} → ${to} (${days(n)}${earlier ? '，提前 earlier' : ''})`,
    )
  const classes = classChange
    ? [
        `类别 class ${classChange.before.min}, ${classChange.before.max} → ${classChange.after.min}, ${classChange.after.max}`,
      ]
    : []
  const lines = [...repair, ...dates, ...classes]
  return [`  ${caseNo}`, ...lines.map((line) => `    ${line}`)]
}

const days = (n: number) => `${n > 0 ? '+' : ''}${n}日 days`
