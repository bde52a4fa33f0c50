import { describe, expect, it } from 'vitest'
import type { CaseState, Command } from '../../domain/case.ts'
import { decide } from '../../domain/decide.ts'
import { explainInCase } from '../../domain/terms/case-explanation.ts'
import { consequences } from '../../domain/consequences.ts'
import { isRefusal } from '../../domain/refusal.ts'
import { viewOf } from '../../domain/view.ts'
import { instantsOwed } from '../../domain/owed.ts'
import { registerRow } from '../../record/register.ts'
import { packs, ruleBook, ruleBookWith } from '../../rules/index.ts'
import { people } from '../support/people.ts'
import type { Life } from '../support/life.ts'
import { inReview, listed, notified, published } from '../support/life.ts'
import { annul, annulling, granted, heardOnRevocation, looked, undone } from '../support/later-life.ts'
import { codeOf, due } from './scenarios.ts'
import { toldIn } from '../support/told.ts'

const { officer, reviewer, system } = people
const annulment = { document: '复议决定', annulledBy: '虚构复议机关', annulledOn: '2026-04-15' } as const
const record = (life: Life, given: { readonly annulledOn?: string; readonly toldOn?: string } = {}) =>
  life.do(officer, 'annulment.record', { ...annulment, ...given })
const confirm = (life: Life) => life.do(reviewer, 'annulment.confirm', { comments: '属实' })
const refuse = (life: Life) => life.do(reviewer, 'annulment.refuse', { reasons: '并非本案' })
const kindsTo = (life: Life, recipient: string) => {
  const told = toldIn(life).flatMap(({ messages }) => messages)
  return told.filter((message) => message.recipient === recipient).map(({ kind }) => kind)
}
const decided = (state: CaseState, command: Command, rules = ruleBook) => {
  const decision = decide(state, command, { ...annulling().context(reviewer), today: '2026-04-15', rules })
  return isRefusal(decision) ? [] : decision
}
const typesOf = (...given: Parameters<typeof decided>) => decided(...given).map(({ type }) => type)
/** The law as it is but that an open objection takes a record off. */
const suspending = () =>
  ruleBookWith({
    packs: packs.map((pack) => ({
      ...pack,
      rules: pack.rules.map((rule) =>
        rule.topic === 'objection.verify' ? { ...rule, params: { duringVerification: 'suspend' } } : rule,
      ),
    })),
  })

describe('annulment', () => {
  it('closes a case that was never published', () => {
    const life = annul(listed(), '2026-04-11')
    expect(life.now).toMatchObject({ outcome: 'annulled', closedOn: '2026-04-11', deadlines: {} })
  })

  it('needs two people, ends publicity and lifts the measures', () => {
    const life = published()
    life.do(officer, 'annulment.record', { document: '复议决定', annulledBy: '虚构复议机关', annulledOn: '2026-04-14' })
    expect(life.try({ ...reviewer, id: officer.id }, 'annulment.confirm', { comments: '' })?.code).toBe(
      'annulment.sameConfirmer',
    )
    life.do(reviewer, 'annulment.confirm', { comments: '属实' })
    expect(life.now.undoing?.reason).toBe('annulled')
    expect(life.now.deadlines['annulment.withdraw']).toMatchObject({ topic: 'annulment.withdraw', dueOn: '2026-04-17' })
    expect(life.try(officer, 'rectification.accept', { findings: '' })?.code).toBe('case.ending')
    life.do(system, 'undoing.confirm', { act: 'publication', receipt: '回执' })
    expect(due(life, 'annulment.withdraw')).toBeUndefined()
  })
})

// 行政处罚法 Art 48: withdrawn, and the reasons stated publicly, within three working days (Art 85).
describe('the term for withdrawing an annulled record', () => {
  // Scenario 14: annulled 04-15, recorded 06-01, confirmed 06-04: owed by 04-20, and shown as late.
  it('runs from the day on which the agency was told, whenever that was entered and confirmed', () => {
    const life = record(published().on('2026-06-01'))
    expect(life.now.deadlines['annulment.withdraw']).toMatchObject({
      ruleId: 'APL-48',
      startsOn: '2026-04-15',
      dueOn: '2026-04-20',
      party: 'caseAgency',
    })
    confirm(life.on('2026-06-04'))
    expect(due(life, 'annulment.withdraw')).toBe('2026-04-20')
    const explained = explainInCase(ruleBook, life.now, life.ledger, life.now.deadlines['annulment.withdraw']!)
    if (isRefusal(explained)) throw new Error(explained.code)
    expect(explained.text.zh).toContain('自收到撤销的书面告知之日（2026-04-15）起')
  })

  it('runs from the day told where that is another, which lies between the annulment and today', () => {
    const told = (toldOn: string) =>
      published()
        .on('2026-06-01')
        .try(officer, 'annulment.record', { ...annulment, toldOn })
    expect(codeOf(told('2026-04-14'))).toBe('date.tooEarly')
    expect(codeOf(told('2026-06-02'))).toBe('date.inFuture')
    expect(due(record(published().on('2026-06-01'), { toldOn: '2026-05-28' }), 'annulment.withdraw')).toBe('2026-06-02')
  })

  it('does not run where nothing was published, and falls away with a refusal', () => {
    expect(due(record(listed().on('2026-04-15')), 'annulment.withdraw')).toBeUndefined()
    expect(due(refuse(record(published().on('2026-04-15'))), 'annulment.withdraw')).toBeUndefined()
  })
})

