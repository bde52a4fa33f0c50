import { expect, it } from 'vitest'
import type { Actor, Role } from '../../domain/actor.ts'
import { addDays } from '../../domain/calendar/days.ts'
import { nextDate } from '../../fictitious/next-date.ts'
import { payloads } from '../../fictitious/payloads.ts'
import { diceOf } from '../../fictitious/random-lives.ts'
import { Life } from '../support/life.ts'
import { people } from '../support/people.ts'
import { proposal } from '../support/proposal.ts'
import { approvalOf, pairs, writersOf } from './four-eyes-expected.ts'

// Lawful nearly always: they end most lives before their acts have had a second person, or take their turns.
const seldom = [
  'listing.withdraw',
  'listing.proposeRevocation',
  'annulment.record',
  'publicity.expire',
  'correction.propose',
  'rectification.proposeReopening',
  'service.recordAttempt',
  'service.postPublicly',
]

const persons = ['an', 'bo', 'cai', 'ding', 'er', 'fei'] as const
const { agency, district } = people.officer

it('over random lives and delegations nobody approves anything of which he, or whom he stands in for, has written a part', () => {
  const approved = new Map<string, number>()
  const refused = new Map<string, number>()
  const count = (of: Map<string, number>, key: string) => of.set(key, (of.get(key) ?? 0) + 1)
  const isMissing = () =>
    Object.keys(pairs).some((one) => !approved.has(one)) || Object.keys(approvalOf).some((one) => !refused.has(one))
  // A thousand lives, and more until each approval has been given and refused once.
  for (let seed = 1; seed <= 1_000 || (isMissing() && seed <= 6_000); seed += 1) {
    const dice = diceOf(seed)
    const person = () => persons[dice(persons.length)]!
    const anybody = (role: Role): Actor => {
      const [id, onBehalfOf] = [person(), dice(2) === 0 ? person() : undefined]
      const standing = onBehalfOf === undefined || onBehalfOf === id ? {} : { onBehalfOf }
      return { id, role, agency: agency!, district: district!, ...standing }
    }
    const life = new Life('2026-04-07', { checkFold: false })
    life.do(anybody('caseOfficer'), 'listing.propose', proposal())
    for (let attempt = 0; attempt < 160; attempt += 1) {
      if (dice(8) === 0) life.on(dice(2) === 0 ? nextDate(life.now, life.today) : addDays(life.today, 1 + dice(30)))
      const actor: Actor = [
        anybody('caseOfficer'),
        anybody('reviewer'),
        anybody('reviewer'),
        people.entity,
        people.system,
      ][dice(5)]!
      // Each act of the entity is lawful on paper too, and would take the turn of the rest.
      const withPapers = dice(5) === 0
      // What a stranger to the case could do now, so that a refusal of this one is about his person.
      const stranger = 'agency' in actor ? { ...actor, id: 'stranger', onBehalfOf: undefined } : actor
      const lawful = life
        .lawful(stranger as Actor)
        .filter(
          (type) =>
            type !== 'listing.propose' &&
            (!seldom.includes(type) || dice(60) === 0) &&
            (withPapers || !type.startsWith('paper.')),
        )
      const type = lawful[dice(Math.max(1, lawful.length))]
      if (!type) continue
      const before = [...life.ledger]
      const refusal = life.try(
        actor,
        type,
        payloads[type as keyof typeof payloads](life.now, life.today, dice) as never,
      )
      const acting = [actor.id, actor.onBehalfOf].filter((one) => one !== undefined)
      if (refusal) {
        if (!/\.same[A-Z]/.test(refusal.code)) continue
        count(refused, type)
        // An objection upheld by correction confirms what an officer has proposed.
        const approval = refusal.code.startsWith('correction.') ? 'correction.confirmed' : approvalOf[type]!
        const writers = writersOf(before, approval)
        expect(
          acting.some((one) => writers.has(one)),
          `${type} by ${acting.join('/')}: ${refusal.code}`,
        ).toBe(true)
        continue
      }
      for (const { type: done, data } of life.ledger.slice(before.length)) {
        // With the revocation of a repair rectification is reopened by whoever decides that.
        const ofRevocation = 'ground' in data && data.ground === 'falseRepair'
        if (!(done in pairs) || ofRevocation) continue
        count(approved, done)
        const writers = writersOf(before, done)
        expect(writers.size, done).toBeGreaterThan(0)
        expect(
          acting.filter((one) => writers.has(one)),
          `${done} by ${acting.join('/')}`,
        ).toEqual([])
      }
    }
  }
  for (const approval of Object.keys(pairs)) expect(approved.get(approval) ?? 0, approval).toBeGreaterThan(0)
  for (const command of Object.keys(approvalOf)) expect(refused.get(command) ?? 0, command).toBeGreaterThan(0)
}, 400_000)
