import { describe, expect, it } from 'vitest'
import { demoAccounts, demoPassword } from '../../fictitious/people.ts'
import { closeDemoDoors, openDemoDoors } from '../../identity/demo-doors.ts'
import { hashPassword, ourselves } from '../../identity/passwords.ts'
import { openSession } from '../../identity/sessions.ts'
import { addAccount, setPassword } from '../../database/queries/accounts.ts'
import { withDatabase } from '../setup/database.ts'
import { withApi } from '../api/support.ts'

const database = withDatabase()
const api = withApi(database)
const [changed, ...left] = demoAccounts.map(({ id }) => id)

const signIn = async (account: string, password: string) =>
  (await api.nobody.ask('/api/v1/sessions', { method: 'POST', body: { account, password } })).status

describe('demonstration accounts', () => {
  it('stay open only while the setting says so: whoever has their password is disabled, and sessions end', async () => {
    await openDemoDoors(database.pool)
    // Made by hand with the public password, as somebody might who fills a record for a demonstration.
    const passwordHash = await hashPassword(demoPassword, ourselves)
    for (const id of ['guest-one', 'guest-two'])
      await addAccount(database.pool, { id, name: '客（虚构）', role: 'auditor' }, { passwordHash })
    await setPassword(database.pool, changed!, await hashPassword('a sentence of the own', ourselves), false)
    const { token } = await openSession(database.pool, 'operator')
    expect(await signIn('auditor', demoPassword)).toBe(201)

    expect(await closeDemoDoors(database.pool)).toEqual([...left, 'guest-one', 'guest-two'].toSorted())
    for (const id of ['operator', 'auditor', 'guest-one']) expect(await signIn(id, demoPassword), id).toBe(401)
    expect(await signIn(changed!, 'a sentence of the own')).toBe(201)
    const asked = { headers: { authorization: `Bearer ${token}` } }
    expect((await api.nobody.ask('/api/v1/sessions', asked)).status).toBe(401)
    expect(await closeDemoDoors(database.pool)).toEqual([])

    await openDemoDoors(database.pool)
    expect(await signIn('auditor', demoPassword)).toBe(201)
  })
})
