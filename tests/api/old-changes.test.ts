import { describe, expect, it } from 'vitest'
import { dropWhatIsOver } from '../../record/tidying.ts'
import { withKeeper } from '../record/log/house.ts'
import { withDatabase } from '../setup/database.ts'
import { people } from '../support/people.ts'
import { annul, bringTo, done } from '../support/world.ts'
import { feedsOf } from './reading-feed.ts'
import { withApi } from './support.ts'

const database = withDatabase()
const keeper = withKeeper(database)
const api = withApi(database)
const { feed } = feedsOf(api)

describe('what has long been over', () => {
  const age = async (days: number) =>
    await database.owner.query(`UPDATE changes SET at = at - $1 * interval '1 day'`, [days])

  it('is taken away after 400 days, and who has read less is told to begin anew', async () => {
    const live = await bringTo(api.record, 'published')
    const ended = await bringTo(api.record, 'published')
    await annul(api.record, ended)
    await keeper.sign()
    const removal = (await feed()).findLast(({ op, caseNo }) => op === 'remove' && caseNo === ended)!.position
    await age(399)
    await dropWhatIsOver(database.pool)
    expect((await feed()).some(({ caseNo }) => caseNo === ended)).toBe(true)
    await age(2)
    await dropWhatIsOver(database.pool)
    const left = await feed()
    expect(left.some(({ caseNo }) => caseNo === ended)).toBe(false)
    expect(left.find(({ caseNo }) => caseNo === live)?.record).toBeDefined()
    expect(left.filter(({ op }) => op === 'remove')).toEqual([])
    const { status, body } = await api.nobody.ask(`/api/v1/feed?after=${removal - 1}`)
    expect([status, body.code]).toEqual([410, 'feed.tooOld'])
    expect((await api.nobody.ask(`/api/v1/feed?after=${removal}`)).status).toBe(200)
    // What the table has lost so is no fault.
    expect((await keeper.verify()).faults.filter(({ code }) => code === 'stream.changed')).toEqual([])
  })

  it('stays while it is the last that was said of a record', async () => {
    const caseNo = await bringTo(api.record, 'published')
    const by = { document: '复议决定', annulledBy: '虚构机关', annulledOn: '2026-04-07' }
    await done(api.record, caseNo, people.officer, 'annulment.record', by)
    await keeper.sign()
    await age(500)
    await dropWhatIsOver(database.pool)
    expect((await feed()).filter((line) => line.caseNo === caseNo).map(({ op }) => op)).toEqual(['suspend'])
  })
})
