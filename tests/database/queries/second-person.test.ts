import { describe, expect, it } from 'vitest'
import type { Act } from '../../../database/queries/operator-acts.ts'
import { addOperatorAct } from '../../../database/queries/operator-acts.ts'
import { dependenceOf } from '../../../database/queries/second-person.ts'
import { withDatabase } from '../../setup/database.ts'

const database = withDatabase()

// Each test has accounts of its own, since what stands in the table stays.
async function house(name: string, ...acts: readonly (readonly [actor: string, act: Act, about: string])[]) {
  const called = (id: string) => (id === 'console' ? id : `${name}-${id}`)
  const ids = ['first', 'second', 'third', 'a', 'b', 'other'].map(called)
  await database.owner.query(
    `INSERT INTO accounts (id, name, role) SELECT id, '虚构', 'operator' FROM unnest($1::text[]) AS id`,
    [ids],
  )
  for (const [actor, act, about] of acts)
    await addOperatorAct(database.pool, { actor: called(actor), act, about: called(about), requestId: 'r' })
  return async (first: string, second: string, since: Date | null = null) =>
    await dependenceOf(database.pool, { first: called(first), second: called(second), since })
}

describe('the second person', () => {
  it('is nobody whose account the first has made, nor one of accounts that one hand has made', async () => {
    const asks = await house(
      'made',
      ['first', 'accountCreated', 'a'],
      ['a', 'accountCreated', 'b'],
      ['first', 'accountCreated', 'third'],
      ['console', 'accountCreated', 'first'],
      ['console', 'accountCreated', 'second'],
    )
    for (const [one, other] of [
      ['first', 'a'],
      ['a', 'first'],
      ['first', 'b'],
      ['b', 'third'],
    ] as const)
      expect(await asks(one, other), `${one} ${other}`).toBe('secondPerson.sameHand')
    for (const other of ['first', 'a', 'b', 'third']) expect(await asks('second', other), other).toBeUndefined()
  })

  it('is in a house of two operators whom the other has made', async () => {
    const asks = await house('two', ['first', 'accountCreated', 'a'], ['second', 'accountCreated', 'b'])
    expect(await asks('first', 'b')).toBeUndefined()
    expect(await asks('second', 'a')).toBeUndefined()
    expect(await asks('first', 'second')).toBeUndefined()
    expect(await asks('a', 'b')).toBeUndefined()
  })

  it('is nobody whom the first has bound, or was the last to enable, unlock or give a password', async () => {
    const asks = await house('let-in', ['first', 'accountBound', 'a'], ['first', 'accountUnlocked', 'second'])
    expect(await asks('first', 'a')).toBe('secondPerson.sameHand')
    expect(await asks('a', 'first')).toBe('secondPerson.sameHand')
    expect(await asks('first', 'second')).toBe('secondPerson.sameHand')
    expect(await asks('second', 'first')).toBe('secondPerson.sameHand')
    for (const act of ['accountEnabled', 'passwordReset', 'accountUnlocked'] as const) {
      const again = await house(act.toLowerCase(), ['first', act, 'a'], ['first', act, 'b'], ['third', act, 'b'])
      expect(await again('first', 'a'), act).toBe('secondPerson.sameHand')
      expect(await again('first', 'b'), act).toBeUndefined()
      expect(await again('second', 'a'), act).toBeUndefined()
    }
  })

  it('has an account that is older than what it approves, where it stands when it was made', async () => {
    const asks = await house('young', ['second', 'accountCreated', 'a'])
    expect(await asks('first', 'a', new Date(Date.now() - 3_600_000))).toBe('secondPerson.younger')
    expect(await asks('first', 'a', new Date(Date.now() + 3_600_000))).toBeUndefined()
    expect(await asks('first', 'b', new Date(0))).toBeUndefined()
  })

  it('has had its role when what it approves was begun, whoever gave it another', async () => {
    const asks = await house('moved', ['second', 'accountMoved', 'a caseOfficer/agency-pudong/310115 > operator'])
    expect(await asks('first', 'a', new Date(Date.now() - 3_600_000))).toBe('secondPerson.younger')
    expect(await asks('first', 'a', new Date(Date.now() + 3_600_000))).toBeUndefined()
  })

  it('is nobody behind whom stands one hand by any chain of acts', async () => {
    const acts = [
      'accountCreated',
      'accountBound',
      'keyMade',
      'accountEnabled',
      'accountUnlocked',
      'passwordReset',
    ] as const
    for (const [no, [one, other]] of acts.flatMap((act) => acts.map((second) => [act, second] as const)).entries()) {
      const about = (act: Act, id: string) => (act === 'keyMade' ? `${id} 00000000-0000-4000-8000-000000000000` : id)
      const asks = await house(
        `chain-${no}`,
        // One operator behind both by two acts of any kind, and one that has only to do with others.
        ['third', one, about(one, 'a')],
        ['a', other, about(other, 'first')],
        ['third', other, about(other, 'b')],
        ['b', one, about(one, 'second')],
        ['first', 'accountDisabled', 'other'],
        ['first', 'sessionsEnded', 'other'],
      )
      const label = `${one} ${other}`
      expect(await asks('first', 'second'), label).toBe('secondPerson.sameHand')
      expect(await asks('second', 'first'), label).toBe('secondPerson.sameHand')
      expect(await asks('third', 'second'), label).toBe('secondPerson.sameHand')
      for (const id of ['first', 'second', 'third', 'a', 'b']) expect(await asks(id, 'other'), label).toBeUndefined()
    }
  })

  it('is somebody again once the command line has let in anew whom the first had let in', async () => {
    for (const act of ['accountEnabled', 'accountUnlocked', 'passwordReset'] as const) {
      const asks = await house(`anew-${act.toLowerCase()}`, ['first', act, 'second'], ['console', act, 'second'])
      expect(await asks('first', 'second'), act).toBeUndefined()
      expect(await asks('second', 'first'), act).toBeUndefined()
    }
  })

  it('is nobody for the account that bound it to make accounts by which to begin', async () => {
    const asks = await house(
      'bound',
      ['console', 'accountCreated', 'first'],
      ['console', 'accountCreated', 'second'],
      ['first', 'accountBound', 'second'],
      ['first', 'accountCreated', 'third'],
    )
    expect(await asks('third', 'second')).toBe('secondPerson.sameHand')
  })
})
