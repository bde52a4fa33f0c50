import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import type { CheckAnswer } from '../../../database/queries/checks.ts'
import type { CaseState } from '../../../domain/case.ts'
import type { Question } from '../../../domain/checks/types.ts'
import { isRefusal } from '../../../domain/refusal.ts'
import { askCheck } from '../../../record/checks/ask.ts'
import { writeCheck } from '../../../record/checks/write.ts'
import { appendLeaves } from '../../../record/log/append.ts'
import { eraseEntity } from '../../../record/log/erase-beside.ts'
import { withDatabase } from '../../setup/database.ts'
import { question } from '../../support/checks.ts'
import { people } from '../../support/people.ts'
import { tablesWith } from '../../support/search.ts'
import { annul, bringTo, handClock, recordOn } from '../../support/world.ts'

const database = withDatabase()
const clock = handClock('2026-04-07')
const record = () => recordOn(database, clock)
const about = (code: string): Question => question({ subject: { kind: 'organisation', code } })
const ask = async (asked: Question) =>
  await askCheck(record(), { question: asked, actor: people.inspection, key: randomUUID(), requestId: 'of-a-test' })
const counted = async () => Number((await database.owner.query('SELECT count(*) AS n FROM checks')).rows[0].n)

/** A published case of an entity of its own. */
async function publishedCase(code: string): Promise<string> {
  clock.set('2026-04-07')
  const entity = { code, kind: 'organisation', name: '上海虚构甲有限公司（虚构）', district: '310115' } as const
  const agent = { id: `entity-${code}`, role: 'entityAgent', entityCode: code } as const
  const by = { officer: people.officer, reviewer: people.reviewer, entity: agent, publisher: people.system }
  const lived = { changes: { entity }, by }
  const caseNo = await bringTo(record(), 'notified', lived)
  clock.set('2026-04-09')
  await bringTo(record(), 'heard', { begun: { caseNo, from: 'notified' }, ...lived })
  clock.set('2026-04-10')
  await bringTo(record(), 'listed', { begun: { caseNo, from: 'heard' }, ...lived })
  clock.set('2026-04-14')
  return await bringTo(record(), 'published', { begun: { caseNo, from: 'listed' }, ...lived })
}

const stateOf = async (caseNo: string): Promise<CaseState> =>
  (await database.owner.query('SELECT state FROM cases WHERE case_no = $1', [caseNo])).rows[0].state

describe('an answer', () => {
  it('is not written on a case that has moved since it was read, nor without one that has been published since', async () => {
    const caseNo = await publishedCase('91310115MA1FAKE605')
    const state = await stateOf(caseNo)
    const finding = { result: 'none', nameDiffers: false, hits: [], text: { zh: '无', en: 'None' } } as const
    const write = async (cases: readonly CaseState[]) =>
      await writeCheck(database.pool, {
        question: about('91310115MA1FAKE605'),
        actor: people.inspection,
        key: randomUUID(),
        requestId: 'of-a-test',
        requestHash: 'hash',
        cases,
        finding,
        at: clock.now() as Date,
        today: '2026-04-14',
      })
    const before = await counted()
    expect(await write([{ ...state, version: state.version - 1 }])).toBeUndefined()
    expect(await write([])).toBeUndefined()
    expect(await counted()).toBe(before)
    expect(await write([state])).toMatchObject({ checkNo: expect.stringMatching(/^CK-2026-\d{8}$/) })
    expect(await counted()).toBe(before + 1)
  })

  it('sees a record that ends meanwhile in one state or the other, and its caseSeq says which', async () => {
    const caseNo = await publishedCase('91310115MA1FAKE618')
    const published = (await stateOf(caseNo)).version
    const asking = Array.from({ length: 30 }, async (_, n) => {
      await new Promise((resolve) => setTimeout(resolve, n * 2))
      return (await ask(about('91310115MA1FAKE618'))) as CheckAnswer
    })
    const [answers] = await Promise.all([Promise.all(asking), annul(record(), caseNo, '2026-04-14')])
    const { rows } = await database.owner.query<{ case_seq: number }>(
      `SELECT case_seq FROM ledger WHERE case_no = $1 AND type IN ('publicity.ended', 'publicity.suspended') ORDER BY case_seq LIMIT 1`,
      [caseNo],
    )
    for (const { result, hits } of answers) {
      expect(hits.length).toBe(result === 'hit' ? 1 : 0)
      for (const { caseSeq } of hits) expect(caseSeq >= published && caseSeq < rows[0]!.case_seq).toBe(true)
    }
    expect(await ask(about('91310115MA1FAKE618'))).toMatchObject({ result: 'none' })
    // What was shown stays as it was shown.
    const kept = await database.owner.query('SELECT shown FROM check_hits WHERE case_no = $1', [caseNo])
    expect(kept.rows).toHaveLength(answers.filter(({ result }) => result === 'hit').length)
  })

  it('is none where the database is lost as it is written: the same key then gives the check, once', async () => {
    const lost = Object.assign(new Error('Connection terminated unexpectedly'), { code: '08006' })
    const query = async (asked: { name?: string } | string, values?: unknown[]) => {
      if (typeof asked === 'object' && asked.name === 'write-check') throw lost
      return await database.pool.query(asked as string, values)
    }
    const key = randomUUID()
    const given = { question: about('91310115MA1FAKE605'), actor: people.inspection, key, requestId: 'of-a-test' }
    const before = await counted()
    await expect(askCheck({ ...record(), pool: { query } as never }, given)).rejects.toBe(lost)
    expect(await counted()).toBe(before)
    const written = await askCheck(record(), given)
    // Written, and the answer lost on its way.
    expect(await askCheck(record(), given)).toEqual(written)
    expect(await counted()).toBe(before + 1)
  })

  it('is as old as the log at least: what has a position by then is in it', async () => {
    while ((await appendLeaves(database.pool)) === 'more');
    const { asOf } = (await ask(about('91310115MA1FAKE605'))) as CheckAnswer
    const { rows } = await database.owner.query('SELECT count(*) AS n FROM log_leaves')
    expect(Number(rows[0].n)).toBeGreaterThan(10)
    expect(asOf).toEqual({ position: Number(rows[0].n), day: '2026-04-14' })
  })

  it('of a number whose check does not fit is given where the register itself has it so, and no other', async () => {
    const code = '91310115MA1FAKE62A'
    expect(await ask(about(code))).toMatchObject({ code: 'check.codeInvalid' })
    const caseNo = await publishedCase('91310115MA1FAKE62B')
    await database.owner.query(
      `UPDATE cases SET entity_code = $2, state = jsonb_set(state, '{entity,code}', to_jsonb($2::text)) WHERE case_no = $1`,
      [caseNo, code],
    )
    expect(await ask(about(code))).toMatchObject({ result: 'hit', hits: [{ caseNo }] })
    expect(await ask({ ...about(code), matter: 'finance' })).toMatchObject({ code: 'check.codeInvalid' })
  })

  it('forgets about whom it was, with the last case of the entity', async () => {
    const code = '91310115MA1FAKE27N'
    expect(isRefusal(await ask(question({ subject: { kind: 'organisation', code, name: '虚构被忘记者' } })))).toBe(
      false,
    )
    expect(await tablesWith(database.owner, '虚构被忘记者')).toEqual(['checks'])
    await eraseEntity(database.owner as never, 'BH-2026-000000', code)
    expect(await tablesWith(database.owner, '虚构被忘记者')).toEqual([])
    expect(await tablesWith(database.owner, code)).toEqual([])
  })
})
