import type { FormScene, RowsField } from '../form/fields.ts'

/** How many grounds are answered by one form; the others follow when these have their answers. */
export const groundsAtOnce = 50

/**
 * A row for each ground of the defence. Where they are more than one form takes, those that have no answer yet stand
 * first, and behind them those whose answer is the oldest: so each comes first once the others have been answered.
 */
export const byGround: NonNullable<RowsField['fixed']> = ({ state }: FormScene) => {
  const { grounds = [], answers = [] } = state?.listing ?? {}
  const rows = grounds.map(({ id, text }, n) => ({
    value: id,
    about: { zh: `第 ${n + 1} 条：${text}`, en: `Ground ${n + 1}: ${text}` },
  }))
  if (rows.length <= groundsAtOnce) return rows
  const places = new Map(answers.map(({ ground }, place) => [ground, place]))
  const placeOf = ({ value }: { readonly value: string }) => places.get(value) ?? -1
  return rows.toSorted((one, other) => placeOf(one) - placeOf(other))
}
