import type { Term } from '../../../domain/dates.ts'
import type { DeadlineMove } from '../../../domain/recomputation/moves.ts'
import { dueWords } from '../../kit/deadline-words.ts'
import type { Bilingual } from '../../kit/words.ts'

const units: Readonly<Record<Term['unit'], Bilingual>> = {
  workingDays: { zh: '个工作日', en: 'working days' },
  days: { zh: '日', en: 'days' },
  months: { zh: '个月', en: 'months' },
  years: { zh: '年', en: 'years' },
}

/** A term in words. */
export function termWords({ count, unit }: Term): Bilingual {
  return { zh: `${count}${units[unit].zh}`, en: `${count} ${units[unit].en}` }
}

/** What is due, of a deadline that moves: by the title of the rule that it rests on now. */
export function moveWords({ key, rule }: Pick<DeadlineMove, 'key' | 'rule'>): Bilingual {
  const [pack = '', ruleId = ''] = rule.from.split(' ')
  return dueWords({ key, pack, ruleId })
}
