import type { Actor } from '../../domain/actor.ts'
import { evolve } from '../../domain/evolve.ts'
import { packs, ruleBookWith } from '../../rules/index.ts'
import { Life, listed } from './life.ts'
import { people } from './people.ts'

/**
 * The law as the draft of Order 36 has it, of which the final text was not seen: publicity ends by time only when the
 * conduct is corrected. Every pack is a later version of itself.
 */
const asDrafted = ruleBookWith({
  packs: packs.map((pack) => ({
    ...pack,
    version: pack.version + 90,
    rules: pack.rules.map((rule) =>
      rule.topic === 'publicity.max' ? { ...rule, params: { ...rule.params, onlyWhenRectified: true } } : rule,
    ),
  })),
})

class DraftedLife extends Life {
  override context(actor: Actor) {
    return { ...super.context(actor), rules: asDrafted }
  }
}

/** A case that was published under that law on 2026-04-16. */
export function publishedAsDrafted(changes: Parameters<typeof listed>[0] = {}): Life {
  const before = listed(changes)
  const life = new DraftedLife('2026-04-16')
  for (const entry of before.ledger) {
    life.ledger.push(entry)
    life.state = evolve(life.state, 'BH-2026-000001', entry)
  }
  return life.do(people.officer, 'publicity.publish', {})
}
