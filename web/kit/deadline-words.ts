import type { LocalDate } from '../../domain/dates.ts'
import { daysBetween } from '../../domain/calendar/days.ts'
import { packs } from '../../rules/index.ts'
import type { CaseState } from '../../domain/case.ts'
import type { Actor } from '../../domain/actor.ts'
import type { Deadline } from '../../domain/terms/deadline.ts'
import type { OnPass, Party } from '../../domain/law/rulebook-types.ts'
import { departmentWords, measureWords } from './measure-words.ts'
import type { Tone } from './parts.tsx'
import { partyWords } from './vocabulary.ts'
import type { Bilingual } from './words.ts'
import { plain } from './words.ts'

const titles = new Map<string, Bilingual>(
  packs.flatMap(({ id, version, rules }) => rules.map((rule) => [`${id}@${version} ${rule.id}`, rule.title])),
)

/** The measure that a deadline is about, by its key; undefined for one of another topic. */
export const measureOf = (key: string): string | undefined => /^measure\.(\w+)\./.exec(key)?.[1]

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
  const code = measureOf(key)
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

// How a term ends that somebody owes an act in, as `owed` of the queries: it is late once it has passed.
const owedOnPass: readonly OnPass[] = ['remindThenReport', 'escalate']

/** Whether somebody owes an act within a term: not a right of somebody until its end, and nothing that runs by itself. */
export const isOwed = ({ onPass }: Pick<Deadline, 'onPass'>): boolean => owedOnPass.includes(onPass)

/** Whether an act is late: it is owed, and its day is over. The one notion of lateness on pages. */
export const isLateOn = (due: Pick<Deadline, 'onPass' | 'dueOn'>, today: LocalDate): boolean =>
  isOwed(due) && due.dueOn < today

/**
 * How a term stands today: late only where somebody owes an act; a right that was not used, or what runs by itself, has
 * passed and is nobody's lateness.
 */
export function standingWords(
  due: Pick<Deadline, 'onPass' | 'dueOn'>,
  today: LocalDate,
): { readonly text: Bilingual; readonly tone: Tone } {
  if (isOwed(due)) return distanceWords(due.dueOn, today)
  if (due.dueOn < today) return { tone: 'done', text: { zh: '已满', en: 'Passed' } }
  return { tone: 'plain', text: distanceWords(due.dueOn, today).text }
}

/**
 * What a case waits for next, as its reader sees it: what the reader owes, then what the main track waits for, then the
 * measures, then what passes by itself; undefined when nothing is open.
 */
export function nextDue(
  { deadlines }: Pick<CaseState, 'deadlines'>,
  reader?: Pick<Actor, 'role' | 'agency'>,
): Deadline | undefined {
  const open = Object.values(deadlines).sort((a, b) => a.dueOn.localeCompare(b.dueOn))
  const owed = open.filter(isOwed)
  return (
    owed.find((due) => reader && isOf(due, reader)) ??
    owed.find(({ topic }) => !topic.startsWith('measure.')) ??
    owed[0] ??
    open.find(({ topic }) => topic !== 'publicity.min') ??
    open[0]
  )
}

function isOf({ party, owner }: Deadline, { role, agency }: Pick<Actor, 'role' | 'agency'>): boolean {
  if (role === 'entityAgent') return party === 'entity'
  if (role === 'implementingOfficer') return party === 'implementingDepartment' && owner === agency
  return (role === 'caseOfficer' || role === 'reviewer') && party === 'caseAgency'
}
