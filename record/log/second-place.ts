import { appendFileSync, mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import type { Pool } from 'pg'
import { closedMode } from './closed-files.ts'
import type { WatchName } from './watch.ts'
import { noteWatch } from './watch.ts'
import { webhookHeaders } from '../webhook-signature.ts'

/** The newest checkpoint, as it is handed to another place. */
export interface HandedCheckpoint {
  readonly size: number
  readonly note: string
  /** When it was signed last. */
  readonly at: Date
}

/** Another place that keeps checkpoints, out of the reach of who may write in the database and the copy. */
export interface SecondPlace {
  /** Names it in figures: `file`, `webhook`, `witness`. */
  readonly name: string
  /** Takes a checkpoint; throws when it has not. */
  take(checkpoint: HandedCheckpoint): Promise<void>
}

const timeoutMs = 10_000
const askAgainMs = 20_000

/** A file to which checkpoints are appended, best on a disk that takes no changes. */
export function checkpointFile(path: string): SecondPlace {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
  return {
    name: 'file',
    take: async ({ note, at }) =>
      appendFileSync(path, `${JSON.stringify({ note, at: at.toISOString() })}\n`, { flush: true, mode: closedMode }),
  }
}

/** An address to which each checkpoint is sent, as a Standard Webhook where there is a secret to sign with. */
export function checkpointWebhook(url: string, secret: string): SecondPlace {
  return {
    name: 'webhook',
    async take({ size, note, at }) {
      const id = `checkpoint/${size}/${at.getTime()}`
      const body = JSON.stringify({ type: 'log.checkpoint', size, note, at: at.toISOString() })
      const response = await fetch(url, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          ...webhookHeaders([secret], { id, body }),
        },
        body,
        signal: AbortSignal.timeout(timeoutMs),
        redirect: 'manual',
      })
      await response.body?.cancel()
      if (!response.ok) throw new Error(`it answered ${response.status}`)
    },
  }
}

/**
 * Hands the newest checkpoint, whenever it is called, to every place that has not taken it yet, and notes who has not.
 * A place that fails is asked again after a while; its failure is in the answer once.
 */
export function handOut(pool: Pool, places: readonly SecondPlace[]): () => Promise<string[]> {
  const states = places.map((place) => ({ place, taken: NaN, failedAt: -Infinity, failure: '' }))
  return async () => {
    const newest = places.length > 0 ? await newestSigned(pool) : undefined
    if (!newest) return []
    const failures: string[] = []
    const missing = states.filter(
      ({ taken, failedAt }) => taken !== newest.at.getTime() && Date.now() - failedAt >= askAgainMs,
    )
    for (const state of missing) {
      const name: WatchName = `handed ${state.place.name}`
      try {
        await state.place.take(newest)
        Object.assign(state, { taken: newest.at.getTime(), failedAt: -Infinity, failure: '' })
        await noteWatch(pool, name, { size: newest.size })
      } catch (error) {
        const failure = String(error instanceof Error ? error.message : error)
        if (failure !== state.failure)
          failures.push(`The ${state.place.name} has not taken the checkpoint of the log: ${failure}`)
        Object.assign(state, { failedAt: Date.now(), failure })
        await noteWatch(pool, name, { size: newest.size }, failure)
      }
    }
    return failures
  }
}

async function newestSigned(pool: Pool): Promise<HandedCheckpoint | undefined> {
  const { rows } = await pool.query<HandedCheckpoint>(
    `SELECT (detail ->> 'size')::bigint AS size, detail ->> 'note' AS note, at FROM log_watch WHERE name = 'signed'`,
  )
  return rows[0]
}
