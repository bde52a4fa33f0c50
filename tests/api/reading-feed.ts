import { expect } from 'vitest'
import type { Actor } from '../../domain/actor.ts'
import type { Api } from './support.ts'

/** A line of a feed. */
export interface Line {
  readonly position: number
  readonly op: string
  readonly caseNo: string
  readonly caseSeq: number
  readonly record?: { readonly entityName?: string }
}

const auditor: Actor = { id: 'auditor-of-the-feed', role: 'auditor' }

/** The feeds of an API, as a program of another house reads them. */
export function feedsOf(api: Api) {
  const read = async (url: string, actor?: Actor): Promise<Line[]> => {
    const { status, body, headers } = await (actor ? api.as(actor) : api.nobody).ask(url)
    expect(status, JSON.stringify(body)).toBe(200)
    expect(headers['content-type']).toBe('application/x-ndjson; charset=utf-8')
    return String(body)
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line))
  }
  const feed = async (after = 0, limit = 1_000) => await read(`/api/v1/feed?after=${after}&limit=${limit}`)
  const shared = async (after = 0) => await read(`/api/v1/shared-feed?after=${after}`, auditor)
  return { feed, shared, lastPosition: async () => (await shared()).at(-1)?.position ?? 0 }
}