describe('while an annulment waits for the second person', () => {
  // Scenario 17: the sanction went on meanwhile.
  it('the record is not shown, shared or used, and a refusal shows it again', () => {
    const life = record(published().on('2026-04-15'))
    expect([life.now.publicity?.status, registerRow(life.now)]).toEqual(['suspended', null])
    for (const recipient of ['platform', 'users', `entity:${life.now.entity.code}`])
      expect(kindsTo(life, recipient)).toContain('publicity.suspended')
    refuse(life)
    expect(registerRow(life.now)).not.toBeNull()
    expect(kindsTo(life, 'platform').at(-1)).toBe('publicity.resumed')
  })

  // Scenario 16: recorded 04-13, the conductor published on 04-16.
  it('neither the officer nor the conductor publishes, and nobody is held to the date', () => {
    const life = record(listed().on('2026-04-13'), { annulledOn: '2026-04-13' }).on('2026-04-16')
    for (const actor of [officer, system])
      expect(codeOf(life.try(actor, 'publicity.publish', {}))).toBe('annulment.pending')
    const view = viewOf(life.now, life.today, (date) => Date.parse(date))
    expect(view.heldBack).toBe(true)
    expect(instantsOwed(view, Date.parse(life.today))).not.toContain(Date.parse(life.today))
    expect(codeOf(refuse(life).try(system, 'publicity.publish', {}))).toBe('done')
  })

  it('no measure goes out, and those that had not are dispatched after a refusal', () => {
    const life = record(published().on('2026-04-15'))
    const waiting = {
      ...life.now,
      measures: { ...life.now.measures, M06: { ...life.now.measures['M06']!, status: 'determined' as const } },
    }
    // Those that have gone out are held.
    const held = ['M07', 'M09'].map((measure) => ({ type: 'measure.hold', payload: { measure } }))
    expect(consequences(waiting)).toEqual(held)
    const { annulment: _refused, ...after } = waiting
    expect(consequences(after)).toEqual([{ type: 'measure.dispatch', payload: { measure: 'M06' } }])
  })

  it('an objection that is answered does not show it again, and a refusal not while an objection takes it off', () => {
    const answered = record(looked().on('2026-04-15')).do(reviewer, 'objection.reject', { reasons: '无误' })
    expect(answered.now.publicity?.status).toBe('suspended')
    expect(refuse(answered).now.publicity?.status).toBe('published')
    const contested = record(looked().on('2026-04-15'))
    const command = { type: 'annulment.refuse', payload: { reasons: '并非本案' } } as const
    expect(typesOf(contested.now, command, suspending())).toEqual(['annulment.refused'])
    expect(typesOf(contested.now, command)).toEqual(['annulment.refused', 'publicity.resumed'])
  })
})

describe('a pending annulment outlives every other end', () => {
  const confirmedAfter = (life: Life) => {
    expect([due(life, 'annulment.confirm'), due(life, 'annulment.withdraw')]).not.toContain(undefined)
    confirm(life)
    return [life.now.undoing?.reason, life.now.closedOn]
  }

  it('the end by time', () => {
    const life = record(published().on('2029-04-12'), { annulledOn: '2029-04-12' })
    expect(confirmedAfter(life.on('2029-04-16').do(system, 'publicity.expire', {}))).toEqual(['annulled', undefined])
  })

  it('the repair, its end and its revocation, after which the record stays off', () => {
    const repaired = record(granted(), { annulledOn: '2026-04-15' })
    expect(confirmedAfter(undone(repaired))).toEqual(['annulled', undefined])
    const life = record(heardOnRevocation()).do(reviewer, 'repair.revoke', { reasons: '查实' })
    expect([life.now.publicity?.status, registerRow(life.now)]).toEqual(['suspended', null])
    expect(confirmedAfter(life)).toEqual(['annulled', undefined])
  })

  it('the own revocation of the agency', () => {
    const life = record(published().on('2026-04-15'))
    life.do(officer, 'listing.proposeRevocation', { reasons: '不当', evidence: [] })
    expect(confirmedAfter(life.do(reviewer, 'listing.revoke', { reasons: '查实' }))).toEqual(['annulled', undefined])
  })

  it('and of a case that has listed nobody it leaves the end as it was', () => {
    for (const life of [
      record(inReview(), { annulledOn: '2026-04-07' }).do(officer, 'listing.withdraw', { reason: '撤回' }),
      record(notified(), { annulledOn: '2026-04-07' }).do(reviewer, 'listing.determine', {
        outcome: 'notList',
        reasons: '轻',
      }),
    ]) {
      const { outcome, closedOn } = life.now
      confirm(life)
      expect(life.now).toMatchObject({ outcome, closedOn, deadlines: {}, annulment: { status: 'confirmed' } })
    }
  })
})

describe('what became of the decision', () => {
  it.each(['annulled', 'unlawful', 'void'] as const)('%s ends the sanction alike', (outcome) => {
    const life = published()
      .on('2026-04-15')
      .do(officer, 'annulment.record', { ...annulment, outcome })
    expect(confirm(life).now.undoing?.reason).toBe('annulled')
    expect(life.now.annulment?.outcome).toBe(outcome)
  })

  it('opens the term with the confirmation where an earlier release recorded it', () => {
    const { 'annulment.withdraw': _notYet, ...deadlines } = annulling().now.deadlines
    const decision = decided(
      { ...annulling().now, deadlines },
      { type: 'annulment.confirm', payload: { comments: '' } },
    )
    expect(decision.at(-1)?.opens?.find(({ key }) => key === 'undoing.publication')).toMatchObject({
      topic: 'annulment.withdraw',
      startsOn: '2026-04-14',
      dueOn: '2026-04-17',
    })
  })
})
