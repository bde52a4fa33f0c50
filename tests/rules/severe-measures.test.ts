import { expect, it } from 'vitest'
import { isRefusal } from '../../domain/refusal.ts'
import { readRules } from '../../rules/load.ts'
import { checkSevereMeasures, severeMeasures } from '../../rules/severe-measures.ts'

const file = 'severe-measures.json'
const read = readRules(file) as { measures: object[] }

it('the measures of 条例 Art 31 are those of entry, office, honours, preferences and finance, and no text says what is related', () => {
  expect([...severeMeasures]).toEqual(['M01', 'M02', 'M07', 'M08', 'M12'].map((code) => [code, undefined]))
})

it('may name the lists to which their matters are related', () => {
  const measures = [{ code: 'M07', relatedLists: ['tax-severe'] }]
  expect(checkSevereMeasures(file, { ...read, measures })).toEqual(new Map([['M07', ['tax-severe']]]))
})

it.each<[object, string]>([
  [{ code: 'M99' }, 'measures[0].code: is no measure'],
  [{ code: 'M07', relatedLists: ['no-list'] }, 'measures[0].relatedLists[0]: is no list type'],
])('are refused with place and reason: %j', (measure, problem) => {
  const checked = checkSevereMeasures(file, { ...read, measures: [measure] })
  expect(isRefusal(checked)).toBe(true)
  const { problems } = (checked as unknown as { params: { problems: { place: string; reason: string }[] } }).params
  expect(problems.map(({ place, reason }) => `${place}: ${reason}`)).toEqual([problem])
})
