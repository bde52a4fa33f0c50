import { expect, it } from 'vitest'
import type { Actor, Role } from '../../domain/actor.ts'
import { addDays } from '../../domain/calendar/days.ts'
import type { RecordedEvent } from '../../domain/case.ts'
import { nextDate } from '../../operations/explore/next-date.ts'
import { payloads } from '../../operations/explore/payloads.ts'
import { diceOf } from '../../operations/explore/random-lives.ts'
import { Life } from '../support/life.ts'
import { people } from '../support/people.ts'
import { proposal } from '../support/proposal.ts'

/** What each approval approves: the entries since the one that began it which its approver must have no part in. */
const pairs: Record<string, { readonly begun: readonly string[]; readonly written: readonly string[] }> = {
  'listing.reviewed': { begun: ['listing.proposed'], written: ['listing.proposed', 'listing.revised'] },
  'listing.returned': { begun: ['listing.proposed'], written: ['listing.proposed', 'listing.revised'] },
  'listing.determined': {
    begun: ['listing.proposed'],
    written: ['listing.proposed', 'listing.revised', 'listing.hearingHeld', 'listing.groundsAnswered'],
  },
  'listing.notListed': {
    begun: ['listing.proposed'],
    written: ['listing.proposed', 'listing.revised', 'listing.hearingHeld', 'listing.groundsAnswered'],
  },
  'interview.approved': { begun: ['interview.opened', 'interview.noShow'], written: ['interview.arranged'] },
  'rectification.extended': { begun: ['rectification.extensionAsked'], written: ['rectification.extensionAsked'] },
  'rectification.extensionRefused': {
    begun: ['rectification.extensionAsked'],
    written: ['rectification.extensionAsked'],
  },
  'objection.upheld': { begun: ['objection.filed'], written: ['objection.verified'] },
  'objection.rejected': { begun: ['objection.filed'], written: ['objection.verified'] },
  'repair.granted': { begun: ['repair.applied'], written: ['repair.gapsNamed', 'repair.accepted', 'repair.verified'] },
  'repair.refused': { begun: ['repair.applied'], written: ['repair.gapsNamed', 'repair.accepted', 'repair.verified'] },
  'repair.revoked': { begun: ['repair.granted'], written: ['repair.revocationProposed'] },
  'annulment.confirmed': { begun: ['annulment.recorded'], written: ['annulment.recorded'] },
}

const approvalOf: Record<string, string> = {
  'listing.review': 'listing.reviewed',
  'listing.determine': 'listing.determined',
  'interview.approve': 'interview.approved',
  'rectification.approveExtension': 'rectification.extended',
  'rectification.refuseExtension': 'rectification.extensionRefused',
  'objection.uphold': 'objection.upheld',
  'objection.reject': 'objection.rejected',
  'repair.grant': 'repair.granted',
  'repair.refuse': 'repair.refused',
  'repair.revoke': 'repair.revoked',
  'annulment.confirm': 'annulment.confirmed',
}

/** Everybody who has written any of what is approved, on either side of standing in. */
function writersOf(ledger: readonly RecordedEvent[], approval: string): Set<string> {
  const { begun, written } = pairs[approval]!
  const from = ledger.findLastIndex(({ type }) => begun.includes(type))
  const parts = ledger.slice(from).filter(({ type }) => written.includes(type))
  return new Set(parts.flatMap(({ by }) => by.split('/')))
}

const persons = ['an', 'bo', 'cai', 'ding', 'er', 'fei'] as const
const { agency, district } = people.officer

it('over random lives and delegations nobody approves anything of which he, or whom he stands in for, has written a part', () => {
  const approved = new Map<string, number>()
  const refused = new Map<string, number>()
  const count = (of: Map<string, number>, key: string) => of.set(key, (of.get(key) ?? 0) + 1)
  for (let seed = 1; seed <= 1_000; seed += 1) {
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
      // What a stranger to the case could do now, so that a refusal of this one is about his person.
      const stranger = 'agency' in actor ? { ...actor, id: 'stranger', onBehalfOf: undefined } : actor
      const lawful = life.lawful(stranger as Actor).filter((type) => type !== 'listing.propose')
      const type = lawful[dice(Math.max(1, lawful.length))]
      if (!type || (['listing.withdraw', 'annulment.record', 'publicity.expire'].includes(type) && dice(60) > 0))
        continue
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
        const writers = writersOf(before, approvalOf[type]!)
        expect(
          acting.some((one) => writers.has(one)),
          `${type} by ${acting.join('/')}: ${refusal.code}`,
        ).toBe(true)
        continue
      }
      for (const { type: done } of life.ledger.slice(before.length)) {
        if (!(done in pairs)) continue
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
})
