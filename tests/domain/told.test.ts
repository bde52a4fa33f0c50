import { describe, expect, it } from 'vitest'
import { addDays } from '../../domain/calendar/days.ts'
import { nextDate } from '../../fictitious/next-date.ts'
import { diceOf, randomCommand } from '../../fictitious/random-lives.ts'
import { Life, listed, notified, published } from '../support/life.ts'
import { handedOver, summoned } from '../support/later-life.ts'
import { people } from '../support/people.ts'
import { proposal } from '../support/proposal.ts'
import { list } from './scenarios.ts'
import { toldIn as everythingTold } from '../support/told.ts'

const { officer, reviewer, entity, system } = people
const everybody = [officer, reviewer, reviewer, entity, system, people.finance, people.honours, people.inspection]
const recipient = `entity:${proposal().entity.code}`
const ended = { outcome: 'notList', reasons: '情节轻微' } as const
const annulment = { document: '复议决定（虚构）', annulledBy: '虚构机关', annulledOn: '2026-04-15' } as const

/** Each entry of a life with what the entity was told of it, and the case before and after. */
const toldIn = (life: Life) =>
  everythingTold(life).map(({ messages, ...entry }) => ({
    ...entry,
    messages: messages.filter((message) => message.recipient === recipient),
  }))
const lastTold = (life: Life, kind: string) => toldIn(life).findLast(({ event }) => event.type === kind)?.messages

// D16, scenario 13: whoever was served knows of the case, and is told how it ends.
describe('the end of a case that was never published', () => {
  const annulled = (life: Life) =>
    life.do(officer, 'annulment.record', annulment).do(reviewer, 'annulment.confirm', { comments: '属实' })
  it.each([
    ['not listed', () => notified().on('2026-04-15').do(reviewer, 'listing.determine', ended), 'notListed'],
    ['annulled in the defence', () => annulled(notified().on('2026-04-15')), 'annulled'],
    ['annulled once listed', () => annulled(listed().on('2026-04-15')), 'annulled'],
  ] as const)('is told to the entity: %s', (_, live, outcome) => {
    expect(lastTold(live(), 'case.closed')).toMatchObject([{ kind: 'case.closed', body: { outcome } }])
  })

  it('is not told to an entity that has never heard of the case', () => {
    const life = new Life('2026-04-07').do(officer, 'listing.propose', proposal())
    life.do(officer, 'listing.withdraw', { reason: '撤回' })
    expect(toldIn(life).flatMap(({ messages }) => messages)).toEqual([])
  })
})

describe('the entity is told until when', () => {
  it('may be heard, by two terms of its own', () => {
    const terms = [
      { key: 'listing.defence', dueOn: '2026-04-14' },
      { key: 'listing.hearingRequest', dueOn: '2026-04-14' },
    ]
    expect(lastTold(notified(), 'listing.noticeServed')).toMatchObject([{ body: { terms } }])
  })

  it('may supply what was missing in its evidence', () => {
    const life = published()
      .on('2026-05-06')
      .do(entity, 'rectification.commit', { commitment: '承诺' })
      .do(entity, 'rectification.submitEvidence', { items: [{ requirement: 'r1', statement: '已整改', evidence: [] }] })
      .on('2026-05-08')
      .do(officer, 'rectification.returnEvidence', { gaps: [{ requirement: 'r2', text: '缺整改报告' }] })
    handedOver(life)
    const { dueOn } = life.now.rectification!
    // Of the return it is told at once, of the term with the service from which it runs.
    expect(lastTold(life, 'rectification.evidenceReturned')).toMatchObject([{ body: {} }])
    expect(lastTold(life, 'service.served')).toMatchObject([{ body: { terms: [{ key: 'rectification.due', dueOn }] } }])
  })

  it('was absent from an interview, which brings it nearer to a referral', () => {
    const life = summoned().on('2026-06-24')
    life.do(officer, 'interview.recordNoShow', { on: '2026-06-24', note: '未到场' })
    expect(lastTold(life, 'interview.noShow')).toMatchObject([{ kind: 'interview.noShow' }])
  })

  it('and of nothing that it did itself', () => {
    const life = notified().on('2026-04-09').do(entity, 'listing.askHearing', { reason: '要求听证' })
    expect(lastTold(life, 'listing.hearingAsked')).toEqual([])
    expect(life.try(reviewer, 'listing.determine', list)).toBeDefined()
  })
})

it('over random lives, of every act of others that begins or ends a term of its own, once it has been served', () => {
  const kinds = new Set<string>()
  for (let seed = 1; seed <= 500; seed += 1) {
    const dice = diceOf(seed)
    const life = new Life('2026-04-07', { checkFold: false }).do(officer, 'listing.propose', proposal())
    for (let attempt = 0; attempt < 160; attempt += 1) {
      if (dice(6) === 0) life.on(dice(2) === 0 ? nextDate(life.now, life.today) : addDays(life.today, 1 + dice(30)))
      const actor = everybody[dice(everybody.length)]!
      // Every other entity promises nothing, so that the ladder of interviews is climbed.
      const never = seed % 2 === 0 ? (['rectification.commit', 'paper.commit'] as const) : []
      const command = randomCommand(life.now, life.context(actor), dice, never)
      if (command) life.try(actor, command.type, command.payload as never)
    }
    for (const { event, before, after, messages } of toldIn(life)) {
      if (event.by === entity.id || after.listing.defenceUntil === undefined) continue
      const begins = (event.opens ?? []).some(({ party }) => party === 'entity')
      const ends = (event.closes ?? []).some(({ key }) => before?.deadlines[key]?.party === 'entity')
      if (!begins && !ends) continue
      kinds.add(event.type)
      expect(messages.length, `${event.type} of seed ${seed}`).toBeGreaterThan(0)
    }
  }
  // The notice, the decision, the order, what becomes of evidence and repair, and every end.
  expect([...kinds]).toEqual(
    expect.arrayContaining([
      'listing.noticeServed',
      'listing.defenceClosed',
      'rectification.ordered',
      'rectification.accepted',
      'service.served',
      'publicity.published',
      'publicity.ended',
      'case.closed',
    ]),
  )
})
