import type { CaseState } from '../../../domain/case.ts'
import type { LocalDate } from '../../../domain/dates.ts'
import { departments, findMeasure } from '../../../rules/catalogue.ts'
import { actWords } from '../../kit/vocabulary.ts'
import type { Bilingual } from '../../kit/words.ts'
import { plain } from '../../kit/words.ts'
import { texts } from './texts.ts'

/** One place that has to take a record down, or one department that has to lift a measure. */
export interface Place {
  readonly where: Bilingual
  readonly act: Bilingual
  readonly doneOn?: LocalDate
  readonly dueOn?: LocalDate
}

/** Every place, with what it has confirmed or until when it has time. */
export function placesOf(state: CaseState): readonly Place[] {
  const { undoing } = state
  if (!undoing) return []
  const acts = (['publication', 'sharing', 'use'] as const).map((act) =>
    place(texts[`${act}At`], actWords[act], undoing.confirmed[act], dueOf(state, (key) => key.startsWith('undoing') && key.endsWith(`.${act}`))),
  )
  const measures = Object.values(state.measures)
    .filter(({ status }) => status !== 'determined')
    .map(({ code, department, liftedOn }) => {
      const title = findMeasure(code)?.title ?? plain(code)
      const act = { zh: `解除：${title.zh}`, en: `Lift: ${title.en}` }
      const where = departments.find((one) => one.code === department)?.title ?? plain(department)
      return place(where, act, liftedOn, dueOf(state, (key) => key.startsWith(`measure.${code}.lift`)))
    })
  return [...acts, ...measures]
}

const dueOf = ({ deadlines }: CaseState, belongs: (key: string) => boolean) => Object.values(deadlines).find(({ key }) => belongs(key))?.dueOn

const place = (where: Bilingual, act: Bilingual, doneOn: LocalDate | undefined, dueOn: LocalDate | undefined): Place => ({
  where,
  act,
  ...(doneOn === undefined ? {} : { doneOn }),
  ...(dueOn === undefined ? {} : { dueOn }),
})
