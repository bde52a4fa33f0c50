import { describe, expect, it } from 'vitest'
import type { Actor } from '../../domain/actor.ts'
import { currentTemplate } from '../../letters/templates.ts'
import { withDatabase } from '../setup/database.ts'
import { checkEveryCase } from '../support/fold-check.ts'
import { textOfPdf } from '../support/pdf-text.ts'
import { people } from '../support/people.ts'
import { heard, must, proposed } from './lives.ts'
import { withApi } from './support.ts'

const database = withDatabase()
checkEveryCase(database)
const api = withApi(database)
const auditor: Actor = { id: 'auditor', role: 'auditor' }

const list = async (caseNo: string, actor: Actor) =>
  (await api.as(actor).ask(`/api/v1/cases/${caseNo}/letters`)).body.items as readonly { number: string | null }[]
const drawUp = (caseNo: string, occasion: string, actor: Actor = people.officer) =>
  api.as(actor).ask(`/api/v1/cases/${caseNo}/letters`, { method: 'POST', body: { occasion } })
const pdf = async (id: string, actor: Actor) => await api.as(actor).ask(`/api/v1/letters/${id}`)
const textOf = async (id: string, actor: Actor) =>
  textOfPdf(Buffer.from((await pdf(id, actor)).body)).replaceAll('\n', '')

describe('the register of documents', () => {
  it('takes a letter with number and wording from the act that serves it, and nothing from readers', async () => {
    api.clock.set('2026-04-07')
    const caseNo = await proposed(api)
    const rows = async () =>
      (
        await database.pool.query(
          `SELECT occasion, number, template, drawn_up_by AS by FROM letters WHERE case_no = $1 ORDER BY occasion`,
          [caseNo],
        )
      ).rows
    const readAll = async () => {
      for (const actor of [people.officer, people.reviewer, people.entity, auditor]) {
        await api.as(actor).ask(`/api/v1/cases/${caseNo}/letters`)
        await pdf(`${caseNo}.listing.notice`, actor)
      }
    }
    await must(api, caseNo, people.reviewer, 'listing.review', { outcome: 'agreed', comments: '同意' })
    await readAll()
    expect(await rows()).toEqual([])
    expect(await textOf(`${caseNo}.listing.notice`, people.officer)).toContain('文号待编')
    await must(api, caseNo, people.officer, 'listing.serveNotice', {
      method: 'post',
      sentOn: '2026-04-07',
      servedOn: '2026-04-07',
      proof: '挂号信8',
    })
    const entered = await rows()
    expect(entered).toEqual([
      {
        occasion: 'listing.notice',
        number: expect.stringContaining('告〔2026〕'),
        template: currentTemplate('determinationNotice').version,
        by: people.officer.id,
      },
    ])
    await readAll()
    expect(await rows()).toEqual(entered)
    const { rows: codes } = await database.owner.query('SELECT FROM invitations WHERE case_no = $1', [caseNo])
    expect(codes).toHaveLength(0)
  })

  it('numbers by agency, kind and year, without gaps or repeats, also when many serve at once', async () => {
    api.clock.set('2026-04-07')
    const cases = await Promise.all(
      Array.from({ length: 8 }, async () => {
        const caseNo = await proposed(api)
        await must(api, caseNo, people.reviewer, 'listing.review', { outcome: 'agreed', comments: '同意' })
        return caseNo
      }),
    )
    // Some get their number before they are served, at the same moment.
    const service = { method: 'direct', servedOn: '2026-04-07', proof: '送达回证9' } as const
    await Promise.all(
      cases.flatMap((caseNo, at) => [
        ...(at % 2 === 0 ? [drawUp(caseNo, 'listing.notice')] : []),
        must(api, caseNo, people.officer, 'listing.serveNotice', service),
      ]),
    )
    const { rows } = await database.pool.query(
      `SELECT number, count(*)::integer AS uses FROM letters WHERE kind = 'determinationNotice' GROUP BY number`,
    )
    expect(rows.every(({ uses }) => uses === 1)).toBe(true)
    const serials = rows
      .map(({ number }) => Number(/〕(\d+)号/.exec(number)?.[1]))
      .toSorted((one, other) => one - other)
    expect(serials).toEqual(serials.map((_, at) => at + 1))
    expect(serials.length).toBeGreaterThanOrEqual(8)
  })

  it('has a letter of an older release, served and never read, once an officer enters it, and until then it is a draft', async () => {
    api.clock.set('2026-04-07')
    const caseNo = await heard(api)
    await database.owner.query('DELETE FROM letters WHERE case_no = $1', [caseNo])
    const id = `${caseNo}.listing.notice`
    expect(await list(caseNo, people.entity)).toMatchObject([{ status: 'served', number: null }])
    expect(await textOf(id, people.entity)).toContain('草稿')
    expect((await drawUp(caseNo, 'listing.notice', people.reviewer)).status).toBe(403)
    const { body } = await drawUp(caseNo, 'listing.notice')
    expect(await list(caseNo, people.entity)).toMatchObject([{ status: 'served', number: body.number }])
    expect(await textOf(id, people.entity)).not.toContain('草稿')
    expect((await drawUp(caseNo, 'listing.notice')).body).toEqual(body)
  })
})
