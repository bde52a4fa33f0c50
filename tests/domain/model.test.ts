import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Actor } from '../../domain/actor.ts'
import { addDays } from '../../domain/calendar/days.ts'
import type { CommandType } from '../../domain/case.ts'
import { commandTypes } from '../../domain/decide.ts'
import type { ToldAct } from '../../domain/service/types.ts'
import { nextDate } from '../../fictitious/next-date.ts'
import { payloads } from '../../fictitious/payloads.ts'
import { leadsNowhere } from '../../fictitious/random-lives.ts'
import { Life } from '../support/life.ts'
import { people } from '../support/people.ts'
import { proposal } from '../support/proposal.ts'
import { apply, notLateAfterAll } from './model-effects.ts'
import { firstModel } from './model-state.ts'
import { lawful } from './model.ts'

type Given = Exclude<CommandType, 'listing.propose'>

const types = commandTypes.filter((type): type is Given => type !== 'listing.propose')
const codes = proposal().measures.map(({ code }) => code)
// Jumps to the next day on which the calendar changes something.
const nextDateMark = -1
const step = fc.record({
  type: fc.constantFrom(...types),
  later: fc.constantFrom(0, 0, 0, 0, 0, 1, 4, 9, nextDateMark, nextDateMark, 400),
  dice: fc.nat(1_000),
})

const runs = 5_000
const commandsPerRun = 180

describe('random commands', () => {
  it('are carried out exactly when a simple model of the policy says that they are lawful', () => {
    let carriedOut = 0
    const seen = new Set<string>()
    fc.assert(
      fc.property(fc.array(step, { minLength: 20, maxLength: commandsPerRun, size: 'max' }), (steps) => {
        const life = new Life('2026-04-07', { checkFold: false }).do(people.officer, 'listing.propose', proposal())
        const model = firstModel(codes)
        // Half of the entities never answer, so that the ladder of interviews is climbed to its end.
        const silent = steps.length % 2 === 0
        // Most random commands are refused, so each is followed by those lawful ones that lead on.
        for (const { type, later, dice } of steps) {
          life.on(later === nextDateMark ? nextDate(life.now, life.today) : addDays(life.today, later))
          const leading = types.filter(
            (other) => fits(life, model, other) && !(silent && other === 'rectification.commit'),
          )
          const wanted = dice % 3 === 0 ? type : (leading[dice % Math.max(1, leading.length)] ?? type)
          if (isHeardLate(life, wanted)) continue
          const payload = payloads[wanted](life.now, life.today, (n) => dice % n) as any
          const expected = lawful[wanted]
          const allowed = expected.if(model, payload)
          const refusal = life.try(actorFor(wanted, payload), wanted, payload)
          if (!refusal) {
            expect(allowed, `${wanted} was carried out`).toBe(true)
            if (life.ledger.at(-1)?.type === 'paper.entered') model.waits = wanted
            else apply(model, wanted, payload)
            carriedOut += 1
            seen.add(wanted)
            // Only its dates say whether a paper came in time.
            const isInTime = life.now.rectification?.overdueOn === undefined
            const answersLate = ['paper.submitEvidence', 'paper.askExtension'].includes(wanted)
            if (answersLate && model.overdue && isInTime) notLateAfterAll(model)
            // An interview that nobody came to is open again, or missed for good: the record decides which.
            // By a right day a term may run again, or end otherwise: the calendar decides which.
            if (['correction.confirm', 'objection.uphold', 'paper.withdrawConsent', 'paper.confirm'].includes(wanted))
              byTheCalendar(model, life)
            // What a paper answers, and which service was none, its day alone says.
            if (['paper.submitEvidence', 'paper.withdrawConsent', 'paper.confirm'].includes(wanted))
              model.toServe = servedLater(life)
            if (['paper.withdrawConsent', 'paper.confirm'].includes(wanted))
              model.consent = life.now.service?.consents?.at(-1)?.given === true
            if (wanted === 'interview.recordNoShow')
              Object.assign(model, { interview: life.now.interviews.at(-1)?.status ?? '', move: false })
          } else if (allowed && expected.date !== true && !expected.date?.includes(refusal.code)) {
            expect.fail(`${wanted} was refused: ${JSON.stringify(refusal)}`)
          }
          expect(life.now.outcome).toBe(model.closed)
        }
        life.checkFold()
      }),
      { numRuns: runs, seed: 7 },
    )
    expect(carriedOut).toBeGreaterThan(runs * 5)
    // A run that never reached the far end of the loop would prove little.
    expect([...seen]).toEqual(
      expect.arrayContaining(['repair.revoke', 'rectification.refer', 'measure.confirmLift', 'annulment.confirm']),
    )
  }, 300_000)
})

