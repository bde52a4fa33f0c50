import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { sendNotes } from '../../../record/supervision-notes.ts'
import { withDatabase } from '../../setup/database.ts'
import { people } from '../../support/people.ts'
import { proposal } from '../../support/proposal.ts'
import { bringTo } from '../../support/world.ts'
import { withHouse } from '../house.ts'
import type { Person } from '../support.ts'

const database = withDatabase()
const house = withHouse(database)
let listed = ''
beforeAll(async () => {
  listed = await bringTo(house.record, 'published')
})

const note = async (text: string) =>
  await sendNotes(database.pool, {
    batch: randomUUID(),
    cases: [{ caseNo: listed, agency: people.officer.agency! }],
    text,
    legalBasis: '虚构',
    answerBy: '2026-12-01',
    actor: people.city,
    on: '2026-04-07',
    at: new Date('2026-04-07T02:00:00Z'),
    requestId: 'test',
  })

/** Opens pages as one browser does: what one page leaves in it goes along to the next. */
async function browserOf(who: Person) {
  let cookies = await house.signIn(who)
  return async (url: string) => {
    const answer = await house.app.inject({ url, cookies })
    cookies = { ...cookies, ...Object.fromEntries(answer.cookies.map(({ name, value }) => [name, value])) }
    return answer
  }
}
const bell = (body: string) => /class="count">([^<]*)</.exec(body)?.[1]

describe('the messages', () => {
  it('of an agency show the note of a supervisor with the way to it, and the bell counts what has come since', async () => {
    const open = await browserOf('officer')
    await note('请说明逾期原因（虚构甲）')
    expect(bell((await open('/work')).body)).toBeUndefined()
    const { body } = await open('/messages')
    expect(body).toContain('督办：请说明逾期原因（虚构甲）')
    expect(body).toMatch(/href="\/supervision\/notes\/[0-9a-f-]{36}"/)
    expect(body).toContain(proposal().entity.name)
    expect(bell(body)).toBeUndefined()
    await note('请再次说明（虚构乙）')
    expect(bell((await open('/work')).body)).toBe('1')
    const again = (await open('/messages')).body
    expect(again.match(/class="tag[^"]*"[^>]*>[^<]*(?:<svg[\s\S]*?<\/svg>)?\s*新</g) ?? []).toHaveLength(1)
    expect(bell((await open('/work')).body)).toBeUndefined()
  })

  it('are those of the reader: neither an entity nor a department nor another agency sees them', async () => {
    for (const who of ['entity', 'finance', 'otherReviewer'] as const) {
      const { body, statusCode } = await (await browserOf(who))('/messages')
      expect([statusCode, body.includes('虚构甲')], who).toEqual([200, false])
    }
    expect((await (await browserOf('city'))('/messages')).statusCode).toBe(403)
  })

  it('of an entity name what has happened and lead to its matter', async () => {
    const { body } = await (await browserOf('entity'))('/messages')
    expect(body).toContain(`/cases/${listed}"`)
    expect(body).not.toMatch(/publicity\.published|rectification\.due|listing\./)
    expect(body.split('<tbody>')[1]).toContain('公示，至 ')
  })

  it('what one account has seen is not seen by the next one in the same browser', async () => {
    const first = await house.app.inject({ url: '/messages', cookies: await house.signIn('officer') })
    const seen = Object.fromEntries(first.cookies.map(({ name, value }) => [name, value]))
    await note('第三件（虚构丙）')
    const own = await house.app.inject({ url: '/work', cookies: { ...seen, ...(await house.signIn('officer')) } })
    expect(bell(own.body)).toBe('1')
    const other = await house.app.inject({ url: '/work', cookies: { ...seen, ...(await house.signIn('reviewer')) } })
    expect(bell(other.body)).toBeUndefined()
  })
})
