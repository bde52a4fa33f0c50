import { expect, it } from 'vitest'
import { addDays } from '../../domain/calendar/days.ts'
import { viewOf } from '../../domain/view.ts'
import { nextDate } from '../../fictitious/next-date.ts'
import { diceOf, randomCommand } from '../../fictitious/random-lives.ts'
import type { Message } from '../../record/messages.ts'
import { leavesTheHouse } from '../../record/messages.ts'
import { registerRow } from '../../record/register.ts'
import { Life, published } from '../support/life.ts'
import { people } from '../support/people.ts'
import { persons, personsIn } from '../support/persons.ts'
import { proposal } from '../support/proposal.ts'
import { toldIn } from '../support/told.ts'

/** Every message of a life that leaves the house. */
const outsideOf = (life: Life): Message[] =>
  toldIn(life).flatMap(({ messages }) => messages.filter(({ recipient }) => leavesTheHouse(recipient)))

// Issue 14, section 10: nothing to users, and to the platform only what a pack allows, which today is nothing.
it('tells nobody outside who a natural person is, whatever happens to the case and whatever the document', () => {
  const kinds = new Set<string>()
  const everybody = Object.values(people)
  for (let seed = 1; seed <= 60; seed += 1) {
    const dice = diceOf(seed)
    const entity = persons[seed % persons.length]!
    const agent = { ...people.entity, entityCode: entity.code }
    const life = new Life('2026-04-07', { checkFold: false })
    life.do(people.officer, 'listing.propose', proposal({ entity, measures: [] }))
    for (let attempt = 0; attempt < 200; attempt += 1) {
      if (dice(6) === 0) life.on(dice(2) === 0 ? nextDate(life.now, life.today) : addDays(life.today, 1 + dice(30)))
      const one = everybody[dice(everybody.length)]!
      const command = randomCommand(life.now, life.context(one.role === 'entityAgent' ? agent : one), dice)
      if (command) life.try(one.role === 'entityAgent' ? agent : one, command.type, command.payload as never)
    }
    const outside = outsideOf(life)
    for (const { kind } of outside) kinds.add(kind)
    expect(outside.filter(({ recipient }) => recipient === 'users')).toEqual([])
    expect(personsIn(JSON.stringify(outside)), `seed ${seed}`).toEqual([])
    expect(registerRow(life.now)).toBeNull()
    expect(personsIn(JSON.stringify(viewOf(life.now, life.today, () => 0)))).toEqual([])
  }
  expect([...kinds]).toEqual(expect.arrayContaining(['publicity.published', 'publicity.ended', 'objection.marked']))
})

it('tells of an organisation whom the record is about', () => {
  const life = published()
  const { code, name } = life.now.entity
  expect(outsideOf(life).map(({ recipient, body }) => [recipient, body['entityCode'], body['entityName']])).toEqual([
    ['platform', code, name],
    ['users', code, name],
  ])
})
