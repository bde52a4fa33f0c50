import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { commandTypes } from '../domain/decide.ts'
import { eventFacts } from '../domain/event-facts.ts'
import { roles } from '../domain/refusals/vocabulary.ts'
import { stages } from '../domain/stage.ts'
import { topics } from '../domain/topics.ts'
import { drawPages } from '../operations/development/documents/pages.ts'
import { catalogue } from '../rules/catalogue.ts'
import { root } from '../operations/development/documents/source-files.ts'

// From the last command to the first: what is committed was drawn from the first to the last.
const { pages, unseen } = drawPages(commandTypes.toReversed())
const committed = (name: string) => readFileSync(join(root, 'docs', name), 'utf8')

describe('the pages that follow from the code', () => {
  it.each(Object.keys(pages))('docs/%s is as npm run docs writes it, whatever the order of the commands', (name) => {
    expect(committed(name)).toBe(pages[name])
  })

  // One needs other rules, and one a second department for the measure that is drawn: its catalogue names one.
  it('tell what was seen of every command but those that need other rules or another catalogue', () => {
    expect(unseen.toSorted()).toEqual(['deadline.recompute', 'measure.handOver'])
    expect(catalogue.implementers('M06', '2026-04-07')).toHaveLength(1)
  })

  // Issue 13: 1,500 random lives did not come to these, 22,474 more did.
  it.each([
    'closed --> published: repair.revoke',
    'warning_notified --> warning_missed: interview.recordNoShow',
    'warning_notified --> warning_opened: interview.recordNoShow',
    'dispatched --> determined: repair.revoke',
    'returned_overdue --> returned_referred: rectification.refer',
  ])('draw the rare arrow %s', (arrow) => {
    expect(pages['lifecycle.md']).toContain(`  ${arrow}\n`)
  })
})

// Who asks for more time within the term is not late while the request waits, so no approval takes such a mark off.
it('draws nothing that is overdue while more time is asked for, and so no approval that takes it off', () => {
  expect(pages['lifecycle.md']).not.toMatch(/_overdue --> \w+: .*rectification\.approveExtension/)
  expect(pages['lifecycle.md']).toContain('rectification.markOverdue')
})

describe('docs/glossary.md', () => {
  const names = {
    track: [...commandTypes, ...Object.keys(eventFacts)].map((type) => type.slice(0, type.indexOf('.'))),
    stage: stages,
    role: Object.keys(roles),
    topic: topics,
    event: Object.keys(eventFacts),
  }

  it.each(Object.entries(names))('has each %s of the code, in Chinese and in English and with a source', (_, all) => {
    const rows = [...committed('glossary.md').matchAll(/^\| (\S.*?) \| (\S.*?) \| `([\w.]+)` \| (\S.*?) \|$/gm)]
    const whole = rows.filter(([, zh = '', en = '']) => /\p{Script=Han}/u.test(zh) && /^[\w(]/.test(en))
    const found = new Set(whole.map(([, , , name]) => name))
    expect(all.length).toBeGreaterThan(8)
    expect(all.filter((name) => !found.has(name))).toEqual([])
  })
})
