import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { payloadSchemas } from '../../casework/schemas/commands.ts'
import type { CaseState, CommandType } from '../../domain/case.ts'
import { addDays } from '../../domain/calendar/days.ts'
import { decide } from '../../domain/decide.ts'
import { isRefusal } from '../../domain/refusal.ts'
import { typedDates } from '../../domain/typed-dates.ts'
import { payloads } from '../../fictitious/payloads.ts'
import { castOf, diceOf, liveOnce } from '../../fictitious/random-lives.ts'
import { catalogue } from '../../rules/catalogue.ts'
import { ruleBook } from '../../rules/index.ts'
import { listed, published } from '../support/life.ts'
import { people } from '../support/people.ts'
import { proposal } from '../support/proposal.ts'

const { officer, reviewer, finance, system } = people
const dated = Object.keys(typedDates) as Exclude<CommandType, 'listing.propose'>[]

/** The places of a payload in which a date stands. */
function placesOf(value: unknown, path: readonly string[] = []): (readonly string[])[] {
  if (typeof value === 'string') return /^\d{4}-\d\d-\d\d$/.test(value) ? [path] : []
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) => placesOf(inner, [...path, key]))
}

function withDate(value: any, [head, ...rest]: readonly string[], date: string): any {
  if (head === undefined) return date
  const copy = Array.isArray(value) ? [...value] : { ...value }
  copy[head] = withDate(copy[head], rest, date)
  return copy
}

describe('the days that people type', () => {
  it('are bounded for every command whose payload holds one', () => {
    const withDates = Object.entries(payloadSchemas)
      .filter(([, schema]) =>
        JSON.stringify(z.toJSONSchema(schema as z.ZodType, { unrepresentable: 'any' })).includes('"date"'),
      )
      .map(([type]) => type)
    expect(withDates.length).toBeGreaterThan(12)
    expect(withDates.filter((type) => !(type in typedDates))).toEqual([])
  })

  it('never make a decision throw, and none that does not exist or comes before its step is taken', () => {
    const anyDate = fc.oneof(
      fc
        .date({ min: new Date('1900-01-01'), max: new Date('2200-01-01'), noInvalidDate: true })
        .map((day) => day.toISOString().slice(0, 10)),
      fc.integer({ min: -400, max: 400 }),
      fc.constantFrom('2026-02-30', '0000-01-01', '9999-12-31', '2026-13-01', '2026-4-7', '', 'morgen', '99999-01-01'),
    )
    const steps = Array.from({ length: 120 }, (_, seed) =>
      liveOnce({ rules: ruleBook, catalogue, proposal: proposal(), start: '2026-04-07' }, diceOf(seed), 600),
    ).flat()
    const cast = castOf(proposal())
    const taken = new Map<string, number>()
    fc.assert(
      fc.property(fc.constantFrom(...steps), fc.constantFrom(...dated), anyDate, fc.nat(9), (step, type, drawn, n) => {
        const today = step.on
        const date = typeof drawn === 'number' ? addDays(today, drawn) : drawn
        const state: CaseState | undefined = type === ('listing.propose' as string) ? undefined : step.after
        const plain =
          type === ('listing.propose' as string) ? proposal() : payloads[type](step.after, today, (m) => n % m)
        const changed =
          type === 'listing.revise'
            ? { underlyingDecision: { ...proposal().underlyingDecision, decidedOn: today } }
            : type === 'annulment.record'
              ? { ...plain, toldOn: today }
              : plain
        for (const place of placesOf(changed)) {
          const payload = withDate(changed, place, date)
          for (const actor of cast) {
            const decision = decide(state, { type, payload } as never, { today, actor, rules: ruleBook, catalogue })
            if (isRefusal(decision)) continue
            taken.set(type, (taken.get(type) ?? 0) + 1)
            for (const bound of typedDates[type]!(payload as never, step.after, today)) {
              expect(new Date(`${bound.date}T00:00:00Z`).toISOString().slice(0, 10)).toBe(bound.date)
              expect(bound.date >= (bound.earliest ?? '1990-01-01') && bound.date <= bound.latest, type).toBe(true)
            }
          }
        }
      }),
      { numRuns: 20_000, seed: 20261129 },
    )
    expect(taken.size).toBeGreaterThan(8)
  }, 300_000)
})

describe('each is bounded by the event before it', () => {
  const arranged = () =>
    published()
      .on('2026-06-10')
      .do(system, 'rectification.markOverdue', {})
      .do(system, 'interview.open', { kind: 'reminder' })
      .on('2026-06-11')
      .do(officer, 'interview.arrange', {
        scheduledOn: '2026-06-26',
        place: '会议室',
        officers: ['officer-lin', 'officer-gu'],
      })
      .on('2026-06-12')
      .do(reviewer, 'interview.approve', { comments: '' })

  it('the notice of an interview by its approval', () => {
    const life = arranged().on('2026-06-15')
    const notice = { method: 'direct', proof: '回证' } as const
    const early = life.try(officer, 'interview.notify', { ...notice, servedOn: '2026-06-11' })
    expect(early).toMatchObject({ code: 'date.tooEarly', params: { earliest: '2026-06-12' } })
    life.do(officer, 'interview.notify', { ...notice, servedOn: '2026-06-12' })
  })

  it('a measure carried out by its dispatch, its result by that, and its lifting by the order', () => {
    const life = published().on('2026-04-20').do(finance, 'measure.acknowledge', { measure: 'M06' })
    const carryOut = (on: string) => life.try(finance, 'measure.carryOut', { measure: 'M06', on, basis: '条例' })
    expect(carryOut('2026-04-13')).toMatchObject({ code: 'date.tooEarly', params: { earliest: '2026-04-14' } })
    expect(carryOut('2026-04-17')).toBeUndefined()
    const feedBack = (on: string) =>
      life.try(finance, 'measure.feedBack', { measure: 'M06', on, basis: '条例', result: 'executed', proof: '回执' })
    expect(feedBack('2026-04-16')).toMatchObject({ code: 'date.tooEarly', params: { earliest: '2026-04-17' } })
    expect(feedBack('2026-04-17')).toBeUndefined()
  })

  it('the day on which an agency was told of an annulment by the annulment', () => {
    const life = listed().on('2026-05-20')
    const record = (toldOn: string) =>
      life.try(officer, 'annulment.record', { document: '虚构', annulledBy: '虚构', annulledOn: '2026-05-06', toldOn })
    expect(record('2026-05-05')).toMatchObject({ code: 'date.tooEarly', params: { field: 'toldOn' } })
    expect(record('2026-05-21')).toMatchObject({ code: 'date.inFuture' })
    expect(record('2026-05-08')).toBeUndefined()
  })
})
