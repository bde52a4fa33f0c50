import { describe, expect, it } from 'vitest'
import type { CaseState } from '../../domain/case.ts'
import { evolve } from '../../domain/evolve.ts'
import { viewOf } from '../../domain/view.ts'
import { compose } from '../../letters/compose.ts'
import { currentTemplate } from '../../letters/templates.ts'
import { changesOf } from '../../record/changes.ts'
import { messagesOf } from '../../record/messages.ts'
import { registerRow } from '../../record/register.ts'
import { lettersIn, repairedLife } from '../letters/lives.ts'
import { withDatabase } from '../setup/database.ts'
import { checkEveryCase } from '../support/fold-check.ts'
import { listCase, desk } from '../support/house.ts'
import { people } from '../support/people.ts'
import { leaksIn, plantedTexts } from '../support/planted.ts'
import { proposal } from '../support/proposal.ts'
import { handClock, recordOn } from '../support/world.ts'

const database = withDatabase()
checkEveryCase(database)

const cases = 10_000

async function publishedState(): Promise<CaseState> {
  const record = recordOn(database, handClock('2026-04-07'))
  const give = desk(record, { progressed: () => undefined, close: async () => undefined })
  const caseNo = await listCase(give, async () => '2026-04-07', {
    violation: { ...proposal().violation, type: '电话13800138000的当事人' },
  })
  await give(caseNo, people.entity, 'publicity.waivePreview', { statement: '同意提前公示' })
  return (await give(caseNo, people.officer, 'publicity.publish', {})).state as CaseState
}

describe('public texts', () => {
  it(`show nothing of what was planted in ${cases} records, on the register, to those who share it, or to conductors`, async () => {
    const state = await publishedState()
    let plain = 0
    for (const planted of plantedTexts(cases)) {
      const { text } = planted
      const { listing } = state
      const { violation } = listing.proposal
      const written: CaseState = {
        ...state,
        listing: {
          ...listing,
          proposal: {
            ...listing.proposal,
            violation: { ...violation, type: text, facts: text },
            legalBasis: `${text}第九十七条`,
          },
        },
      }
      const event = { type: 'publicity.corrected', data: { correction: text } } as const
      const corrected = evolve(written, state.caseNo, { ...event, on: '2026-04-08', by: 'reviewer' }) as CaseState
      const told = messagesOf(event, corrected, changesOf(written, event, corrected)).filter(
        ({ recipient }) => recipient === 'platform' || recipient === 'users',
      )
      const conducted = viewOf(corrected, '2026-04-08', () => 0)
      const shown = JSON.stringify([registerRow(corrected), told, conducted])
      expect({ text, read: leaksIn(shown, [planted]) }).toEqual({ text, read: [] })
      plain += shown.includes('当事人') ? 1 : 0
    }
    expect(plain).toBe(cases)
  })

  it(`show nothing of it on ${cases} certificates, which any reader may be handed`, () => {
    const { ledger } = repairedLife()
    const [proposed, ...rest] = ledger
    if (proposed?.type !== 'listing.proposed') throw new Error('A life begins with its proposal')
    let named = 0
    for (const planted of plantedTexts(cases)) {
      const { text, found } = planted
      const { violation, underlyingDecision } = proposed.data
      const data = {
        ...proposed.data,
        violation: { ...violation, type: text, facts: text },
        underlyingDecision: { ...underlyingDecision, content: text },
        contact: { name: '联系人（虚构）', phone: found.mobile },
      }
      const certificate = lettersIn({ ledger: [{ ...proposed, data }, ...rest] }).find(
        ({ kind }) => kind === 'repairCertificate',
      )!
      const shown = JSON.stringify(compose(currentTemplate(certificate.kind), certificate.facts))
      expect({ text, read: leaksIn(shown, [planted]) }).toEqual({ text, read: [] })
      named += shown.includes('信用修复证明') ? 1 : 0
    }
    expect(named).toBe(cases)
  })

  it('stand masked in the register’s table and in the outbox', async () => {
    const { caseNo } = await publishedState()
    const { rows } = await database.pool.query('SELECT violation FROM register WHERE case_no = $1', [caseNo])
    expect(rows).toEqual([{ violation: '电话138********的当事人' }])
    const { rows: sent } = await database.pool.query(
      `SELECT body::text FROM outbox WHERE case_no = $1 AND recipient IN ('platform', 'users')`,
      [caseNo],
    )
    expect(sent.length).toBeGreaterThan(1)
    expect(JSON.stringify(sent)).not.toContain('13800138000')
  })
})
