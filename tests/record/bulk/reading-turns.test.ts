import { expect, inject, it } from 'vitest'
import { setTimeout } from 'node:timers/promises'
import { endByOperator } from '../../../record/bulk/end.ts'
import { findImport } from '../../../record/bulk/imports.ts'
import { limits } from '../../../record/bulk/limits.ts'
import { stageImport } from '../../../record/bulk/stage.ts'
import { systemClock } from '../../../record/clock.ts'
import { bulkInitiationId } from '../../../workflows/contract.ts'
import { startImport } from '../../../workflows/import-client.ts'
import { withDatabase } from '../../setup/database.ts'
import { asCsv, bigRows } from '../../support/big-workbook.ts'
import { openHouse, recordingSender } from '../../support/house.ts'
import { people } from '../../support/people.ts'
import { upload, uploaded } from '../../support/uploads.ts'
import { watched } from '../../support/watched-pool.ts'
import { recordOn } from '../../support/world.ts'

const database = withDatabase()
const other = { ...people.officer, id: 'officer-jingan', agency: 'agency-jingan' } as const
const third = { ...people.officer, id: 'officer-xuhui', agency: 'agency-xuhui' } as const
const { signal } = new AbortController()
const file = (rows: number, blankLines = 0) => Buffer.from(`${asCsv(bigRows(rows))}${'\r\n'.repeat(blankLines)}`)
const stage = async (id: string) => await stageImport(database.pool, id, signal)
const statusOf = async (id: string) => (await findImport(database.pool, id))?.status

it('Of an agency one file is read at a time, in the order in which they came; another agency’s does not wait', async () => {
  const [first, second, last] = [
    await uploaded(database.pool, file(1)),
    await uploaded(database.pool, file(2)),
    await uploaded(database.pool, file(3)),
  ]
  const foreign = await uploaded(database.pool, file(1), { actor: other })
  expect([await stage(second), await stage(last)]).toEqual(['waiting', 'waiting'])
  expect((await database.pool.query('SELECT FROM import_rows')).rowCount).toBe(0)
  expect([await stage(foreign), await statusOf(foreign)]).toEqual(['staged', 'applying'])
  expect([await stage(first), await statusOf(first)]).toEqual(['staged', 'applying'])
  expect([await stage(last), await stage(second)]).toEqual(['waiting', 'staged'])
  expect(await endByOperator(database.pool, second, '虚构')).toBeUndefined()
  expect([await stage(last), await statusOf(last)]).toEqual(['staged', 'applying'])
  for (const id of [first, last, foreign]) await endByOperator(database.pool, id, '虚构')
})

it('A file that takes longer to read than it may is refused; how long its rows take to write does not count', async () => {
  const long = await uploaded(database.pool, file(1, 1_000_000))
  await stageImport(database.pool, long, signal, 50)
  expect(await findImport(database.pool, long)).toMatchObject({
    status: 'unreadable',
    rowsRead: 0,
    fault: { code: 'file.readsTooLong', params: { minutes: 1 } },
  })
  const honest = await uploaded(database.pool, file(1_500))
  const slow = watched(database.pool, async (sql) => {
    if (sql.includes('INSERT INTO import_rows')) await setTimeout(2_000)
  })
  await stageImport(slow, honest, signal, 5_000)
  expect(await findImport(database.pool, honest)).toMatchObject({ status: 'applying', rowsRead: 1_500 })
  await endByOperator(database.pool, honest, '虚构')
}, 60_000)

it('An agency has so many files at work and no more, whoever of it sends them', async () => {
  const ids: string[] = []
  for (let n = 0; n < limits.atWorkOfAgency; n += 1)
    ids.push(await uploaded(database.pool, file(n + 1), { actor: other }))
  const tooMany = { code: 'import.tooManyWaiting', params: { most: limits.atWorkOfAgency } }
  const colleague = { ...other, id: 'officer-jingan-2' }
  expect(await upload(database.pool, file(1_000), { actor: colleague })).toMatchObject(tooMany)
  expect(await upload(database.pool, file(2), { actor: colleague })).toEqual({ id: ids[1] })
  expect(await upload(database.pool, file(1_000), { actor: third })).toHaveProperty('id')
  await endByOperator(database.pool, ids[0]!, '虚构')
  expect(await upload(database.pool, file(1_000), { actor: colleague })).toHaveProperty('id')
}, 60_000)

it('An import whose turn has not come waits in its workflow, and is read when it has', async () => {
  const house = await openHouse(inject('temporalAddress'), recordOn(database, systemClock), recordingSender())
  const [first, second] = [await uploaded(database.pool, file(4)), await uploaded(database.pool, file(5))]
  const stop = await house.start()
  await startImport(house.client, second, house.queue)
  await setTimeout(3_000)
  expect(await statusOf(second)).toBe('reading')
  await startImport(house.client, first, house.queue)
  await house.client.workflow.getHandle(bulkInitiationId(second)).result()
  expect([await statusOf(first), await statusOf(second)]).toEqual(['finished', 'finished'])
  await stop()
  await house.close()
}, 60_000)
