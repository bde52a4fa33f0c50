import type { Bilingual, Calendar } from '../calendar/types.ts'
import { dayWords, provisionalWords, termWords } from '../calendar/words.ts'
import { citation } from '../law/citation.ts'
import type { DeadlineExplanation, TermChange } from './explanation-types.ts'
import { termStarts } from './term-starts.ts'

/** An explanation as text, one statement a line, in Chinese and English. */
export function explanationText(explanation: Omit<DeadlineExplanation, 'text'>, calendar: Calendar): Bilingual {
  const { rule, pack, countsFrom, counting, dueOn, changes } = explanation
  const source = citation(rule)
  const term = termWords(counting.term)
  const start = termStarts[countsFrom]
  const lines: (Bilingual | undefined)[] = [
    { zh: `事项：${rule.title.zh}`, en: `Matter: ${rule.title.en}` },
    { zh: `依据：${source.zh}`, en: `Source: ${source.en}` },
    {
      zh: `规则包：${pack.title.zh}（第${pack.id.split('@')[1] ?? ''}版）`,
      en: `Rule pack: ${pack.title.en} (${pack.id})`,
    },
    pack.why && { zh: `选用理由：${pack.why.zh}`, en: `Why this pack: ${pack.why.en}` },
    rule.remark && { zh: `说明：${rule.remark.zh}`, en: `Remark: ${rule.remark.en}` },
    {
      zh: `期间：自${start.zh}（${counting.start}）起${term.zh}，当日不计入`,
      en: `Term: ${term.en} from ${start.en} (${counting.start}), that day not counted`,
    },
    ownTermWords(explanation),
    ...counting.days.map((day) => dayWords(day, counting.term.unit)),
    counting.movedFrom === undefined
      ? undefined
      : {
          zh: `最后一日${counting.movedFrom}为休息日，顺延至${counting.dueOn}`,
          en: `The last day, ${counting.movedFrom}, is a rest day, so the term ends on ${counting.dueOn}`,
        },
    rule.params?.['rollOver'] === false ? noRollOver : undefined,
    ...changes.map(changeWords),
    recountedWords(explanation, calendar),
    { zh: `届满：${dueOn}当日结束时`, en: `Due: at the end of ${dueOn}` },
    explanation.provisional ? provisionalWords(calendar.lastYear, dueOn) : undefined,
  ]
  const present = lines.filter((line) => line !== undefined)
  return { zh: present.map(({ zh }) => zh).join('\n'), en: present.map(({ en }) => en).join('\n') }
}

const noRollOver: Bilingual = {
  zh: '公示期内无须办理任何事项，最后一日为休息日的也不顺延',
  en: 'Nobody has to act within a period of publicity, so it ends on its day, rest day or not',
}

function ownTermWords({ rule, counting: { term } }: Omit<DeadlineExplanation, 'text'>): Bilingual | undefined {
  if (!rule.term || (rule.term.count === term.count && rule.term.unit === term.unit)) return undefined
  const usual = termWords(rule.term)
  return { zh: `本案另定期间，规则的期间为${usual.zh}`, en: `The case sets its own term; the rule's is ${usual.en}` }
}

const kinds: Readonly<Record<TermChange['kind'], Bilingual>> = {
  suspension: { zh: '中止计算', en: 'Suspended' },
  extension: { zh: '延长', en: 'Extended' },
  moved: { zh: '重新计算', en: 'Computed again' },
}

function changeWords({ kind, on, from, to, reason }: TermChange): Bilingual {
  const span = [from, to].filter((date) => date !== undefined).join(' → ')
  return {
    zh: `${kinds[kind].zh}（${on}）：${span === '' ? '' : `${span}，`}${reason}`,
    en: `${kinds[kind].en} (${on}): ${span === '' ? '' : `${span}, `}${reason}`,
  }
}

function recountedWords(
  { recounted, calendar: used, dueOn }: Omit<DeadlineExplanation, 'text'>,
  calendar: Calendar,
): Bilingual | undefined {
  if (recounted === undefined) return undefined
  return {
    zh: `以上按日历${calendar.version}计得${recounted}；案件记载为${dueOn}（日历${used}）`,
    en: `On calendar ${calendar.version} this comes to ${recounted}; the case holds ${dueOn} (calendar ${used})`,
  }
}
