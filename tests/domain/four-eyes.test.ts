import { describe, expect, it } from 'vitest'
import type { Actor, Role } from '../../domain/actor.ts'
import { addDays } from '../../domain/calendar/days.ts'
import type { CommandType } from '../../domain/case.ts'
import { refusalNow } from '../../domain/decide.ts'
import { fourEyes } from '../../domain/four-eyes.ts'
import { paperActs } from '../../domain/paper/acts.ts'
import { nextDate } from '../../fictitious/next-date.ts'
import { payloads } from '../../fictitious/payloads.ts'
import { diceOf, leadsNowhere } from '../../fictitious/random-lives.ts'
import { Life } from '../support/life.ts'
import { people } from '../support/people.ts'
import { proposal } from '../support/proposal.ts'
import { approvalOf, pairs, partsOf } from './four-eyes-expected.ts'

type Given = Exclude<CommandType, 'listing.propose'>

const { agency, district } = people.officer
const officer = (id: string, role: Role, onBehalfOf?: string): Actor => ({
  id,
  role,
  agency: agency!,
  district: district!,
  ...(onBehalfOf === undefined ? {} : { onBehalfOf }),
})

// They end a life, or take the turns of what is looked for.
const seldom = [
  'listing.withdraw',
  'annulment.record',
  'publicity.expire',
  'correction.propose',
  'listing.revise',
  'rectification.proposeReopening',
  // Lawful again and again, and lead nowhere.
  'service.consent',
  'service.withdrawConsent',
  'service.recordAttempt',
  'service.postPublicly',
  // Ends a case before it comes to repair.
  'listing.proposeRevocation',
  'objection.file',
  'paper.fileObjection',
  'paper.consent',
  'paper.withdrawConsent',
]

const ownActs: ReadonlySet<string> = new Set(Object.values(paperActs))
const byItself = (type: string) => ownActs.has(type)
const byPaper = (type: string) => type.startsWith('paper.')

const expected = Object.entries(approvalOf).flatMap(([command, approval]) =>
  pairs[approval]!.written.map((what) => `${command} of ${what}`),
)

describe('four eyes', () => {
  it('have a row for each command that approves, and for no other', () => {
    expect(Object.keys(fourEyes).toSorted()).toEqual(Object.keys(approvalOf).toSorted())
  })

  it('refuse, for every pair, whoever wrote a part, on both sides of standing in, and nobody else', () => {
    const tried = new Map<string, number>()
    const given = new Map<string, number>()
    let lives = 0
    const isMissing = () => expected.some((pair) => (tried.get(pair) ?? 0) < 3)
    for (let seed = 1; seed <= 300 || (isMissing() && seed <= 6_000); seed += 1) {
      lives += 1
      const dice = diceOf(seed)
      const life = new Life('2026-04-07', { checkFold: false })
      // One entity of two sends all that it says on paper.
      const writes = dice(2) === 0
      // Every act has an author of its own, so whoever is refused is so for that act alone.
      const next = () => `person-${life.ledger.length}`
      life.do(officer(next(), 'caseOfficer'), 'listing.propose', proposal())
      for (let attempt = 0; attempt < 120; attempt += 1) {
        if (dice(8) === 0) life.on(dice(2) === 0 ? nextDate(life.now, life.today) : addDays(life.today, 1 + dice(30)))
        const roles = ['caseOfficer', 'reviewer', 'entityAgent', 'system'] as const
        const role = roles[dice(roles.length)]!
        const actor = role === 'entityAgent' ? people.entity : role === 'system' ? people.system : officer(next(), role)
        const lawful = life
          .lawful(actor)
          .filter((type) => (!seldom.includes(type) || dice(60) === 0) && !(writes ? byItself : byPaper)(type))
          .filter((type) => !leadsNowhere(type, life.now))
        // Half of the time what was done least so far, so that the far ends of the loop are reached.
        const rarest = lawful.toSorted((one, other) => (given.get(one) ?? 0) - (given.get(other) ?? 0))[0]
        const type = (dice(2) === 0 ? rarest : lawful[dice(Math.max(1, lawful.length))]) as Given | undefined
        if (type === undefined) continue
        const refusal = life.try(actor, type, payloads[type](life.now, life.today, dice) as never)
        if (refusal !== undefined) continue
        given.set(type, (given.get(type) ?? 0) + 1)
        askEverybody(life, tried)
      }
    }
    expect(expected.filter((pair) => !tried.has(pair))).toEqual([])
    expect(lives).toBeGreaterThanOrEqual(300)
  }, 200_000)
})

/** Asks of each approval that is due whether each author of the case, or whoever stands in for one, may give it. */
function askEverybody(life: Life, tried: Map<string, number>): void {
  for (const [command, approval] of Object.entries(approvalOf)) {
    const refused = (actor: Actor) => refusalNow(life.now, command as Given, life.context(actor))
    if (refused(officer('nobody', 'reviewer')) !== undefined) continue
    const parts = partsOf(life.ledger, approval)
    const { refusal } = fourEyes[command as Given]!
    for (const author of new Set(life.ledger.map(({ by }) => by))) {
      const written = parts.filter(({ by }) => by === author)
      const ways = [
        officer(author, 'reviewer'),
        officer(author, 'reviewer', 'nobody'),
        officer('nobody', 'reviewer', author),
      ]
      for (const way of ways) {
        const code = written.length === 0 ? undefined : refusal
        expect(refused(way)?.code, `${command} by ${author}, who wrote ${written.map(({ what }) => what)}`).toBe(code)
      }
      for (const { what } of written) tried.set(`${command} of ${what}`, (tried.get(`${command} of ${what}`) ?? 0) + 1)
    }
  }
}
