import { describe, expect, it } from 'vitest'
import measures from '../../../rules/measures.json' with { type: 'json' }
import { withDatabase } from '../../setup/database.ts'
import { withApi } from '../support.ts'

const database = withDatabase()
const api = withApi(database)
const ask = async (what: string, on = '2026-11-05') => await api.nobody.ask(`/api/v1/catalogue/${what}?on=${on}`)

// 条例 Art 32: what is not in the published catalogue is not taken; so anybody can read it, whole, with its bases.
describe('the catalogue', () => {
  it('has each published measure with its basis, at whom it aims and in which matters', async () => {
    const { status, body } = await ask('measures')
    expect(status).toBe(200)
    expect(body.items.map(({ code }: { code: string }) => code)).toEqual(
      measures.filter(({ published }) => published).map(({ code }) => code),
    )
    const restriction = body.items.find(({ code }: { code: string }) => code === 'M01')
    expect(restriction).toMatchObject({ kind: 'A', matters: ['marketEntry'], tiers: ['serious'] })
    expect(restriction.bases[0]).toMatchObject({ document: '《中华人民共和国行政许可法》', verified: 'found' })
  })

  it('names an article only where it was found in the text', async () => {
    const answers = [await ask('measures'), await ask('lists')]
    const bases = answers.flatMap(({ body }) =>
      body.items.flatMap(({ bases: some, basis }: { bases?: object[]; basis?: object }) => some ?? [basis]),
    )
    expect(bases.length).toBeGreaterThan(30)
    expect(bases.filter(({ article, verified }) => article !== undefined && verified !== 'found')).toEqual([])
  })

  it('has each list with its conditions of listing and removal and with remedies, and says which may not be used', async () => {
    const { body } = await ask('lists')
    expect(body.items.length).toBeGreaterThan(10)
    for (const item of body.items)
      expect([item.listing.zh, item.removal.zh, item.remedies.zh].filter((text: string) => text === '')).toEqual([])
    const unusable = body.items.filter(({ inForce }: { inForce: boolean }) => !inForce)
    expect(unusable.map(({ code }: { code: string }) => code)).toEqual(['commerce-joint-sanction'])
  })

  it('is that of the day asked for', async () => {
    // The regulation of Shanghai is in force from this day on.
    expect((await ask('measures', '2017-09-30')).body.items).toEqual([])
    expect((await ask('measures', '2017-10-01')).body.items).not.toEqual([])
    expect((await ask('lists', '1995-01-01')).body.items).toEqual([])
    const today = await api.nobody.ask('/api/v1/catalogue/lists')
    expect(today.body.on).toMatch(/^\d{4}-\d\d-\d\d$/)
  })

  it.each(['', '2026-02-30', '明天', '1989-12-31', '2026-11-05T00:00:00Z'])('refuses %j for a day', async (on) => {
    expect((await ask('measures', encodeURIComponent(on))).status).toBe(400)
  })
})
