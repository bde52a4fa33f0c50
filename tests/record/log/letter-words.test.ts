import { beforeAll, describe, expect, it, vi } from 'vitest'
import type { Commands, CommandType } from '../../../domain/case.ts'
import type { Actor } from '../../../domain/actor.ts'
import type { SettledLetter } from '../../../record/log/letter-words.ts'
import { checkLetters, listSettled } from '../../../record/log/letter-words.ts'
import { listLedger } from '../../../record/read.ts'
import { ruleBook } from '../../../rules/index.ts'
import { withDatabase } from '../../setup/database.ts'
import { people } from '../../support/people.ts'
import { bringTo, done, give, handClock, recordOn } from '../../support/world.ts'
import { withKeeper } from './house.ts'

vi.setConfig({ testTimeout: 120_000 })

const database = withDatabase()
const keeper = withKeeper(database)
const clock = handClock('2026-04-07')
const { officer } = people
let model = ''
beforeAll(async () => {
  model = await bringTo(recordOn(database, clock), 'published')
})

const today = { method: 'direct', servedOn: '2026-04-07', proof: '回证（虚构）' } as const
const numbers = (caseNo: string) => ({
  decisionDocNo: `沪外认〔2026〕${caseNo.slice(-4)}号`,
  repairGuidanceDocNo: `沪外修〔2026〕${caseNo.slice(-4)}号`,
})

/** Puts a letter of the published case into another one, as whoever has the application's login can. */
const plant = async (caseNo: string, occasion: string) => {
  const { decisionDocNo, repairGuidanceDocNo } = numbers(caseNo)
  const given = { 'listing.decision': decisionDocNo, 'listing.repairGuidance': repairGuidanceDocNo }
  await database.pool.query(
    `INSERT INTO letters (case_no, occasion, kind, number, template, facts, drawn_up_by, drawn_up_at)
     SELECT $1, occasion, kind, $4, template, replace(facts::text, case_no, $1)::jsonb, 'officer', now()
     FROM letters WHERE case_no = $2 AND occasion = $3`,
    [caseNo, model, occasion, given[occasion as keyof typeof given] ?? `沪外〔2026〕${caseNo.slice(-4)}号`],
  )
}

const codesOf = async (of: string) =>
  (await keeper.verify()).faults.flatMap(({ code, caseNo }) =>
    caseNo === of && code.startsWith('letter') ? [code] : [],
  )

describe('a letter that stands in the register before its act', () => {
  const acts: readonly [string, 'reviewed' | 'determined', Actor, CommandType, (caseNo: string) => unknown][] = [
    ['listing.notice', 'reviewed', officer, 'listing.serveNotice', () => today],
    ['listing.decision', 'determined', officer, 'listing.serveDecision', (no) => ({ ...today, ...numbers(no) })],
    ['listing.repairGuidance', 'determined', officer, 'listing.serveDecision', (no) => ({ ...today, ...numbers(no) })],
    ['rectification.order', 'determined', officer, 'listing.serveDecision', (no) => ({ ...today, ...numbers(no) })],
  ]
  it.each(acts)('%s is told, and the act is refused until it is gone', async (occasion, stage, by, type, payload) => {
    const record = recordOn(database, clock)
    const caseNo = await bringTo(record, stage)
    await plant(caseNo, occasion)
    await keeper.sign()
    expect(await codesOf(caseNo)).toEqual(['letter.notCalled'])
    const given = payload(caseNo) as Commands[typeof type]
    expect(await give(record, caseNo, by, type, given)).toMatchObject({ code: 'letter.settledBefore' })
    await database.owner.query('DELETE FROM letters WHERE case_no = $1 AND occasion = $2', [caseNo, occasion])
    await done(record, caseNo, by, type, given)
    expect(await codesOf(caseNo)).toEqual([])
  })
})

describe('the words of settled letters', () => {
  let letters: SettledLetter[] = []
  const faults = async (changed: readonly SettledLetter[]) => {
    const client = await database.pool.connect()
    try {
      return checkLetters(model, await listLedger(client, model), changed, ruleBook)
    } finally {
      client.release()
    }
  }
  beforeAll(async () => {
    letters = await listSettled(database.pool, [model])
  })

  it('are those that the ledger gives', async () => {
    expect(letters.length).toBeGreaterThan(3)
    expect(await faults(letters)).toEqual([])
  })

  it('are missed, each of them, when another stands in its place', async () => {
    let tried = 0
    for (const letter of letters) {
      const { words } = letter.facts
      for (const [name, word] of Object.entries(words)) {
        const facts = { ...letter.facts, words: { ...words, [name]: `${word}（改）` } }
        const found = await faults([{ ...letter, facts }])
        const isLaw =
          /[rR]ule$|^(agency|listTitle|listBasis|remedies|removal|publicity|sharing|m..Term|earliestRepairOn)$/.test(
            name,
          )
        expect(found.length, `${letter.occasion} ${name}`).toBe(isLaw ? 0 : 1)
        if (!isLaw) tried += 1
      }
      expect(await faults([{ ...letter, kind: 'other' }])).toHaveLength(1)
      expect(await faults([{ ...letter, occasion: 'listing.decision.9' }])).toMatchObject([
        { code: 'letter.notCalled' },
      ])
    }
    expect(tried).toBeGreaterThan(30)
  })

  it('a letter put in anew with other words, and logged, is told by its words', async () => {
    const caseNo = await bringTo(recordOn(database, clock), 'published')
    const { rows } = await database.owner.query<{ number: string }>(
      `DELETE FROM letters WHERE case_no = $1 AND occasion = 'listing.decision' RETURNING number`,
      [caseNo],
    )
    await database.owner.query(`DELETE FROM log_besides WHERE case_no = $1 AND name = 'listing.decision'`, [caseNo])
    await database.pool.query(
      `INSERT INTO letters (case_no, occasion, kind, number, template, facts, drawn_up_by, drawn_up_at)
       SELECT $1, occasion, kind, $3, template, jsonb_set(facts, '{words,penalty}', '"罚款人民币5百万元（虚构）"'), drawn_up_by, drawn_up_at
       FROM letters WHERE case_no = $2 AND occasion = 'listing.decision'`,
      [caseNo, model, rows[0]!.number],
    )
    await keeper.sign()
    expect(await codesOf(caseNo)).toEqual(['letter.changed'])
  })
})
