import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CaseState } from '../../domain/case.ts'
import { evolve } from '../../domain/evolve.ts'
import { messagesOf } from '../../record/messages.ts'
import { registerRow } from '../../record/register.ts'
import { withDatabase } from '../setup/database.ts'
import { checkEveryCase } from '../support/fold-check.ts'
import { listCase, desk } from '../support/house.ts'
import { people } from '../support/people.ts'
import { proposal } from '../support/proposal.ts'
import { handClock, recordOn } from '../support/world.ts'

const database = withDatabase()
checkEveryCase(database)

const cases = 10_000
const seed = 20261124

const digits = (length: number) => fc.stringMatching(new RegExp(`^[0-9]{${length}}$`))
const two = (from: number, to: number) => fc.integer({ min: from, max: to }).map((n) => String(n).padStart(2, '0'))

// Each is what must not be read anywhere; none of them is anybody's.
const planted = {
  residentId: fc
    .tuple(fc.integer({ min: 110_101, max: 659_001 }), fc.integer({ min: 1930, max: 2015 }), two(1, 12), two(1, 28), digits(3), fc.stringMatching(/^[0-9X]$/))
    .map((parts) => parts.join('')),
  mobile: fc.tuple(fc.constantFrom('13', '15', '17', '18', '19'), digits(9)).map((parts) => parts.join('')),
  telephone: digits(7).map((rest) => `021-6${rest}`),
  card: fc.tuple(fc.constantFrom('6222', '6217', '4367'), digits(15)).map((parts) => parts.join('')),
  address: fc.tuple(fc.integer({ min: 10, max: 9999 }), fc.integer({ min: 10, max: 999 })).map(([no, room]) => `虚构路${no}号${room}室`),
}

const sentence = fc.record(planted).chain((found) =>
  fc.constantFrom('，', '；', ' ', '（').map((between) => ({
    found,
    text: `当事人${found.residentId}${between}手机${found.mobile}${between}电话${found.telephone}${between}账号${found.card}${between}住${found.address}。`,
  })),
)

async function publishedState(): Promise<CaseState> {
  const record = recordOn(database, handClock('2026-04-07'))
  const give = desk(record, { progressed: () => undefined, close: async () => undefined })
  const caseNo = await listCase(give, async () => '2026-04-07', { violation: { ...proposal().violation, type: '电话13800138000的当事人' } })
  return (await give(caseNo, people.officer, 'publicity.publish', {})).state as CaseState
}

describe('public texts', () => {
  it(`show nothing of what was planted in ${cases} records, on the register or to those who share it`, async () => {
    const state = await publishedState()
    let plain = 0
    for (const { found, text } of fc.sample(sentence, { numRuns: cases, seed })) {
      const { listing } = state
      const written: CaseState = {
        ...state,
        listing: { ...listing, proposal: { ...listing.proposal, violation: { ...listing.proposal.violation, type: text }, legalBasis: `${text}第九十七条` } },
      }
      const event = { type: 'publicity.corrected', data: { correction: text } } as const
      const corrected = evolve(written, state.caseNo, { ...event, on: '2026-04-08', by: 'reviewer' }) as CaseState
      const told = messagesOf(event, corrected).filter(({ recipient }) => recipient === 'platform' || recipient === 'users')
      const shown = JSON.stringify([registerRow(corrected), told])
      const read = Object.values(found).filter((value) => shown.includes(value.replace(/^虚构路/, '')))
      expect({ text, read }).toEqual({ text, read: [] })
      plain += shown.includes('当事人') ? 1 : 0
    }
    expect(plain).toBe(cases)
  })

  it('stand masked in the register’s table and in the outbox', async () => {
    const { caseNo } = await publishedState()
    const { rows } = await database.pool.query('SELECT violation FROM register WHERE case_no = $1', [caseNo])
    expect(rows).toEqual([{ violation: '电话138********的当事人' }])
    const { rows: sent } = await database.pool.query(`SELECT body::text FROM outbox WHERE case_no = $1 AND recipient IN ('platform', 'users')`, [caseNo])
    expect(sent.length).toBeGreaterThan(1)
    expect(JSON.stringify(sent)).not.toContain('13800138000')
  })
})
