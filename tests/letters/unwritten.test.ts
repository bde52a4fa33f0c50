import { expect, it } from 'vitest'
import { draftsOf, lettersOf } from '../../letters/letters-of.ts'
import { catalogue } from '../../rules/catalogue.ts'
import { ruleBook } from '../../rules/index.ts'
import { Life } from '../support/life.ts'
import { people } from '../support/people.ts'
import { proposal } from '../support/proposal.ts'
import { law, repairedLife, toldLives } from './lives.ts'

it('a letter is written when somebody reads it, and not with every list of letters', () => {
  for (const life of [repairedLife(), ...toldLives()]) {
    let written = 0
    const counting = {
      ...law,
      agencyTitle: (code: string) => {
        written += 1
        return law.agencyTitle(code)
      },
    }
    const letters = lettersOf(life.now.caseNo, life.ledger, counting)
    expect(letters.length).toBeGreaterThan(0)
    expect(letters.map(({ occasion, kind, on }) => [occasion, kind, on])).not.toContain(undefined)
    expect(written).toBe(0)
    expect(letters[0]!.facts.words['agency']).toBe(law.agencyTitle(life.now.agency))
    const once = written
    expect(letters[0]!.facts.words['agency']).toBeDefined()
    expect(once).toBeGreaterThan(0)
    expect(written).toBe(once)
  }
})

it('nor are drafts', () => {
  const life = new Life('2026-04-07')
    .do(people.officer, 'listing.propose', proposal())
    .do(people.reviewer, 'listing.review', { outcome: 'agreed', comments: '同意' })
  let written = 0
  const counting = {
    ...law,
    agencyTitle: (code: string) => {
      written += 1
      return law.agencyTitle(code)
    },
  }
  const drafts = draftsOf(life.now, life.ledger, counting, { today: life.today, rules: ruleBook, catalogue })
  expect(drafts.map(({ occasion }) => occasion)).toEqual(['listing.notice'])
  expect(written).toBe(0)
  expect(drafts[0]?.givenNumber).toBeUndefined()
})
