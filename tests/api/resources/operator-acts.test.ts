import { describe, expect, it } from 'vitest'
import { addAccount } from '../../../database/queries/accounts.ts'
import { carryOutAccountCommand } from '../../../operations/commands/account-commands.ts'
import { withDatabase } from '../../setup/database.ts'
import { noticeCode } from '../../support/notice-code.ts'
import { people } from '../../support/people.ts'
import { proposed } from '../lives.ts'
import { withApi } from '../support.ts'

const database = withDatabase()
const api = withApi(database, '2026-04-07', undefined, { logLevel: 'info' })
const operator = api.as(people.operator)

describe('what is done about who may come in', () => {
  it('leaves a row that the auditor reads, and a line in the log', async () => {
    const system = { id: 'system-acts', name: '业务系统（虚构）', role: 'auditor' } as const
    await addAccount(database.pool, system, { isSystem: true })
    const wanted = { account: system.id, label: 'x', operations: ['listCases'], days: 1 }
    const { body: key } = await operator.ask('/api/v1/api-keys', { method: 'POST', body: wanted })
    await operator.ask(`/api/v1/api-keys/${key.id}`, { method: 'DELETE' })
    await operator.ask(`/api/v1/accounts/${system.id}/lock`, { method: 'DELETE' })
    await operator.ask(`/api/v1/accounts/${system.id}/sessions`, { method: 'DELETE' })
    const code = await noticeCode(database.pool, await proposed(api), people.entity.entityCode)
    const made = { code, account: 'acts', name: '经办人（虚构）', password: 'a quiet harbour' }
    await api.nobody.ask('/api/v1/entity-accounts', { method: 'POST', body: made })
    await carryOutAccountCommand(database.pool, ['disable', system.id], {})
    await operator.ask('/api/v1/accounts/nobody-there/lock', { method: 'DELETE' })

    const { status, body } = await api.as(people.auditor).ask('/api/v1/operator-acts?limit=10')
    expect(status).toBe(200)
    const expected = [
      ['operator-wu', 'keyMade', `${system.id} ${key.id}`],
      ['operator-wu', 'keyRevoked', `${system.id} ${key.id}`],
      ['operator-wu', 'accountUnlocked', system.id],
      ['operator-wu', 'sessionsEnded', system.id],
      ['entity-acts', 'accountOpened', 'entity-acts'],
      ['console', 'accountDisabled', system.id],
    ]
    const rows = body.items as { id: number; actor: string; act: string; about: string }[]
    expect(rows.map(({ actor, act, about }) => [actor, act, about])).toEqual(expected.toReversed())
    const lines = api.log.flatMap((line) => {
      const { security } = JSON.parse(line) as { security?: { act?: string; account: string; about: string } }
      return security?.act ? [[security.account, security.act, security.about]] : []
    })
    expect(lines).toEqual(expected.slice(0, 5))
    expect(JSON.stringify([rows, api.log])).not.toContain(key.key)
    const older = await api.as(people.auditor).ask(`/api/v1/operator-acts?before=${rows[1]?.id}&limit=1`)
    expect(older.body.items).toMatchObject([{ act: 'sessionsEnded' }])
    await expect(database.pool.query('DELETE FROM operator_acts')).rejects.toThrow('permission denied')
  })
})
