import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import type { Actor } from '../../domain/actor.ts'
import type { CommandType } from '../../domain/case.ts'
import { sendNotes } from '../../casework/supervision.ts'
import { withDatabase } from '../setup/database.ts'
import { people } from '../support/people.ts'
import { proposal } from '../support/proposal.ts'
import { bringTo, done } from '../support/world.ts'
import { withHouse } from './house.ts'
import type { Person } from './support.ts'

const database = withDatabase()
const house = withHouse(database)
const { officer, reviewer, entity } = people

let n = 0
async function propose(): Promise<string> {
  n += 1
  const { underlyingDecision } = proposal()
  const changes = { underlyingDecision: { ...underlyingDecision, docNo: `沪虚罚〔2026〕${n}号` } }
  return (await done(house.record, undefined, officer, 'listing.propose', proposal(changes))).caseNo
}
const give = async (caseNo: string, who: Actor, type: CommandType, payload: object) =>
  await done(house.record, caseNo, who, type, payload as never)
const page = async (who: Person, url: string) =>
  (await house.app.inject({ url, cookies: await house.signIn(who) })).body.replaceAll(/\s+/g, ' ')
/** The filled button of the page: what it asks its reader to do. */
const asked = (body: string) => /<a class="button" href="([^"]+)"/.exec(body.split('<main')[1] ?? '')?.[1]

async function notified(): Promise<string> {
  const caseNo = await propose()
  await give(caseNo, reviewer, 'listing.review', { outcome: 'agreed', comments: '' })
  await give(caseNo, officer, 'listing.serveNotice', {
    method: 'direct',
    servedOn: '2026-04-07',
    proof: '回证（虚构）',
  })
  return caseNo
}
const answered = { answers: [{ ground: 'g1', answer: '不影响认定（虚构）', accepted: false }] }
const defence = { grounds: [{ id: 'g1', text: '已经改正（虚构）' }], evidence: [] }

describe('a proposal that is sent back', () => {
  it('is sent back with a reason only, which is asked for at its field', async () => {
    const caseNo = await propose()
    const path = `/cases/${caseNo}/listing/review`
    const cookies = await house.signIn('reviewer')
    const form = await house.unseen(path, cookies)
    const sent = await house.send(path, { ...form, outcome: 'returned', comments: ' ' }, { cookies })
    expect(sent.statusCode).toBe(409)
    expect(sent.body).toMatch(/<textarea[^>]*id="f-comments"[^>]*aria-invalid="true"/)
  })

  it('stands on the desk of its agency with what is to be changed, and leads to it', async () => {
    const caseNo = await propose()
    await give(caseNo, reviewer, 'listing.review', { outcome: 'returned', comments: '请补充事故经过（虚构）' })
    const desk = await page('officer', '/work')
    expect(desk).toContain(`href="/cases/${caseNo}/listing/revise"`)
    expect(desk).toContain('请补充事故经过（虚构）')
    expect(await page('reviewer', '/work')).not.toContain('请补充事故经过（虚构）')
    await give(caseNo, officer, 'listing.revise', { legalBasis: '《虚构条例》第一条' })
    expect(await page('officer', '/work')).not.toContain('请补充事故经过（虚构）')
  })

  it('is on the desk of who looks after it alone, once it is somebody’s', async () => {
    const caseNo = await propose()
    await give(caseNo, reviewer, 'listing.review', { outcome: 'returned', comments: '请改（虚构）' })
    await database.owner.query(
      `INSERT INTO assignments (case_no, account, role, assigned_by) VALUES ($1, $2, 'caseOfficer', $2)`,
      [caseNo, people.secondOfficer.id],
    )
    expect(await page('officer', '/work')).not.toContain(`/cases/${caseNo}/listing/revise`)
    expect(await page('secondOfficer', '/work')).toContain(`/cases/${caseNo}/listing/revise`)
  })
})

