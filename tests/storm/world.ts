import type { Actor } from '../../domain/actor.ts'
import { systemActor } from '../../domain/actor.ts'
import { addDays } from '../../domain/calendar/days.ts'
import type { CaseState, Command, RecordedEvent } from '../../domain/case.ts'
import { decide } from '../../domain/decide.ts'
import { evolve } from '../../domain/evolve.ts'
import { isRefusal } from '../../domain/refusal.ts'
import { stageOf } from '../../domain/stage.ts'
import type { Given } from '../../operations/storm/account.ts'
import { townActors } from '../../operations/storm/cast.ts'
import type { Entry, Message, Remembered } from '../../operations/storm/checks/data.ts'
import { owed } from '../../operations/storm/checks/owed.ts'
import type { Life } from '../../operations/storm/lives.ts'
import { nextAct } from '../../operations/storm/next-act.ts'
import { proposalOf } from '../../operations/storm/living.ts'
import type { Receipt } from '../../operations/storm/receiver.ts'
import { changesOf } from '../../record/changes.ts'
import { leavesTheHouse, messagesOf } from '../../record/messages.ts'
import { catalogue } from '../../rules/catalogue.ts'
import { ruleBook } from '../../rules/index.ts'

/** What a life without a storm leaves: the record's side and the account of its people. */
export interface Lived {
  readonly state: CaseState
  readonly days: number
  readonly today: string
  readonly ledger: Entry[]
  readonly given: Given[]
  readonly remembered: Remembered[]
  readonly outbox: Message[]
  readonly receipts: Receipt[]
}

/** Lives a life in memory until its end: people look every `everyDays`, the system does daily what it owes. */
export function lived(life: Life, everyDays: number, caseNo = 'BH-2026-000001'): Lived {
  let state: CaseState | undefined
  let today = '2026-04-07'
  let requests = 0
  const left = { ledger: [], given: [], remembered: [], outbox: [], receipts: [] } as Omit<
    Lived,
    'state' | 'days' | 'today'
  >
  const done = (days: number): Lived => ({ ...left, state: state as CaseState, days, today })

  function give(actor: Actor, command: Command, token: string | null = null) {
    const events = decide(state, command, { today, actor, rules: ruleBook, catalogue })
    if (isRefusal(events)) throw new Error(`${command.type} on ${today}: ${JSON.stringify(events)}`)
    requests += 1
    for (const event of events) {
      const before = state
      const after: CaseState = evolve(before, caseNo, { ...event, on: today, by: actor.id } as RecordedEvent)
      state = after
      left.ledger.push({
        case_no: caseNo,
        case_seq: after.version,
        type: event.type,
        data: event.data,
        opens: event.opens,
        closes: event.closes,
        on_date: today,
        actor: actor.id,
        on_behalf_of: null,
        role: actor.role,
        reason: token,
        request_id: `${caseNo} request ${requests}`,
        committedOn: today,
      })
      for (const { recipient } of messagesOf(event, after, changesOf(before, event, after))) {
        if (!leavesTheHouse(recipient)) continue
        const key = `${caseNo}/${after.version}/${recipient}`
        left.outbox.push({ case_no: caseNo, recipient, key, delivered: true, refusal: null })
        left.receipts.push({ id: key, body: key, at: String(left.receipts.length) })
      }
    }
    if (token === null || !state) return
    const answer = { caseNo, version: state.version, stage: stageOf(state) }
    left.given.push({ token, actor: actor.id, type: command.type, caseNo, attempts: 1, answer })
    left.remembered.push({ actor: actor.id, key: token, answer })
  }
  const act = (actor: Actor, command: Command) => give(actor, command, `storm ${caseNo} ${left.given.length}`)

  act(townActors[0] as Actor, { type: 'listing.propose', payload: proposalOf(life) })
  for (let days = 0; days < 600; days += 1, today = addDays(today, 1)) {
    for (let n = 0; state && n < 20; n += 1) {
      const [debt] = owed(state, today)
      if (debt === undefined) break
      const [type = '', ...payload] = debt.split(' ')
      give(systemActor, { type, payload: JSON.parse(payload.join(' ')) } as Command)
    }
    // The messages that say so have been receipted.
    for (const outside of ['sharing', 'use'] as const) {
      const { undoing, closedOn } = state as unknown as CaseState
      if (!undoing || closedOn !== undefined || undoing.confirmed[outside] !== undefined) continue
      give(systemActor, { type: 'undoing.confirm', payload: { act: outside, receipt: '回执' } })
    }
    for (let n = 0; days % everyDays === 0 && state && !life.ends(state) && n < 50; n += 1) {
      const next = nextAct(life, state, townActors, today)
      if (!next) break
      act(next.actor, next.command)
    }
    if (state && life.ends(state)) return done(days)
  }
  return done(Infinity)
}
