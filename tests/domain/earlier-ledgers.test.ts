import { readdirSync, readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import type { RecordedEvent } from '../../domain/case.ts'
import { commandTypes, decide } from '../../domain/decide.ts'
import { fold } from '../../domain/evolve.ts'
import { payloads } from '../../fictitious/payloads.ts'
import { castOf } from '../../fictitious/random-lives.ts'
import { catalogue } from '../../rules/catalogue.ts'
import { ruleBook } from '../../rules/index.ts'
import { kept } from '../ledgers/kept.ts'
import { proposal } from '../support/proposal.ts'

const folder = new URL('../ledgers/', import.meta.url)
const files = readdirSync(folder).filter((name) => name.endsWith('.json.gz'))

interface Told {
  readonly ledger: readonly RecordedEvent[]
  readonly folded: ReturnType<typeof kept>
}

const read = (file: string): Told[] =>
  JSON.parse(gunzipSync(readFileSync(new URL(file, folder))).toString('utf8')) as Told[]

describe.each(files)('ledgers written before this release (%s)', (file) => {
  const told = read(file)

  it('are of many lives, with nearly every event there was', () => {
    expect(told.length).toBeGreaterThan(20)
    expect(new Set(told.flatMap(({ ledger }) => ledger.map(({ type }) => type))).size).toBeGreaterThan(60)
  })

  it('still fold to what they folded to', () => {
    for (const { ledger, folded } of told) {
      // What is undefined is not written down.
      expect(JSON.parse(JSON.stringify(kept(ledger)))).toEqual(folded)
    }
  })

  it('can be gone on with at any entry: every command is carried out or refused', () => {
    const cast = castOf(proposal())
    const types = commandTypes.filter((type) => type !== 'listing.propose')
    let asked = 0
    for (const { ledger } of told) {
      for (let at = 1; at <= ledger.length; at += 7) {
        const state = fold('BH-2026-000001', ledger.slice(0, at))!
        const today = ledger[at - 1]!.on
        for (const actor of cast) {
          for (const type of types) {
            const payload = payloads[type](state, today, () => 0)
            decide(state, { type, payload } as never, { today, actor, rules: ruleBook, catalogue })
            asked += 1
          }
        }
      }
    }
    expect(asked).toBeGreaterThan(10_000)
  })
})
