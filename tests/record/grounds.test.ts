import { letterNumbers } from '../../fictitious/letter-numbers.ts'
import { describe, expect, it } from 'vitest'
import { withDatabase } from '../setup/database.ts'
import { checkEveryCase } from '../support/fold-check.ts'
import { people } from '../support/people.ts'
import { proposal } from '../support/proposal.ts'
import { done, handClock, recordOn } from '../support/world.ts'

const database = withDatabase()
checkEveryCase(database)
const { officer, reviewer, entity } = people

describe('an entry whose author has named none', () => {
  it('rests on the rule of its kind and on the basis of the case, and has the reason of the act', async () => {
    const record = recordOn(database, handClock('2026-04-07'))
    const { caseNo } = await done(
      record,
      undefined,
      officer,
      'listing.propose',
      proposal({ legalBasis: '《虚构法》第一条' }),
    )
    await done(record, caseNo, reviewer, 'listing.review', { outcome: 'agreed', comments: '事实清楚' })
    await done(record, caseNo, officer, 'listing.serveNotice', {
      method: 'direct',
      servedOn: '2026-04-07',
      proof: '回证',
    })
    await done(record, caseNo, entity, 'listing.waiveDefence', { statement: '放弃陈述申辩' })
    await done(record, caseNo, entity, 'listing.waiveHearing', { statement: '放弃听证' })
    await done(record, caseNo, reviewer, 'listing.determine', { outcome: 'list', reasons: '应当列入' })
    const docs = letterNumbers(caseNo)
    await done(
      record,
      caseNo,
      officer,
      'listing.serveDecision',
      { method: 'direct', servedOn: '2026-04-07', proof: '回证', ...docs },
      { reason: '送达', legalBasis: '另一依据' },
    )
    await done(record, caseNo, entity, 'publicity.waivePreview', { statement: '同意提前公示' })
    await done(record, caseNo, officer, 'publicity.publish', {})
    const { rows } = await database.pool.query(
      'SELECT type, reason, legal_basis FROM ledger WHERE case_no = $1 ORDER BY case_seq',
      [caseNo],
    )
    const named = new Map(rows.map(({ type, reason, legal_basis }) => [type, { reason, legal_basis }]))
    expect(named.get('listing.proposed')).toEqual({ reason: '依法定程序办理', legal_basis: '《虚构法》第一条' })
    expect(named.get('listing.reviewed')).toEqual({ reason: '事实清楚', legal_basis: '《虚构法》第一条' })
    expect(named.get('listing.determined')).toMatchObject({ reason: '应当列入' })
    expect(named.get('listing.listed')).toEqual({ reason: '送达', legal_basis: '另一依据' })
    // It follows from the publication, by whomever, and from no date.
    expect(named.get('measure.dispatched')).toMatchObject({ reason: '前一步办结后依程序自动办理' })
  })

  it('names the law where one gives the rule', async () => {
    const record = recordOn(database, handClock('2026-04-07'))
    const { caseNo } = await done(
      record,
      undefined,
      officer,
      'listing.propose',
      proposal({ legalBasis: '《虚构法》第一条' }),
    )
    await done(record, caseNo, reviewer, 'listing.review', { outcome: 'agreed', comments: '' })
    await done(record, caseNo, officer, 'listing.serveNotice', {
      method: 'direct',
      servedOn: '2026-04-07',
      proof: '回证',
    })
    await done(record, caseNo, entity, 'listing.askHearing', { reason: '申请听证' })
    await done(record, caseNo, officer, 'listing.notifyHearing', {
      servedOn: '2026-04-07',
      method: 'direct',
      proof: '回证',
      hearingOn: '2026-04-20',
      place: '会议室',
    })
    const { rows } = await database.pool.query(
      `SELECT legal_basis FROM ledger WHERE case_no = $1 AND type = 'listing.hearingNotified'`,
      [caseNo],
    )
    expect(rows[0].legal_basis).toBe('《行政处罚法》第六十四条；《虚构法》第一条')
  })
})
