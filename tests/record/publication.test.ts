import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { addOperatorAct } from '../../database/queries/operator-acts.ts'
import type { Actor } from '../../domain/actor.ts'
import { isRefusal } from '../../domain/refusal.ts'
import { livingRules } from '../../record/law.ts'
import { propose } from '../../record/publication/propose.ts'
import type { Given } from '../../record/publication/propose.ts'
import type { Publication } from '../../record/publication/publications.ts'
import { findPublication, listUnfinished } from '../../record/publication/publications.ts'
import { approve, reject } from '../../record/publication/settle.ts'
import { publicationSteps } from '../../record/publication/step.ts'
import { ruleBook } from '../../rules/index.ts'
import { withDatabase } from '../setup/database.ts'
import { checkEveryCase } from '../support/fold-check.ts'
import { calendarOf2027, periodPack } from '../support/new-law.ts'
import { people } from '../support/people.ts'
import { proposal } from '../support/proposal.ts'
import { bringTo, done, handClock, recordOn } from '../support/world.ts'

const database = withDatabase()
checkEveryCase(database)

const first: Actor = { id: 'operator-a', role: 'operator' }
const second: Actor = { id: 'operator-b', role: 'operator' }
const at = new Date('2026-12-30T02:00:00Z')
const key = 'listing.review'

function setUp(today = '2026-12-30') {
  const clock = handClock(today)
  const record = recordOn(database, clock)
  return { clock, record, step: publicationSteps(record) }
}

async function given(one: Given, idempotencyKey = randomUUID(), requestHash = 'hash') {
  return await propose(database.pool, ruleBook, {
    given: one,
    reason: '公布放假安排（虚构）',
    legalBasis: '虚构发〔2026〕1号',
    actor: first,
    at,
    requestId: 'r1',
    idempotency: { key: idempotencyKey, requestHash },
  })
}

const idOf = (answer: object): string => {
  if ('id' in answer) return String(answer.id)
  throw new Error(JSON.stringify(answer))
}

/** Takes steps until there is nothing to do or to wait for; answers with the progress. */
async function run(step: ReturnType<typeof setUp>['step'], id: string): Promise<Publication> {
  for (;;) {
    const { next, waitMs } = await step(id)
    if (next === 'over' || waitMs > 0) return (await findPublication(database.pool, id))!
  }
}

/** As if the law before were long gone from every process. */
async function later(id: string): Promise<void> {
  await database.owner.query(`UPDATE rule_publications SET in_force_at = now() - interval '1 minute' WHERE id = $1`, [
    id,
  ])
}

const decision = (id: string, actor: Actor) => ({ id, actor, at, comments: '同意' })