describe('what is asked for', () => {
  it('is nothing of who has just proposed, defended or answered; the page says whose turn it is', async () => {
    const proposed = await propose()
    expect(asked(await page('officer', `/cases/${proposed}`))).toBeUndefined()
    const caseNo = await notified()
    expect(asked(await page('entity', `/matters/${caseNo}`))).toBe(`/matters/${caseNo}/notice`)
    await give(caseNo, entity, 'listing.defend', defence)
    const matter = await page('entity', `/matters/${caseNo}`)
    expect(asked(matter)).toBeUndefined()
    expect(matter).toContain('现在不用您办理')
    await give(caseNo, entity, 'listing.waiveDefence', { statement: '没有其他申辩（虚构）' })
    await give(caseNo, entity, 'listing.waiveHearing', { statement: '不要求听证（虚构）' })
    expect(asked(await page('officer', `/cases/${caseNo}`))).toBe(`/cases/${caseNo}/listing/answer-grounds`)
    expect(asked(await page('reviewer', `/cases/${caseNo}`))).toBeUndefined()
    await give(caseNo, officer, 'listing.answerGrounds', answered)
    expect(asked(await page('officer', `/cases/${caseNo}`))).toBeUndefined()
    expect(await page('officer', '/work')).not.toContain(`/cases/${caseNo}/listing/answer-grounds`)
    expect(asked(await page('reviewer', `/cases/${caseNo}`))).toBe(`/cases/${caseNo}/listing/determine`)
  })

  it('is still asked of the entity where it may add to a defence, as a choice and not as a duty', async () => {
    const caseNo = await notified()
    await give(caseNo, entity, 'listing.defend', defence)
    expect(await page('entity', `/matters/${caseNo}`)).toContain(`/cases/${caseNo}/listing/defend`)
    expect(await page('entity', `/matters/${caseNo}/notice`)).toContain('再补充理由')
  })
})

const hearing = {
  method: 'direct',
  servedOn: '2026-04-07',
  proof: '回证（虚构）',
  hearingOn: '2026-04-22',
  place: '虚构路 1 号二楼听证室',
  chair: 'chair-song',
}

describe('the day of a hearing', () => {
  it('stands on the desk, the case and the matter with its place, and no act is asked for before it', async () => {
    const caseNo = await notified()
    await give(caseNo, entity, 'listing.askHearing', { reason: '事实有争议（虚构）' })
    expect(asked(await page('officer', `/cases/${caseNo}`))).toBe(`/cases/${caseNo}/listing/notify-hearing`)
    await give(caseNo, officer, 'listing.notifyHearing', hearing)
    for (const [who, url] of [
      ['officer', '/work'],
      ['officer', `/cases/${caseNo}`],
      ['reviewer', `/cases/${caseNo}/listing/determine`],
      ['entity', `/matters/${caseNo}`],
      ['entity', '/matters'],
    ] as const) {
      const body = await page(who, url)
      expect(body, url).toMatch(/听证日期.*?2026-04-22/)
      // In the open, and not behind a line that somebody has to press.
      expect(body.replaceAll(/<details.*?<\/details>/g, ''), url).toMatch(/听证日期.*?2026-04-22/)
      if (/BH-/.test(url) && !url.includes('determine')) expect(body, url).toContain('虚构路 1 号二楼听证室')
    }
    expect(asked(await page('officer', `/cases/${caseNo}`))).toBeUndefined()
    const early = await page('reviewer', `/cases/${caseNo}/listing/determine`)
    expect(early).toContain('听证尚未举行或者终止')
    expect(early).not.toMatch(/<input[^>]*name="outcome"[^>]*value="list"/)
    expect(early).toMatch(/<input[^>]*name="outcome"[^>]*value="notList"/)
    house.clock.set('2026-04-22')
    expect(asked(await page('officer', `/cases/${caseNo}`))).toBe(`/cases/${caseNo}/listing/hold-hearing`)
    house.clock.set('2026-04-07')
  })
})

