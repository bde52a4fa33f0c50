import { readFileSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { withDatabase } from '../../setup/database.ts'
import { liveCases, withKeeper } from './house.ts'

const database = withDatabase()
const keeper = withKeeper(database)

it('a new key signs on, and what the old one has signed is checked by the old one', async () => {
  await liveCases(database, 2)
  await keeper.sign()
  const file = join(keeper.folder, 'key.pem')
  renameSync(file, join(keeper.folder, 'old-key.pem'))
  const after = await keeper.open()
  await liveCases(database, 2)
  await after.catchUp({ now: true })
  expect(after.publicKey).not.toBe(keeper.publicKey)
  expect(readFileSync(join(keeper.folder, 'keys.txt'), 'utf8').trim().split('\n')).toEqual([
    keeper.publicKey,
    after.publicKey,
  ])
  expect(await keeper.verify()).toMatchObject({ good: true, faults: [], checkpoints: { inDatabase: 2, outside: 2 } })
})
