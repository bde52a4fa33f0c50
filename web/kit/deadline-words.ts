import type { LocalDate } from '../../domain/dates.ts'
import { daysBetween } from '../../domain/calendar/days.ts'
import { packs } from '../../rules/index.ts'
import type { CaseState } from '../../domain/case.ts'
import type { Deadline } from '../../domain/terms/deadline.ts'
import type { Party } from '../../domain/law/rulebook-types.ts'
import { departmentWords, measureWords } from './measure-words.ts'
import type { Tone } from './parts.tsx'
import { partyWords } from './vocabulary.ts'
import type { Bilingual } from './words.ts'
import { plain } from './words.ts'

const titles = new Map<string, Bilingual>(
  packs.flatMap(({ id, version, rules }) => rules.map((rule) => [`${id}@${version} ${rule.id}`, rule.title])),
)

/** What is due: the title of its rule, with the measure it is about where there is one. */
export function dueWords({
  pack,
  ruleId,
  key,
  dueOn,
}: {
  readonly pack: string
  readonly ruleId: string
  readonly key: string
  readonly dueOn?: LocalDate | null
}): Bilingual {
  const title = titles.get(`${pack} ${ruleId}`) ?? plain(key)
  const code = /^measure\.(\w+)\./.exec(key)?.[1]
  if (code === undefined) return title
  const measure = measureWords(code, dueOn ?? undefined)
  return { zh: `${title.zh}：${measure.zh}`, en: `${title.en}: ${measure.en}` }
}

/** Whose clock a deadline is, by name where a department owes it. */
export function ownerWords(party: Party, owner?: string | null): Bilingual {
  const department = owner ? departmentWords(owner) : undefined
  return department && department.zh !== owner ? department : partyWords[party]
}

/** How far away a due date is, in words; the tone says whether it presses. */
export function distanceWords(dueOn: LocalDate, today: LocalDate): { readonly text: Bilingual; readonly tone: Tone } {
  const days = daysBetween(today, dueOn)
  if (days < 0) return { tone: 'late', text: { zh: `逾期${-days}天`, en: `${-days} ${dayWord(-days)} late` } }
  if (days === 0) return { tone: 'late', text: { zh: '今天到期', en: 'Due today' } }
  return { tone: days <= 3 ? 'now' : 'plain', text: { zh: `还有${days}天`, en: `${days} ${dayWord(days)} left` } }
}

const dayWord = (days: number) => (days === 1 ? 'day' : 'days')

// The shortest and the longest period of publicity pass by themselves: nobody owes an act.
const isAct = ({ onPass, topic }: Deadline) => onPass !== 'expire' && topic !== 'publicity.min'

/** The next thing that somebody owes in a case, or what will happen by itself; undefined when nothing is open. */
export function nextDue({ deadlines }: Pick<CaseState, 'deadlines'>): Deadline | undefined {
  const open = Object.values(deadlines).sort((a, b) => a.dueOn.localeCompare(b.dueOn))
  return open.find(isAct) ?? open[0]
}
