import type { LocalDate } from '../../domain/dates.ts'
import type { Record } from '../execution.ts'
import { lawReader } from '../law.ts'
import { firstDay } from './basis.ts'
import { findWork, listUnfinished } from './publications.ts'

/** The publications that have something to do on a day: all that are not finished, save those whose first day is to come. */
export type PublicationsAtWork = (today: LocalDate) => Promise<string[]>

/** Reads what publications have to do, and when the next one of those that wait begins to move cases. */
export function publicationsByDay({ pool }: Pick<Record, 'pool'>): {
  readonly atWork: PublicationsAtWork
  readonly next: (today: LocalDate) => Promise<LocalDate | undefined>
} {
  const readLaw = lawReader(pool)
  async function waiting(): Promise<{ id: string; from: LocalDate | undefined }[]> {
    const ids = await listUnfinished(pool)
    if (ids.length === 0) return []
    const law = await readLaw()
    return await Promise.all(
      ids.map(async (id) => {
        const work = await findWork(pool, id)
        return { id, from: work?.stage === 'moving' ? firstDay(law, work.version) : undefined }
      }),
    )
  }
  return {
    atWork: async (today) =>
      (await waiting()).filter(({ from }) => from === undefined || from <= today).map(({ id }) => id),
    next: async (today) =>
      (await waiting()).flatMap(({ from }) => (from !== undefined && from > today ? [from] : [])).sort()[0],
  }
}
