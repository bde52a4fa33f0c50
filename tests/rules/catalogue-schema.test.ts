import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { isRefusal } from '../../domain/refusal.ts'
import { checkFields, checkListTypes } from '../../rules/catalogue-schema.ts'
import { fields, listTypes, measureCatalogue } from '../../rules/catalogue.ts'
import { checkDepartments, checkMeasures } from '../../rules/measure-schema.ts'

type Json = Record<string, unknown>

const read = (name: string): Json[] => JSON.parse(readFileSync(new URL(`../../rules/${name}`, import.meta.url), 'utf8'))

const problemsOf = (checked: unknown) => {
  expect(isRefusal(checked)).toBe(true)
  return (checked as { params: { problems: { place: string; reason: string }[] } }).params.problems.map(
    ({ place, reason }) => `${place}: ${reason}`,
  )
}

const changed = (name: string, index: number, changes: Json): Json[] =>
  read(name).map((entry, at) => (at === index ? { ...entry, ...changes } : entry))

describe('a bad list type is refused with place and reason', () => {
  const problems = (changes: Json) =>
    problemsOf(checkListTypes('list-types.json', changed('list-types.json', 0, changes), fields))

  it.each<[Json, string | RegExp]>([
    [{ code: 'Work Safety' }, /^\[0\]\.code: /],
    [{ field: 'astrology' }, '[0].field: astrology is no field of supervision'],
    [{ code: 'watch-list' }, '[4]: watch-list stands twice'],
    [{ title: { zh: '重点关注名单', en: 'x' } }, '[4]: 重点关注名单 stands twice'],
    [{ polarity: 'incentive' }, '[0].kind: a list is either a reward list or a sanction list'],
    [{ removal: { zh: '', en: 'x' } }, /^\[0\]\.removal\.zh: /],
    [{ remedies: undefined }, /^\[0\]\.remedies: /],
    [{ inForce: true }, /Unrecognized key: "inForce"/],
    [{ from: '2026-02-30' }, /^\[0\]\.from: /],
    [
      { consultation: { days: 30, from: '2026-01-01', until: '2026-01-20', verified: 'found' } },
      '[0].consultation: claims more days than lie between from and until',
    ],
    [
      { consultation: { days: 30, from: '2026-01-01', verified: 'found' } },
      '[0].consultation: from and until stand together',
    ],
  ])('%j', (changes, problem) => {
    expect(problems(changes)).toEqual([typeof problem === 'string' ? problem : expect.stringMatching(problem)])
  })
})

describe('whether a sanction list is in force follows from its basis and its consultation', () => {
  const { consultation, ...ecology } = read('list-types.json')[2]!
  const inForce = (changes: Json) =>
    (checkListTypes('list-types.json', [{ ...ecology, ...changes }], fields) as typeof listTypes)[0]?.inForce
  const basis = (rank: string) => ({ basis: { document: '《虚构规定》', rank, verified: 'memory' } })

  it.each<[string, Json, boolean]>([
    ['a local list on a local regulation', { consultation }, true],
    ['a local list on a normative document', { consultation, ...basis('normativeDocument') }, false],
    ['a local list on a department rule', { consultation, ...basis('departmentRule') }, false],
    ['a national list on a department rule', { consultation, reach: 'national', ...basis('departmentRule') }, true],
    ['a national list on a local regulation', { consultation, reach: 'national' }, false],
    ['29 days of consultation', { consultation: { days: 29, verified: 'found' } }, false],
    ['no consultation', {}, false],
    [
      'a reward list on a normative document',
      { polarity: 'incentive', kind: 'incentive', ...basis('normativeDocument') },
      true,
    ],
  ])('%s', (_, changes, expected) => {
    expect(inForce(changes)).toBe(expected)
  })
})

describe('a bad measure is refused with place and reason', () => {
  it.each<[number, Json, string | RegExp]>([
    [0, { code: 'X1' }, /^\[0\]\.code: /],
    [0, { code: 'M02' }, '[1]: M02 stands twice'],
    [1, { code: 'M01', from: '2016-01-01', until: '2017-09-30' }, '[1]: M01 stands behind a version that begins later'],
    [1, { code: 'M01', from: '2026-01-01' }, '[1]: M01 stands twice'],
    [3, { until: '2017-09-30' }, '[3]: ends before it begins'],
    [3, { from: '2017-13-01' }, /^\[3\]\.from: /],
    [
      0,
      { bases: [{ document: '《虚构法》', article: '第一条', rank: 'law', verified: 'memory' }] },
      '[0].bases[0].article: an article stands only where it was found in the text',
    ],
    [11, { bases: [] }, /^\[11\]\.bases: /],
    [0, { matters: ['weather'] }, /^\[0\]\.matters\[0\]: /],
    [2, { lists: ['no-such-list'] }, '[2].lists: no-such-list is no list type'],
    [
      11,
      { published: true },
      '[11].bases: a published measure of kind A rests on one of law, administrativeRegulation, centralDocument',
    ],
    [
      5,
      { bases: [{ document: '沪府办规〔2020〕9号', rank: 'normativeDocument', verified: 'found' }] },
      '[5].bases: a published measure of kind B rests on one of ' +
        'law, administrativeRegulation, centralDocument, localRegulation',
    ],
  ])('entry %i, %j', (index, changes, problem) => {
    const checked = checkMeasures('measures.json', changed('measures.json', index, changes), listTypes)
    expect(problemsOf(checked)).toEqual([typeof problem === 'string' ? problem : expect.stringMatching(problem)])
  })
})

describe('a bad department is refused with place and reason', () => {
  it.each<[Json, string | RegExp]>([
    [{ measures: ['M06', 'M99'] }, '[0].measures: M99 is no measure'],
    [{ measures: [] }, /^\[0\]\.measures: /],
    [{ code: 'dept-honours' }, '[1]: dept-honours stands twice'],
    [{ from: undefined }, /^\[0\]\.from: /],
  ])('%j', (changes, problem) => {
    const checked = checkDepartments('departments.json', changed('departments.json', 0, changes), measureCatalogue)
    expect(problemsOf(checked)).toEqual([typeof problem === 'string' ? problem : expect.stringMatching(problem)])
  })
})

it('refuses a field of supervision that stands twice', () => {
  const [first] = read('fields.json')
  expect(problemsOf(checkFields('fields.json', [first, first]))).toEqual(['[1]: general stands twice'])
})
