import { describe, expect, it } from 'vitest'
import { isRefusal } from '../../domain/refusal.ts'
import { createKnownStates } from '../../record/known-states.ts'
import { room } from '../../record/room.ts'
import { foldLedger } from '../../record/read.ts'
import { withDatabase } from '../setup/database.ts'
import { people } from '../support/people.ts'
import { proposal } from '../support/proposal.ts'
import { bringTo, done, give, handClock, recordOn } from '../support/world.ts'

const database = withDatabase()
const { officer, secondOfficer, reviewer, entity } = people
const colleague = { ...entity, id: 'entity-agent-2' }

const setUp = () => recordOn(database, handClock('2026-04-07'))
const full = { code: 'case.roomFull', params: { characters: room.characters, acts: room.acts } }
const grounds = (of: string, texts: number, length: number) => ({
  grounds: Array.from({ length: texts }, (_, n) => ({ id: `${of}.${n}`, text: '辩'.repeat(length) })),
  evidence: [],
})

async function sizeOf(caseNo: string): Promise<{ entries: number; state: number }> {
  const { rows } = await database.pool.query(
    `SELECT (SELECT count(*)::int FROM ledger WHERE case_no = $1) AS entries, length(state::text) AS state
     FROM cases WHERE case_no = $1`,
    [caseNo],
  )
  return rows[0]
}

describe('what one party writes into one case', () => {
  it('has an end, whichever of its accounts writes, in long texts and in short ones', async () => {
    const record = setUp()
    const caseNo = await bringTo(record, 'notified')
    const answers = []
    for (let n = 0; n < 14; n += 1) {
      const by = n % 2 === 0 ? entity : colleague
      answers.push(await give(record, caseNo, by, 'listing.defend', grounds(`g${n}`, 5, 9_000)))
    }
    const taken = answers.findIndex(isRefusal)
    expect(answers.slice(taken)).toEqual(answers.slice(taken).map(() => expect.objectContaining(full)))
    expect(taken).toBe(Math.floor(room.characters / (5 * 9_030)))
    const before = await sizeOf(caseNo)
    expect(before.state).toBeLessThan(room.characters + 50_000)
    expect(await give(record, caseNo, colleague, 'listing.defend', grounds('again', 4, 9_900))).toMatchObject(full)
    expect(await sizeOf(caseNo)).toEqual(before)
    // A little more still has its place, and the others work on.
    await done(record, caseNo, entity, 'listing.defend', grounds('short', 1, 100))
    const agency = [{ ground: 'g0.0', answer: '不成立（虚构）', accepted: false }]
    await done(record, caseNo, officer, 'listing.answerGrounds', { answers: agency })
  })

  it('has an end in reasons that are given with acts, and in evidence that only the ledger keeps', async () => {
    const record = setUp()
    const caseNo = await bringTo(record, 'notified')
    const evidence = Array.from({ length: 40 }, () => ({ title: '据'.repeat(9_900) }))
    await done(record, caseNo, entity, 'listing.defend', { ...grounds('a', 1, 10), evidence })
    const more = { ...grounds('b', 1, 10), evidence: evidence.slice(0, 12) }
    expect(await give(record, caseNo, entity, 'listing.defend', more)).toMatchObject(full)
    const reason = '由'.repeat(120_000)
    expect(await give(record, caseNo, entity, 'listing.defend', grounds('c', 1, 10), { reason })).toMatchObject(full)
  })

  it('is each person’s own in an agency, and refuses a proposal that is too long by itself', async () => {
    const record = setUp()
    const evidence = Array.from({ length: 45 }, () => ({ title: '据'.repeat(9_900) }))
    expect(
      await give(record, undefined, officer, 'listing.propose', proposal({ evidence: [...evidence, ...evidence] })),
    ).toMatchObject(full)
    const { caseNo } = await done(record, undefined, officer, 'listing.propose', proposal({ evidence }))
    await done(record, caseNo, reviewer, 'listing.review', { outcome: 'returned', comments: '补正（虚构）' })
    const revised = { ...proposal(), evidence: evidence.slice(0, 10) }
    expect(await give(record, caseNo, officer, 'listing.revise', revised)).toMatchObject(full)
    await done(record, caseNo, secondOfficer, 'listing.revise', revised)
  })

  it('has an end in the number of acts, far above any case', async () => {
    const record = setUp()
    const caseNo = await bringTo(record, 'notified')
    await database.owner.query(
      `INSERT INTO ledger (case_no, case_seq, type, data, on_date, at, actor, role, request_id)
       SELECT $1, 1000000 + n, 'listing.defended', '{"grounds": [], "evidence": []}', '2026-04-07', now(), 'entity-agent', 'entityAgent', 'x'
       FROM generate_series(1, $2) AS n`,
      [caseNo, room.acts],
    )
    const written = await give(record, caseNo, entity, 'listing.defend', grounds('long', 1, 3_000))
    expect(written).toMatchObject(full)
    await database.owner.query('DELETE FROM ledger WHERE case_no = $1 AND case_seq > 1000000', [caseNo])
    await done(record, caseNo, entity, 'listing.defend', grounds('long', 1, 3_000))
    expect((await foldLedger(database.pool, caseNo))?.listing.grounds).toHaveLength(1)
  })
})

describe('states that a process remembers', () => {
  it('come to no more than so many characters together, the newest staying', async () => {
    const record = setUp()
    const caseNo = await bringTo(record, 'notified')
    const { state } = await done(record, caseNo, entity, 'listing.defend', grounds('a', 1, 5_000))
    const own = JSON.stringify(state).length
    const known = createKnownStates(own * 3 + 100)
    for (let n = 0; n < 10; n += 1) known.put({ ...state!, caseNo: `BH-2026-90000${n}` })
    const kept = Array.from({ length: 10 }, (_, n) => known.get(`BH-2026-90000${n}`) !== undefined)
    expect(kept).toEqual([...Array<boolean>(7).fill(false), true, true, true])
    known.put({ ...state!, caseNo: 'BH-2026-900010', tier: 'x'.repeat(own * 4) as never })
    expect(known.get('BH-2026-900010')).toBeUndefined()
    expect(known.get('BH-2026-900009')).toBeUndefined()
  })
})
