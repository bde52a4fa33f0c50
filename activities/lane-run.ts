import type { Pool } from 'pg'
import type { ChangeOp } from '../record/change-table.ts'
import type { Lane, LaneMessage } from '../record/subscribers/lane.ts'
import { beginSending } from '../record/subscribers/lane.ts'
import { noteFailed, noteProgress, noteStopped, noteTaken } from '../record/subscribers/lane-notes.ts'
import { disableSubscriber } from '../record/subscribers/registry.ts'
import { sharing } from '../rules/sharing.ts'
import { cloudEvent } from './cloud-event.ts'
import type { WebhookAnswer, WebhookSender } from './webhook.ts'
import { isOfTheMessage } from './webhook.ts'

/** What a lane stands on besides its messages. */
export interface LaneHouse {
  readonly pool: Pool
  readonly sender: WebhookSender
  /** By which recipients know this installation (CloudEvents `source`). */
  readonly source: string
  /** Hears that a subscriber has taken the end of a record. */
  readonly ended: (caseNo: string) => Promise<void>
}

const { retrySeconds, retryAfterMostSeconds, casesAtOnce } = sharing.sending

/** After how many milliseconds it is tried again, when it has failed so often before. */
const restMs = (failures: number): number => retrySeconds[Math.min(failures, retrySeconds.length - 1)]! * 1_000

const isGone = (status: number) => status === 410
const isEnd = (op: ChangeOp) => op === 'remove' || op === 'suspend'

/** How the sending of some messages has ended. */
export type Sent = 'done' | 'stopped' | 'disabled'

/**
 * One run along a lane: sends messages of different cases, several at a time, and decides what a failure means. A refusal of
 * the message itself sets its case aside, so that others pass; who answers nothing, or with a fault of its own, is left
 * alone for a while as soon as that is so of two cases in a row, and then tried with one. 410 ends it.
 */
export function laneRun(house: LaneHouse, lane: Lane, signal: AbortSignal | undefined) {
  const { pool } = house
  const { code } = lane
  // Cases that were not taken for no fault of theirs, since anything was.
  const failing = new Set(lane.failing)
  let { failures } = lane
  let outcome: Sent = 'done'
  let took = false

  const taken = async (message: LaneMessage) => {
    await noteTaken(pool, code, message)
    failing.clear()
    const recovered = failures > 0
    failures = 0
    if (recovered || !took) await noteProgress(pool, code, { took: true, recovered })
    took = true
    if (message.op === 'remove') await house.ended(message.caseNo)
  }
  const answered = async (message: LaneMessage, { status, retryAfter, text }: WebhookAnswer) => {
    if (status >= 200 && status < 300) return await taken(message)
    const said = `answered ${status}`
    const excerpt = shownPart(text)
    if (isGone(status)) {
      outcome = 'disabled'
      await noteFailed(pool, code, message, { said, excerpt })
      await disableSubscriber(pool, code, code, said)
      return
    }
    // What ends a sanction is tried again by itself, whatever was said to it; the rest when somebody says so.
    if (isOfTheMessage(status))
      return await noteFailed(pool, code, message, {
        said,
        excerpt,
        parked: isEnd(message.op) ? restMs(message.failures) : 'never',
      })
    await passing(message, said, excerpt, retryAfter)
  }
  const passing = async (message: LaneMessage, said: string, excerpt?: string, retryAfter?: number) => {
    const isAlone = failures === 0 && [...failing].every((caseNo) => caseNo === message.caseNo)
    failing.add(message.caseNo)
    const asked = retryAfter === undefined ? undefined : Math.min(retryAfter, retryAfterMostSeconds) * 1_000
    if (isAlone)
      return await noteFailed(pool, code, message, { said, excerpt, parked: asked ?? restMs(message.failures) })
    await noteFailed(pool, code, message, { said, excerpt })
    if (outcome !== 'done') return
    outcome = 'stopped'
    await noteStopped(pool, code, said, asked ?? restMs(failures))
  }
  const sendOne = async (message: LaneMessage) => {
    const content = await beginSending(pool, lane, message)
    if (!content) return
    let answer: WebhookAnswer
    try {
      const event = cloudEvent(house.source, message, content)
      answer = await house.sender.send(lane.registration.address!, lane.secrets, event)
    } catch (error) {
      return await passing(message, saidOf(error))
    }
    await answered(message, answer)
  }

  return {
    /** Sends these; `stopped` and `disabled`: not all. */
    async send(messages: readonly LaneMessage[]): Promise<Sent> {
      const waiting = [...messages]
      // One alone shows whether it takes again: another one each time, so that no case can be what keeps it from being asked.
      if (failures > 0 && waiting.length > 0) await sendOne(waiting.splice(failures % waiting.length, 1)[0]!)
      const next = waiting.values()
      const line = async () => {
        for (const message of next) {
          // Another worker sends on, since this one was silent for too long.
          signal?.throwIfAborted()
          if (outcome !== 'done') return
          await sendOne(message)
        }
      }
      if (outcome === 'done') await Promise.all(Array.from({ length: casesAtOnce }, line))
      if (took && failing.size === 0) await noteProgress(pool, code, { took, recovered: false })
      return outcome
    },
  }
}

const shown = 500

// What a house answers may be anything; PostgreSQL keeps neither nulls nor half characters.
const shownPart = (text: string): string | undefined => {
  // oxlint-disable-next-line no-control-regex
  const part = text.replaceAll(/[\u0000-\u001f\u007f\ufffd]+/g, ' ').trim()
  return part === '' ? undefined : part.slice(0, shown).replace(/[\ud800-\udbff]$/, '')
}

function saidOf(error: unknown): string {
  const { name, message, code } = error as NodeJS.ErrnoException
  if (name === 'TimeoutError' || name === 'AbortError') return `no answer within ${sharing.sending.answerSeconds} s`
  return (code === undefined ? message : `${code} ${message}`).slice(0, shown)
}
