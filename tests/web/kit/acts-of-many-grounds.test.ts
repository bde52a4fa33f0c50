import { expect, it } from 'vitest'
import type { CaseState } from '../../../domain/case.ts'
import { catalogue } from '../../../rules/catalogue.ts'
import { ruleBook } from '../../../rules/index.ts'
import { notified } from '../../support/life.ts'
import { people } from '../../support/people.ts'
import { actFor } from '../../../web/screens/case/actions.ts'

/** What is asked of the officer in a case with so many grounds, of which the last has no answer, and the looks it took. */
function asked(count: number) {
  let looks = 0
  const answer = (n: number) => ({
    get ground() {
      looks += 1
      return `g${n}`
    },
    answer: '不影响认定',
    accepted: false,
  })
  const { now, today } = notified()
  const state: CaseState = {
    ...now,
    listing: {
      ...now.listing,
      grounds: Array.from({ length: count }, (_, n) => ({ id: `g${n}`, text: '理由' })),
      answers: Array.from({ length: count - 1 }, (_, n) => answer(n)),
    },
  }
  const context = { today, actor: people.officer, rules: ruleBook, catalogue, isCovered: () => true }
  return { act: actFor('listing.determine', state, context), looks: () => looks }
}

it('what is asked of an officer is found without looking at every answer for every ground', () => {
  const [some, twice] = [asked(500), asked(1_000)]
  expect([some.act, twice.act]).toEqual(['listing.answerGrounds', 'listing.answerGrounds'])
  expect(twice.looks()).toBeLessThan(3 * some.looks())
})
