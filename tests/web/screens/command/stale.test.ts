import { expect, it } from 'vitest'
import { withDatabase } from '../../../setup/database.ts'
import { people } from '../../../support/people.ts'
import { proposal } from '../../../support/proposal.ts'
import { done } from '../../../support/world.ts'
import { withReadPages } from '../supervision/house.ts'

const database = withDatabase()
const house = withReadPages(database, '2026-04-07')

it('a form of a case that has gone on shows the twenty latest entries at most, and the way to the others', async () => {
  const { caseNo } = await done(house.record, undefined, people.officer, 'listing.propose', proposal())
  for (let n = 0; n < 13; n += 1) {
    await done(house.record, caseNo, people.reviewer, 'listing.review', {
      outcome: 'returned',
      comments: `第${n}次（虚构）`,
    })
    await done(house.record, caseNo, people.officer, 'listing.revise', proposal())
  }
  const form = `/cases/${caseNo}/listing/review`
  const entries = (html: string) => [...html.matchAll(/id="entry-(\d+)"/g)].map(([, seq]) => Number(seq))
  for (const version of ['0', 'none', '1']) {
    const { status, text } = await house.send(people.reviewer, form, {
      _version: version,
      outcome: 'agreed',
      comments: '虚构',
    })
    expect(status).toBe(412)
    expect(entries(text)).toEqual(Array.from({ length: 20 }, (_, n) => 27 - n))
    expect(text).toContain(`/cases/${caseNo}?before=8#timeline`)
  }
  const { text } = await house.send(people.reviewer, form, { _version: '24', outcome: 'agreed', comments: '虚构' })
  expect(entries(text)).toEqual([27, 26, 25])
  expect(text).not.toContain('before=')
})
