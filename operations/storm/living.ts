import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import type { Actor } from '../../domain/actor.ts'
import type { CaseState, Commands, CommandType } from '../../domain/case.ts'
import type { Answer } from '../../record/execution.ts'
import { usualMeasures } from '../../rules/usual-measures.ts'
import { commandPath } from '../../http/command-path.ts'
import { nextDate } from '../../fictitious/next-date.ts'
import { fictitiousProposal, onNewDecision } from '../../fictitious/proposal.ts'
import type { Dice } from '../../fictitious/payloads.ts'
import type { Account, Given } from './account.ts'
import type { Life } from './lives.ts'
import { lives } from './lives.ts'
import { nextAct } from './next-act.ts'
import type { Line } from './line.ts'
import type { StormTime } from './time.ts'

/** One case of the storm and the life it is to live. */
export interface Case {
  readonly life: Life
  caseNo?: string
  /** Whether it has come to its end, as its people have seen it. */
  ended: boolean
}

/** People who act: who each is, and the session by which they speak. */
export interface Cast {
  readonly people: readonly Actor[]
  readonly tokenOf: (id: string) => string
  /** Who reads cases for all of them. */
  readonly reader: string
}

export interface Living {
  readonly line: Line
  readonly account: Account
  readonly cast: Cast
  readonly time: StormTime
  /** How long a case without anything to do is left alone at most: the more cases, the longer. */
  readonly longestLookMs: number
  readonly signal: AbortSignal
}

const shortestLookMs = 300

/** Lets a case live until its end, or until the signal. Throws when an answer is none that a storm excuses. */
export async function live(one: Case, { line, account, cast, time, longestLookMs, signal }: Living): Promise<void> {
  async function give(actor: Actor, type: CommandType, path: string, payload: object, version?: number) {
    const token = `storm ${randomUUID()}`
    const body = { ...payload, justification: { reason: token } }
    const asked = { token, actor: actor.id, type, caseNo: one.caseNo }
    const request = { method: 'POST', path, token: cast.tokenOf(actor.id), key: token, version, body } as const
    const outcome = await line.send(request).catch((error: unknown) => {
      account.note({ ...asked, attempts: 0 })
      throw error
    })
    const { status, attempts } = outcome
    const answer = outcome.body as Answer & { code?: string }
    const given: Given =
      status < 300
        ? { ...asked, attempts, answer: { caseNo: answer.caseNo, version: answer.version, stage: answer.stage } }
        : { ...asked, attempts, refused: `${status} ${answer.code ?? ''}` }
    account.note(given)
    return given.answer
  }

  const proposer = cast.people.find(({ role }) => role === 'caseOfficer') as Actor
  while (one.caseNo === undefined && !signal.aborted) {
    const answer = await give(proposer, 'listing.propose', '/cases', proposalOf(one.life))
    if (answer) one.caseNo = answer.caseNo
    else await wait(longestLookMs)
  }
  let rest = shortestLookMs
  let seen = 0
  while (!signal.aborted) {
    const request = { method: 'GET', path: `/cases/${one.caseNo}`, token: cast.tokenOf(cast.reader) } as const
    const { status, body } = await line.send(request)
    if (status !== 200) throw new Error(`${one.caseNo} cannot be read: ${status} ${JSON.stringify(body)}`)
    const state = body as CaseState
    if (one.life.ends(state)) {
      one.ended = true
      return
    }
    const day = time.dayAt()
    const act = nextAct(one.life, state, cast.people, day)
    if (act) {
      const { type, payload } = act.command
      const path = `/cases/${one.caseNo}/${commandPath(type)}`
      if (await give(act.actor, type, path, payload, state.version)) rest = shortestLookMs
      // The calendar was quicker, or a clock is off: look again.
      else await wait(2 * shortestLookMs)
      continue
    }
    if (state.version !== seen) rest = shortestLookMs
    seen = state.version
    // Nothing can be done before the next date; what conductors do in between is seen soon enough.
    const untilDate = time.beginOf(nextDate(state, day)) - Date.now()
    await wait(Math.min(longestLookMs, Math.max(rest, Math.min(untilDate, 2 * rest))), undefined, { signal })
    rest = Math.min(longestLookMs, 2 * rest)
  }
}

/** The proposal with which a life begins. */
export function proposalOf({ tier }: Life): Commands['listing.propose'] {
  const listType = tier === 'serious' ? fictitiousProposal.listType : 'watch-list'
  return onNewDecision({ ...fictitiousProposal, listType, tier, measures: usualMeasures[tier] })
}

/** Casts the lives for so many cases: each life once before any is drawn again. */
export function castLives(count: number, dice: Dice): Case[] {
  const offset = dice(lives.length)
  return Array.from({ length: count }, (_, n) => ({ life: lives[(n + offset) % lives.length] as Life, ended: false }))
}