describe('publishing a calendar', () => {
  it('counts first, asks a second person, then moves every open deadline it touches, with author and reason', async () => {
    const { record, step } = setUp()
    const cases = await Promise.all(
      Array.from({ length: 3 }, () => done(record, undefined, people.officer, 'listing.propose', proposal())),
    )
    const sameKey = randomUUID()
    const id = idOf(await given({ calendar: calendarOf2027 }, sameKey))
    expect(await given({ calendar: calendarOf2027 }, sameKey)).toEqual({ id })
    expect(await given({ calendar: calendarOf2027 }, sameKey, 'other')).toMatchObject({
      code: 'idempotency.otherRequest',
    })
    expect(await given({ calendar: calendarOf2027 })).toMatchObject({ code: 'rules.versionTaken' })
    expect(await listUnfinished(database.pool)).toEqual([id])
    expect(await approve(database.pool, decision(id, second), false)).toMatchObject({ code: 'publication.notNow' })

    expect(await run(step, id)).toMatchObject({
      stage: 'counted',
      casesDone: 3,
      casesTotal: 3,
      dryRun: { earlier: 0, later: 3, sameDay: 0 },
    })
    expect(await approve(database.pool, decision(id, first), false)).toMatchObject({ code: 'publication.samePerson' })
    const own: Actor = { id: 'made-by-a', role: 'citySupervisor' }
    await database.owner.query(
      `INSERT INTO accounts (id, name, role) VALUES ($1, '虚构', 'operator'), ($2, '虚构', 'citySupervisor')`,
      [first.id, own.id],
    )
    await addOperatorAct(database.pool, { actor: first.id, act: 'accountCreated', about: own.id, requestId: 'r' })
    expect(await approve(database.pool, decision(id, own), false)).toMatchObject({ code: 'secondPerson.sameHand' })
    await addOperatorAct(database.pool, { actor: 'console', act: 'accountCreated', about: 'young', requestId: 'r' })
    const young = { ...decision(id, { id: 'young', role: 'operator' }), realOf: () => new Date(0) }
    expect(await approve(database.pool, young, false)).toMatchObject({ code: 'secondPerson.younger' })
    const approved = await approve(database.pool, decision(id, second), false)
    expect(approved).toMatchObject({ stage: 'moving', decidedBy: 'operator-b' })
    expect(await approve(database.pool, decision(id, second), false)).toMatchObject({ stage: 'moving' })
    expect(await reject(database.pool, decision(id, first))).toMatchObject({ code: 'publication.notNow' })

    // Decided by a process that has not yet heard of the new law.
    expect(await run(step, id)).toMatchObject({ stage: 'settling', casesDone: 3, moved: 3, heldBack: 0 })
    const late = await done(record, undefined, people.officer, 'listing.propose', proposal())
    expect((await step(id)).waitMs).toBeGreaterThan(10_000)
    await later(id)
    expect(await run(step, id)).toMatchObject({ stage: 'finished', moved: 4, finishedAt: expect.any(Date) })
    expect(await listUnfinished(database.pool)).toEqual([])

    for (const { caseNo } of [...cases, late]) {
      const { rows } = await database.pool.query(
        `SELECT due_on, provisional, calendar FROM deadlines WHERE case_no = $1 AND key = $2`,
        [caseNo, key],
      )
      expect(rows).toEqual([{ due_on: '2027-01-07', provisional: false, calendar: 'CN-2027@3' }])
    }
    const { rows } = await database.pool.query(
      `SELECT data, actor, role, on_behalf_of, reason, legal_basis, request_id FROM ledger
       WHERE case_no = $1 AND type = 'deadline.moved'`,
      [cases[0]?.caseNo],
    )
    // In review: the entity does not know of the case yet.
    const { rows: told } = await database.pool.query(
      `SELECT DISTINCT recipient FROM outbox WHERE kind = 'deadline.moved'`,
    )
    expect(told).toEqual([{ recipient: `agency:${people.officer.agency}` }])
    const reason = '公布放假安排（虚构）'
    expect(rows).toEqual([
      {
        data: { key, from: '2027-01-06', reason, publication: id, approvedBy: 'operator-b' },
        actor: 'system',
        role: 'system',
        on_behalf_of: 'operator-a',
        reason,
        legal_basis: '虚构发〔2026〕1号',
        request_id: `publication/${id}`,
      },
    ])
  })

  it('reaches every process that has the record open', async () => {
    const rules = await livingRules(database.pool)
    expect(rules.calendar.lastYear).toBe(2027)
    const before = rules.calendarVersion
    const id = idOf(
      await propose(database.pool, rules, {
        given: {
          calendar: {
            ...calendarOf2027,
            version: 2,
            notices: [...calendarOf2027.notices, { ...calendarOf2027.notices[0], number: '虚构发〔2026〕2号' }],
          },
        },
        reason: '调整（虚构）',
        actor: first,
        at,
        requestId: 'r2',
        idempotency: { key: randomUUID(), requestHash: 'x' },
      }),
    )
    await run(setUp().step, id)
    await approve(database.pool, decision(id, second), false)
    await expect.poll(() => rules.calendarVersion, { timeout: 5_000 }).not.toBe(before)
    expect(rules.addTerm('2026-12-30', { count: 5, unit: 'workingDays' })).toEqual({
      dueOn: '2027-01-07',
      provisional: false,
    })
  })

  it('cannot be approved by its proposer, nor altered, even past the code', async () => {
    const app = async (change: string) => await database.pool.query(`UPDATE rule_publications SET ${change}`)
    await expect(app('decided_by = proposed_by')).rejects.toThrow(/check constraint/)
    await expect(app(`content = '{}'`)).rejects.toThrow(/permission denied/)
    await expect(app(`proposed_by = 'somebody'`)).rejects.toThrow(/permission denied/)
  })
})

