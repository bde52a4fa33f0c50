import fc from 'fast-check'
import { expect, it } from 'vitest'
import { addDays } from '../../domain/calendar/days.ts'
import type { CommandType } from '../../domain/case.ts'
import { compose } from '../../letters/compose.ts'
import { letterKinds } from '../../letters/kinds.ts'
import { currentTemplate } from '../../letters/templates.ts'
import { nextDate } from '../../fictitious/next-date.ts'
import { leadsNowhere } from '../../fictitious/random-lives.ts'
import { payloads } from '../../fictitious/payloads.ts'
import { Life } from '../support/life.ts'
import { people } from '../support/people.ts'
import { proposal } from '../support/proposal.ts'
import { lettersIn } from './lives.ts'

type Given = Exclude<CommandType, 'listing.propose'>

const everybody = Object.values(people)
// These end most lives early or stop them; a rare choice is enough.
const rare = new Set<string>([
  'listing.withdraw',
  'annulment.record',
  'publicity.expire',
  'repair.withdraw',
  'correction.propose',
  'listing.proposeRevocation',
])
// Each act of the entity is lawful on paper too, and would take the turn of the rest.
const isRare = (type: string) => rare.has(type) || type.startsWith('paper.')
const step = fc.record({ who: fc.nat(1_000), dice: fc.nat(1_000), later: fc.constantFrom(0, 0, 0, 0, 1, 5, -1) })

it('every life that the domain allows can be told in letters, without a hole and each named once', () => {
  const seen = new Set<string>()
  let letters = 0
  fc.assert(
    fc.property(fc.array(step, { minLength: 60, maxLength: 150, size: 'max' }), (steps) => {
      const life = new Life('2026-04-07', { checkFold: false }).do(people.officer, 'listing.propose', proposal())
      for (const { who, dice, later } of steps) {
        life.on(later < 0 ? nextDate(life.now, life.today) : addDays(life.today, later))
        const choices = everybody.flatMap((actor) =>
          life
            .lawful(actor)
            .filter((type) => !type.startsWith('deadline') && (dice % 40 === 0 || !isRare(type)))
            .filter((type) => dice % 40 === 0 || !leadsNowhere(type, life.now))
            .map((type) => ({ actor, type: type as Given })),
        )
        const chosen = choices[who % Math.max(1, choices.length)]
        if (!chosen) continue
        const payload = payloads[chosen.type](life.now, life.today, (n) => dice % n)
        life.try(chosen.actor, chosen.type, payload as never)
      }
      const told = lettersIn(life)
      for (const letter of told) {
        seen.add(letter.kind)
        expect(JSON.stringify(compose(currentTemplate(letter.kind), letter.facts))).not.toMatch(/\{\w+\}|undefined/)
      }
      letters += told.length
      expect(new Set(told.map(({ occasion }) => occasion)).size).toBe(told.length)
    }),
    { numRuns: 1_000, seed: 20261124 },
  )
  expect(letters).toBeGreaterThan(500)
  expect([...seen].toSorted()).toEqual([...letterKinds].toSorted())
}, 600_000)
