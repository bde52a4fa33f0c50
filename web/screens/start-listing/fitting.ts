import { departmentsOn, findListType, measuresOn } from '../../../rules/catalogue.ts'
import { proposalFields } from '../../commands/proposal-fields.ts'
import type { FormScene, Option } from '../../form/fields.ts'
import { optionsOf } from '../../form/fields.ts'
import type { Values } from '../../form/values.ts'
import { one, rowsIn } from '../../form/values.ts'
import { tierWords } from '../../kit/vocabulary.ts'

// What fits together: a list takes some tiers, a measure some lists, tiers and kinds of entities, and a department carries
// out some measures. Only what fits is offered; whether it does is said by the domain.

const tiersOf = (scene: FormScene) => findListType(scene.chosen?.listType ?? '')?.tiers

/** The tiers of the list. */
export const fittingTiers = (scene: FormScene): readonly Option[] => {
  const tiers: readonly string[] | undefined = tiersOf(scene)
  return optionsOf(proposalFields.tier.options, scene).filter(({ value }) => tiers?.includes(value) ?? true)
}

/** The measures that may be ordered on the list against such an entity; with the tiers, where the list has others besides. */
export function fittingMeasures(scene: FormScene): readonly Option[] {
  const { chosen, today } = scene
  const tiers = tiersOf(scene)
  return measuresOn(today)
    .filter(({ published, kind }) => published && kind !== 'C')
    .filter(({ targets }) => !chosen?.kind || (targets as readonly string[]).includes(chosen.kind))
    .filter(({ lists }) => !chosen?.listType || !lists || lists.includes(chosen.listType))
    .filter((measure) => tiers?.some((tier) => measure.tiers.includes(tier)) ?? true)
    .map(({ code, title, tiers: own }) => {
      const only = tiers?.every((tier) => own.includes(tier)) ? [] : (tiers ?? []).filter((tier) => own.includes(tier))
      const zh = only.map((tier) => tierWords[tier].zh).join('、')
      const en = only.map((tier) => tierWords[tier].en.toLowerCase()).join(', ')
      const label = { zh: `${code} ${title.zh}`, en: `${code} ${title.en}` }
      return {
        value: code,
        label: only.length === 0 ? label : { zh: `${label.zh}（${zh}）`, en: `${label.en} (${en})` },
      }
    })
}

/** The departments that carry out any of these measures, each with those that it does. */
export function fittingDepartments(scene: FormScene): readonly Option[] {
  const offered = fittingMeasures(scene).map(({ value }) => value)
  return departmentsOn(scene.today).flatMap(({ code, title, measures }) => {
    const own = offered.filter((measure) => measures.includes(measure))
    const which = own.join(' ')
    return own.length === 0
      ? []
      : [{ value: code, label: { zh: `${title.zh}（${which}）`, en: `${title.en} (${which})` } }]
  })
}

/** What follows from what was chosen: the only tier of a list, and the only department of a measure. */
export function withWhatFollows(values: Values, today: FormScene['today']): Values {
  const tiers: readonly string[] = findListType(one(values, 'listType'))?.tiers ?? []
  const follows: Record<string, string> = {}
  if (tiers.length === 1) follows['tier'] = tiers[0]!
  for (const row of rowsIn(values, 'measures')) {
    const path = `measures.${row}.department`
    if (one(values, path) !== '') continue
    const code = one(values, `measures.${row}.code`)
    const able = departmentsOn(today).filter(({ measures }) => measures.includes(code))
    if (able.length === 1) follows[path] = able[0]!.code
  }
  return { ...values, ...follows }
}