// What a paper does that came before the determination and is entered after it, lives of their own try (served-again-lives).
const isHeardLate = ({ now }: Life, type: Given) =>
  ['paper.defend', 'paper.askHearing'].includes(type) && ['determined', 'listed'].includes(now.listing.status)

function byTheCalendar(model: ReturnType<typeof firstModel>, { now }: Life): void {
  if (model.listing === 'determination' && 'listing.defence' in now.deadlines) model.defence = 'open'
  if (model.listing === 'determination' && 'listing.hearingRequest' in now.deadlines) model.hearing = 'open'
  if (model.listing === 'determination') model.listing = now.listing.status
  model.preview = 'publicity.preview' in now.deadlines
  if (model.overdue && now.rectification?.overdueOn === undefined) notLateAfterAll(model)
  if (now.repairs.at(-1)?.status === 'gapsNamed') model.repair = 'gapsNamed'
}

const words: Readonly<Record<ToldAct, string>> = {
  'rectification.evidenceReturned': 'returned',
  'rectification.extended': 'answer',
  'rectification.extensionRefused': 'answer',
  'rectification.reopened': 'reopened',
  'objection.upheld': 'objection',
  'objection.rejected': 'objection',
  'repair.gapsNamed': 'gaps',
  'repair.refused': 'refusal',
  'repair.revocationProposed': 'revocation',
  'repair.barProposed': 'bar',
  'repair.barred': 'barred',
}

const servedLater = ({ now }: Life) => Object.values(now.service?.acts ?? {}).map(({ act }) => words[act])

function fits(life: Life, model: ReturnType<typeof firstModel>, type: Given): boolean {
  const payload = payloads[type](life.now, life.today, () => 0) as any
  const endsEarly = [
    'listing.withdraw',
    'annulment.record',
    'publicity.expire',
    'objection.file',
    'rectification.accept',
    'correction.propose',
    'listing.proposeRevocation',
    // Each leads back to the arrangement.
    'interview.move',
    'interview.return',
    'rectification.proposeReopening',
    'repair.proposeBar',
    // Lawful again and again, and lead nowhere.
    'service.consent',
    'service.withdrawConsent',
    'service.recordAttempt',
    'service.postPublicly',
  ]
  // A paper that waits holds the case up until somebody has looked at it.
  const isAside =
    /^(deadline\.|account\.|paper\.(?!confirm$|refuse$))/.test(type) ||
    endsEarly.includes(type) ||
    leadsNowhere(type, life.now)
  // What was reported as not applicable seldom turns out to apply.
  const isUnusual = type === 'measure.carryOut' && model.measures[payload.measure] === 'notApplied'
  return !isAside && !isUnusual && lawful[type].if(model, payload)
}

function actorFor(type: Given, payload: { measure?: string }): Actor {
  const [track, verb] = type.split('.') as [string, string]
  const byReviewer = [
    'review',
    'determine',
    'approve',
    'return',
    'uphold',
    'reject',
    'grant',
    'refuse',
    'revoke',
    'confirm',
    'approveExtension',
    'refuseExtension',
    'confirmWaiver',
    'refuseWaiver',
    'refuseRevocation',
    'bar',
    'refuseBar',
    'reopen',
    'refuseReopening',
  ]
  if (track === 'paper' && !byReviewer.includes(verb)) return people.officer
  const byEntity = [
    'defend',
    'waiveDefence',
    'waiveHearing',
    'waivePreview',
    'askHearing',
    'commit',
    'submitEvidence',
    'file',
    'apply',
    'supplement',
    'defendRevocation',
    'defendBar',
    'consent',
    'withdrawConsent',
  ]
  const bySystem = [
    'closeDefence',
    'publish',
    'expire',
    'dispatch',
    'hold',
    'release',
    'orderLift',
    'markOverdue',
    'refer',
    'open',
    'mark',
    'lapse',
  ]
  if (type === 'measure.handOver') return people.officer
  if (track === 'measure' && !bySystem.includes(verb)) return department(payload.measure)
  if (track === 'undoing' || track === 'deadline' || track === 'account' || bySystem.includes(verb))
    return people.system
  if (byEntity.includes(verb) || type === 'repair.withdraw') return people.entity
  // The officer of these lives has drawn up what is to be rectified.
  if (type === 'rectification.accept') return people.reviewer
  return byReviewer.includes(verb) ? people.reviewer : people.officer
}

function department(code: string | undefined): Actor {
  return code === 'M06' ? people.finance : code === 'M07' ? people.honours : people.inspection
}
