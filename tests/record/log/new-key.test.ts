import { spawnSync } from 'node:child_process'
import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { root } from '../../../operations/development/documents/source-files.ts'
import { readOutside } from '../../../record/log/outside.ts'
import { verifyRecord } from '../../../record/log/verify.ts'
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

// Whoever can write to the folder and owns the database needs no key of ours: a key of theirs beside it signs on.
it('a key that was put into the copy is told to whoever was given the keys by another way', async () => {
  const all = readFileSync(join(keeper.folder, 'keys.txt'), 'utf8').trim().split('\n')
  const [ours = '', theirs = ''] = all
  const outside = readOutside(keeper.folder)
  const verify = async (keys: readonly string[], copy = outside) =>
    await verifyRecord({ pool: database.pool, outside: copy, graceMs: 0, keys })
  expect(await verify(all)).toMatchObject({ verdict: 'good', compared: { keys: 2 } })
  expect(await verify(all, { ...outside!, publicKeys: [] })).toMatchObject({
    verdict: 'good',
    compared: { lacking: [] },
  })
  const found = (await verify([ours])).faults
  expect(found[0]).toMatchObject({ code: 'key.unknown', name: theirs })
  expect(new Set(found.map(({ code }) => code))).toEqual(
    new Set(['key.unknown', 'key.onlyInDatabase', 'checkpoint.signature']),
  )
  const file = join(keeper.folder, 'given.txt')
  const program = join(root, 'operations/proof/verify.py')
  const byPython = (...keys: string[]) => {
    const given = ['--copy', keeper.folder, '--database', database.ownerUrl, '--grace', '0', '--json']
    const { stdout } = spawnSync('python3', ['-B', program, ...given, ...keys.flatMap((key) => ['--key', key])])
    return JSON.parse(String(stdout)) as { verdict: string; error?: string; faults: [{ code: string }] }
  }
  writeFileSync(file, `${all.join('\n')}\n`)
  expect(byPython(file)).toMatchObject({ verdict: 'good' })
  const codes = byPython(ours).faults.map(({ code }) => code)
  expect(new Set(codes)).toEqual(new Set(found.map(({ code }) => code)))
  expect(byPython(ours.slice(1))).toMatchObject({ verdict: 'uncompared', error: expect.stringContaining('--key') })
})
