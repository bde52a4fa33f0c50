import { beforeAll, describe, expect, it } from 'vitest'
import type { Queryable } from '../../database/reading.ts'
import { everyCase } from '../../database/queries/open-cases.ts'
import type { Rule, RuleBook } from '../../domain/law/rulebook-types.ts'
import { isRefusal } from '../../domain/refusal.ts'
import { checkApart } from '../../record/law-apart.ts'
import { askWhatIf } from '../../record/what-if.ts'
import { ruleBook } from '../../rules/index.ts'
import { withDatabase } from '../setup/database.ts'
import { checkEveryCase } from '../support/fold-check.ts'
import { periodPack } from '../support/new-law.ts'
import { bringTo, handClock, recordOn } from '../support/world.ts'

const database = withDatabase()
checkEveryCase(database)

beforeAll(async () => {
  await bringTo(recordOn(database, handClock('2026-04-07')), 'published')
})

/** The law in force, which counts how often this process reads the topic of a rule or asks the law anything. */
function watchedLaw() {
  const seen = { reads: 0, asked: 0 }
  const watched = (rule: Rule): Rule =>
    Object.defineProperty({ ...rule }, 'topic', {
      enumerable: true,
      get: () => {
        seen.reads += 1
        return rule.topic
      },
    })
  const packs = ruleBook.packs.map((pack) => ({ ...pack, rules: pack.rules.map(watched) }))
  const law: RuleBook = {
    ...ruleBook,
    packs,
    resolve: (...query) => {
      seen.asked += 1
      return ruleBook.resolve(...query)
    },
  }
  const rules = packs.flatMap((pack) => pack.rules).length
  return { law, seen, rules }
}

const ask = async (law: RuleBook, party = 'supervisor', db: Queryable = database.pool) =>
  await askWhatIf(db, law, { party, visible: everyCase, most: 1_000 }, periodPack({ min: 1 }), '2026-06-01')

describe('a question about rules', () => {
  it('is answered in a process of its own: this one only hands the rules over', async () => {
    const { law, seen, rules } = watchedLaw()
    expect(await ask(law)).toMatchObject({ openCases: 1, classChanges: 1, casesChanged: 1 })
    // Once for the check, once for the page of cases.
    expect(seen).toEqual({ reads: 2 * rules, asked: 0 })
  })

  it('of a publication, too', async () => {
    const { law, seen, rules } = watchedLaw()
    expect(await checkApart(law, { pack: periodPack() }, 'operator')).toMatchObject({ version: 'fictitious-period@1' })
    expect(await checkApart(law, { pack: { ...periodPack(), rules: [] } }, 'operator')).toMatchObject({
      code: 'rules.invalid',
    })
    expect(seen).toEqual({ reads: 2 * rules, asked: 0 })
  })

  it('waits until the one before it of the same account is over, and a flood of them is refused', async () => {
    let [open, most] = [0, 0]
    const counted: Queryable = {
      query: async (text, values) => {
        open += 1
        most = Math.max(most, open)
        const found = await database.pool.query(text, values)
        await new Promise((resolve) => setTimeout(resolve, 20))
        open -= 1
        return found as never
      },
    }
    const answers = await Promise.all(Array.from({ length: 10 }, async () => await ask(ruleBook, 'eager', counted)))
    expect(most).toBe(1)
    const busy = answers.filter((answer) => isRefusal(answer) && answer.code === 'rules.busy')
    expect(busy).toHaveLength(5)
  })

  it('reads cases in pages of a size, however large a single one is', async () => {
    await bringTo(recordOn(database, handClock('2026-04-07')), 'published')
    const lengths: number[] = []
    const weighed: Queryable = {
      query: async (text, values) => {
        const found = await database.pool.query(text, values)
        lengths.push(found.rows.length)
        return found as never
      },
    }
    await database.owner.query(
      `UPDATE cases SET state = jsonb_set(state, '{padding}', to_jsonb(repeat('虚', 1100000)))`,
    )
    expect(await ask(ruleBook, 'supervisor', weighed)).toMatchObject({ openCases: 2 })
    await database.owner.query(`UPDATE cases SET state = state - 'padding'`)
    expect(lengths).toEqual([1, 1, 0])
  })
})
