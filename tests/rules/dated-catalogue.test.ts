import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { checkMeasures } from '../../domain/law/catalogue.ts'
import { createCatalogue, departments, listTypes, measureCatalogue, penaltyKinds } from '../../rules/catalogue.ts'
import { demonstrationOn, isDemonstration } from '../../rules/demonstration.ts'

// Fictitious: from 1 July 2026 the honours department has a successor, M07 another name, and M11 is withdrawn.
const changedOn = '2026-07-01'
const before = '2026-06-30'
const [m07, m11] = ['M07', 'M11'].map((code) => measureCatalogue.find((one) => one.code === code)!)
const honours = departments.find(({ code }) => code === 'dept-honours')!
const changed = createCatalogue({
  listTypes,
  penaltyKinds,
  measures: [
    ...measureCatalogue.filter(({ code }) => code !== 'M07' && code !== 'M11'),
    { ...m07!, until: before },
    { ...m07!, from: changedOn, title: { zh: '虚构的新名称', en: 'A fictitious new name' } },
    { ...m11!, until: before },
  ],
  departments: [
    ...departments.filter(({ code }) => code !== 'dept-honours'),
    { ...honours, until: before },
    {
      ...honours,
      code: 'dept-fictitious',
      from: changedOn,
      title: { zh: '虚构的继任部门', en: 'Fictitious successor' },
    },
  ],
})
const ordered = (code: string, department: string, on: string) =>
  checkMeasures(changed, [{ code, department }], {
    kind: 'organisation',
    tier: 'serious',
    listType: 'work-safety-severe',
    on,
  })

describe('a catalogue that changes on a day', () => {
  it('lets a withdrawn measure be ordered to its last day and no longer', () => {
    expect(ordered('M11', 'dept-trading', before)).toBeUndefined()
    expect(ordered('M11', 'dept-trading', changedOn)).toMatchObject({ code: 'listing.measureNotInCatalogue' })
  })

  it('keeps the name of what was ordered, also after it is withdrawn or renamed', () => {
    expect(changed.measureTitle('M11', before)).toEqual(m11!.title)
    expect(changed.measureTitle('M11', '2030-01-01')).toEqual(m11!.title)
    expect(changed.measureTitle('M07', before)).toEqual(m07!.title)
    expect(changed.measureTitle('M07', changedOn).zh).toBe('虚构的新名称')
    expect(changed.measureTitle('M99', changedOn).zh).toBe('M99')
  })

  it('sends a measure to the department there is, and to its successor from the day on which that takes over', () => {
    expect(ordered('M07', 'dept-honours', before)).toBeUndefined()
    expect(ordered('M07', 'dept-fictitious', before)).toMatchObject({ code: 'listing.measureImplementerMismatch' })
    expect(ordered('M07', 'dept-fictitious', changedOn)).toBeUndefined()
    expect(ordered('M07', 'dept-honours', changedOn)).toMatchObject({ code: 'listing.measureImplementerMismatch' })
    expect(changed.departmentTitle('dept-honours', '2030-01-01')).toEqual(honours.title)
  })

  it('has nothing in force before it began', () => {
    expect(ordered('M09', 'dept-inspection', '2017-09-30')).toMatchObject({ code: 'listing.measureNotInCatalogue' })
    expect(changed.implementers('M09', '2017-09-30')).toEqual([])
  })
})

it('holds districts to the target of demonstration districts from the day of the policy', () => {
  expect(isDemonstration('310115', '2020-07-31')).toBe(false)
  expect(isDemonstration('310115', '2020-08-01')).toBe(true)
  expect(demonstrationOn('2020-07-31')).toBeUndefined()
})

// Cases are told by these versions for ever: one that has been in force is not changed, but ended, and another begun.
// A new version adds a line to the file; a line of it that no longer fits is an entry that was changed in place.
it('has not changed a version that was in force', () => {
  const kept = JSON.parse(readFileSync(new URL('catalogue-versions.json', import.meta.url), 'utf8'))
  const now = Object.fromEntries(
    [...measureCatalogue, ...departments].map(({ until: _until, ...version }) => [
      `${version.code} ${version.from}`,
      createHash('sha256').update(JSON.stringify(version)).digest('hex').slice(0, 16),
    ]),
  )
  expect(now).toEqual(kept)
})