describe('the day of an interview', () => {
  it('stands where it matters, to the entity once it was told', async () => {
    const caseNo = await bringTo(house.record, 'published', { begun: { caseNo: await propose(), from: 'inReview' } })
    house.clock.set('2026-09-01')
    await give(caseNo, people.system, 'rectification.markOverdue', {})
    await give(caseNo, people.system, 'interview.open', { kind: 'reminder' })
    expect(asked(await page('officer', `/cases/${caseNo}`))).toBe(`/cases/${caseNo}/interview/arrange`)
    const arranged = { scheduledOn: '2026-09-14', place: '虚构大厦 301 室', officers: ['林某', '顾某'] }
    await give(caseNo, officer, 'interview.arrange', arranged)
    const waiting = await page('officer', `/cases/${caseNo}`)
    expect(asked(waiting)).toBeUndefined()
    expect(waiting).toMatch(/提示约谈日期.*?2026-09-14/)
    // Nobody approves or notifies a day that is over.
    house.clock.set('2026-09-15')
    expect(asked(await page('officer', `/cases/${caseNo}`))).toBe(`/cases/${caseNo}/interview/arrange`)
    expect(asked(await page('reviewer', `/cases/${caseNo}`))).toBeUndefined()
    house.clock.set('2026-09-01')
    expect(await page('entity', `/matters/${caseNo}`)).not.toMatch(/提示约谈日期/)
    await give(caseNo, reviewer, 'interview.approve', { comments: '' })
    await give(caseNo, officer, 'interview.notify', { method: 'direct', servedOn: '2026-09-01', proof: '回证（虚构）' })
    for (const url of [`/matters/${caseNo}`, '/matters', `/matters/${caseNo}/plan`])
      expect(await page('entity', url), url).toMatch(/提示约谈日期.*?2026-09-14/)
    expect(await page('entity', `/matters/${caseNo}`)).toContain('虚构大厦 301 室')
    expect(await page('officer', '/work')).toMatch(/提示约谈日期.*?2026-09-14/)
    house.clock.set('2026-04-07')
  })
})

describe('what somebody has begun and not sent', () => {
  it('stands by its name, can be deleted after a question, and nobody deletes another’s', async () => {
    const cookies = await house.signIn('officer')
    const first = { ...(await house.unseen('/cases/new', cookies)), 'entity.code': '虚构甲厂', _do: 'later' }
    await house.send('/cases/new', first, { cookies })
    const caseNo = await propose()
    const { id } = (await database.owner.query('SELECT id FROM drafts')).rows[0] as { id: string }
    const desk = await page('officer', '/work')
    expect(desk).toContain('新建名单：虚构甲厂')
    expect(desk).not.toContain('>/cases/new<')
    const theirs = await house.signIn('secondOfficer')
    const refused = await house.send(
      `/drafts/${id}`,
      { ...(await house.unseen('/work/team', theirs)), _sure: 'yes' },
      { cookies: theirs },
    )
    expect(refused.statusCode).toBe(404)
    const unseen = await house.unseen('/work', cookies)
    const question = await house.send(`/drafts/${id}`, unseen, { cookies })
    expect(question.body).toContain('请再核对一次')
    expect((await database.owner.query('SELECT id FROM drafts')).rows).toHaveLength(1)
    const gone = await house.send(`/drafts/${id}`, { ...unseen, _sure: 'yes' }, { cookies })
    expect(gone.statusCode).toBe(303)
    expect((await database.owner.query('SELECT id FROM drafts')).rows).toHaveLength(0)
    const revise = `/cases/${caseNo}/listing/revise`
    await house.send(revise, { ...(await house.unseen(revise, cookies)), _do: 'draft' }, { cookies })
    expect(await page('officer', '/work')).toContain(`${caseNo} 修改列入建议`)
  })

  it('of an entity stands on its matters', async () => {
    const caseNo = await notified()
    const cookies = await house.signIn('entity')
    const url = `/cases/${caseNo}/listing/defend`
    const form = { ...(await house.unseen(url, cookies)), 'grounds.0.text': '初稿（虚构）', _do: 'draft' }
    expect((await house.send(url, form, { cookies })).statusCode).toBe(303)
    expect(await page('entity', '/matters')).toContain(`${caseNo} 提出陈述申辩`)
  })
})

describe('what a credit office asks of an agency', () => {
  it('is on its desk until it is answered', async () => {
    const caseNo = await propose()
    await sendNotes(house.record, {
      text: '请在期限内办结（虚构督办）',
      legalBasis: '《虚构办法》第一条',
      answerBy: '2026-04-20',
      batch: randomUUID(),
      cases: [{ caseNo, agency: officer.agency } as never],
      actor: people.city,
      on: '2026-04-07',
      at: await house.record.clock.now(),
      requestId: randomUUID(),
    })
    for (const who of ['officer', 'reviewer'] as const) {
      const desk = await page(who, '/work')
      expect(desk).toMatch(/待答复的督办.*虚构督办.*2026-04-20/)
      expect(desk).toContain('/supervision/notes/')
    }
    await database.owner.query(
      `UPDATE supervision_notes SET answer = '已办结', answered_by = $1, answered_on = '2026-04-08'`,
      [officer.id],
    )
    expect(await page('officer', '/work')).not.toContain('虚构督办')
  })
})
