import type { Pool } from 'pg'
import { describe, expect, it } from 'vitest'
import { inTransaction } from '../../database/transaction.ts'
import { withDatabase } from '../setup/database.ts'

/** A pool of one connection that notes what is sent and answers when told. */
function slowPool() {
  const sent: string[] = []
  const answers: (() => void)[] = []
  const client = {
    query: async (text: string) => {
      sent.push(text)
      await new Promise<void>((answer) => answers.push(answer))
    },
    release: () => sent.push('released'),
  }
  return { pool: { connect: async () => client } as unknown as Pool, sent, answer: () => answers.shift()?.() }
}
const turn = () => new Promise((resolve) => setImmediate(resolve))

describe('a transaction', () => {
  it('ends with its last statement, before this process hears of the answer', async () => {
    const { pool, sent, answer } = slowPool()
    const done = inTransaction(pool, (client, asLast) => asLast(() => client.query('UPDATE counters')))
    await turn()
    answer()
    await turn()
    expect(sent).toEqual(['BEGIN', 'UPDATE counters', 'COMMIT'])
    answer()
    answer()
    await done
    expect(sent).toEqual(['BEGIN', 'UPDATE counters', 'COMMIT', 'released'])
  })
})

const database = withDatabase()

describe('a transaction whose last statement fails', () => {
  it('leaves nothing of what went before it', async () => {
    const { pool } = database
    const failing = inTransaction(pool, async (client, asLast) => {
      await client.query(`INSERT INTO letter_serials VALUES ('虚构认', 2026, 7)`)
      return await asLast(() => client.query(`INSERT INTO letter_serials VALUES ('虚构认', 2026, 8)`))
    })
    await expect(failing).rejects.toThrow(/duplicate key/)
    expect((await pool.query(`SELECT FROM letter_serials WHERE organ = '虚构认'`)).rowCount).toBe(0)
  })
})
