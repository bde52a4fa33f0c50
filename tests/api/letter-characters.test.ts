import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { printFault } from '../../casework/print-fault.ts'
import type { Commands } from '../../domain/case.ts'
import { openTypeface } from '../../letters/typeface.ts'
import { execute } from '../../record/execute.ts'
import { readerOn } from '../../database/reading.ts'
import { withDatabase } from '../setup/database.ts'
import { letterhead } from '../support/letterhead.ts'
import { textOfPdf } from '../support/pdf-text.ts'
import { people } from '../support/people.ts'
import { proposal } from '../support/proposal.ts'
import { proposed, published } from './lives.ts'
import { withApi } from './support.ts'

const database = withDatabase()
const api = withApi(database)
const { officer, reviewer, entity } = people

const named = (name: string, more: Partial<Commands['listing.propose']['entity']> = {}) =>
  proposal({ entity: { ...proposal().entity, name, ...more } })

describe('a letter says every character that was typed', () => {
  it.each([
    ['𠮷（U+20BB7）', named('上海虚构𠮷野贸易有限公司（虚构）')],
    ['𱖎（U+3158E）', named('上海虚构示例有限公司（虚构）', { legalRepresentative: '虚𱖎' })],
    ['\uE000（U+E000）', named('上海虚构\uE000有限公司（虚构）')],
    ['🏭（U+1F3ED）', proposal({ violation: { type: '安全生产', facts: '未培训🏭（虚构）' } })],
    ['𪚥（U+2A6A5）', proposal({ rectification: { requirements: [{ id: 'r1', text: '更换𪚥牌（虚构）' }] } })],
  ])('or the proposal is refused and names %s', async (sign, given) => {
    const { status, body } = await api.as(officer).propose(given)
    expect({ status, code: body.code }).toEqual({ status: 422, code: 'letter.unprintable' })
    expect(body.params.signs).toBe(sign)
    expect(body.detail).toContain(sign)
  })

  it('and a later act likewise, of the entity too, but not for what evidence is called', async () => {
    const caseNo = await published(api)
    const file = (grounds: string, title = '证明（虚构）') =>
      api.as(entity).give(caseNo, 'objection.file', { grounds, evidence: [{ title }] })
    expect((await file('名称有误😡')).body).toMatchObject({
      code: 'letter.unprintable',
      params: { signs: '😡（U+1F621）' },
    })
    expect((await file('名称有误', '照片😀（虚构）.jpg')).status).toBe(200)
  })

  it('and characters of older tables stand as GB 18030-2022 has them', async () => {
    const caseNo = await proposed(api, { entity: { ...proposal().entity, name: '上海虚构\uE863海有限公司（虚构）' } })
    const { body } = await api.as(officer).ask(`/api/v1/cases/${caseNo}`)
    expect(body.entity.name).toBe('上海虚构䶮海有限公司（虚构）')
  })

  it('and what an earlier release took is refused before it is served, and seen in the draft', async () => {
    api.clock.set('2026-04-07')
    const done = await execute(api.record, {
      command: { type: 'listing.propose', payload: named('上海虚构𠮷野有限公司（虚构）') },
      actor: officer,
      requestId: 'test',
    })
    const caseNo = 'caseNo' in done ? done.caseNo : ''
    const seen = { ifMatch: '*' }
    await api.as(reviewer).give(caseNo, 'listing.review', { outcome: 'agreed', comments: '' }, seen)
    const notice = { method: 'direct', servedOn: '2026-04-07', proof: '回证' } as const
    const { status, body } = await api.as(officer).give(caseNo, 'listing.serveNotice', notice, seen)
    expect({ status, body }).toMatchObject({ status: 422, body: { params: { signs: '𠮷（U+20BB7）' } } })
    const draft = await api.as(officer).ask(`/api/v1/letters/${caseNo}.listing.notice`)
    expect(textOfPdf(Buffer.from(draft.body)).replaceAll('\n', '')).toContain('上海虚构〔U+20BB7〕野有限公司')
    // An installation that has a font with it serves the same notice.
    const further = fileURLToPath(new URL('../fixtures/signs-of-our-own.ttf', import.meta.url))
    const given = { caseNo, command: { type: 'listing.serveNotice', payload: notice }, actor: officer } as const
    const faultIn = (typeface: typeof letterhead.typeface) =>
      printFault(
        { record: api.record, readAs: readerOn(database.reading), letterhead: { ...letterhead, typeface } },
        given,
      )
    expect(await faultIn(openTypeface(further))).toBeUndefined()
    expect(await faultIn(openTypeface())).toMatchObject({ code: 'letter.unprintable' })
  })
})