describe('publishing a pack', () => {
  it('waits for its day, and moves dates earlier only down to those that were approved by name', async () => {
    const { clock, record, step } = setUp('2026-04-07')
    const caseNo = await publishedCase(record, clock)
    clock.set('2026-06-01')
    const id = idOf(await given({ pack: periodPack({ from: '2026-06-02' }) }))
    expect(await run(step, id)).toMatchObject({ stage: 'counted', dryRun: { earlier: 1, sameDay: 1 } })
    const city: Actor = { id: 'city', role: 'citySupervisor' }
    expect(isRefusal(await approve(database.pool, decision(id, city), true))).toBe(false)
    expect((await step(id)).waitMs).toBeGreaterThan(3_600_000)
    clock.set('2026-06-02')
    // Meanwhile the case has come so far that it would move further than was approved.
    await database.owner.query(
      `UPDATE rule_publication_moves SET to_on = '2026-10-15' WHERE publication_id = $1 AND to_on < from_on`,
      [id],
    )
    expect(await run(step, id)).toMatchObject({ stage: 'settling', moved: 1, heldBack: 1 })
    await database.owner.query(
      `UPDATE rule_publication_moves SET to_on = '2026-10-14' WHERE publication_id = $1 AND to_on = '2026-10-15'`,
      [id],
    )
    await done(record, caseNo, people.entity, 'rectification.commit', { commitment: '承诺' })
    await later(id)
    expect(await run(step, id)).toMatchObject({ stage: 'finished', moved: 2 })
    const { rows } = await database.pool.query(
      `SELECT state -> 'publicity' AS publicity FROM cases WHERE case_no = $1`,
      [caseNo],
    )
    expect(rows[0].publicity).toMatchObject({ repairFrom: '2026-10-15', until: '2029-04-14' })
    const { rows: told } = await database.pool.query(
      `SELECT recipient, body FROM outbox WHERE case_no = $1 AND kind = 'deadline.moved' ORDER BY id`,
      [caseNo],
    )
    const [agency, entity] = [`agency:${people.officer.agency}`, `entity:${people.entity.entityCode}`]
    // The last day of publicity is the same, and who shares the record has never known from when it may be repaired.
    expect(told.map(({ recipient }) => recipient)).toEqual([agency, entity, agency, entity])
    expect(told.at(-1)?.body).toEqual({
      key: 'publicity.min',
      from: '2027-04-14',
      to: '2026-10-14',
      reason: '公布放假安排（虚构）',
    })
  })

  it('holds earlier dates back without the approval, and is asked anew when the law has changed since its dry run', async () => {
    const { clock, record, step } = setUp('2026-04-07')
    await publishedCase(record, clock)
    clock.set('2026-06-03')
    const law = await livingRules(database.pool)
    const more = (id: string) => ({ ...periodPack({ min: 3, from: '2026-06-03' }), id })
    const proposed = async (pack: unknown) =>
      idOf(
        await propose(database.pool, law, {
          given: { pack },
          reason: '修订（虚构）',
          actor: first,
          at,
          requestId: 'r',
          idempotency: { key: randomUUID(), requestHash: 'x' },
        }),
      )
    const [id, rival] = [
      await proposed(more('fictitious-first')),
      await proposed({ ...more('fictitious-second'), from: '2026-06-04' }),
    ]
    await run(step, rival)
    expect((await run(step, id)).dryRun.earlier).toBeGreaterThan(0)
    await approve(database.pool, decision(id, second), false)
    const held = await run(step, id)
    expect(held).toMatchObject({ stage: 'settling', earlierApproved: false })
    expect(held.heldBack).toBe(held.dryRun.earlier)
    expect(await approve(database.pool, decision(rival, second), true)).toMatchObject({
      code: 'publication.lawChanged',
    })
    expect(await reject(database.pool, decision(rival, first))).toMatchObject({
      stage: 'rejected',
      decidedBy: 'operator-a',
    })
  })

  it('of a release is put in force for open cases by its name', async () => {
    const { step } = setUp('2026-06-05')
    const id = idOf(await given({ released: 'ndrc-2026-36@1' }))
    expect(await run(step, id)).toMatchObject({
      kind: 'pack',
      version: 'ndrc-2026-36@1',
      stage: 'counted',
      dryRun: { earlier: 0 },
    })
    expect(await given({ released: 'ndrc-2026-36@7' })).toMatchObject({ code: 'rules.notReleased' })
    expect(await approve(database.pool, decision(randomUUID(), second), true)).toMatchObject({
      code: 'publication.unknown',
    })
  })
})

async function publishedCase(
  record: ReturnType<typeof setUp>['record'],
  clock: ReturnType<typeof handClock>,
): Promise<string> {
  clock.set('2026-04-07')
  const caseNo = await bringTo(record, 'heard')
  clock.set('2026-04-10')
  await bringTo(record, 'listed', { begun: { caseNo, from: 'heard' } })
  clock.set('2026-04-14')
  await bringTo(record, 'published', { begun: { caseNo, from: 'listed' } })
  return caseNo
}
