import { expect, it, vi } from 'vitest'
import { compareWithCopy } from '../../../record/log/compare.ts'
import { watchOn } from '../../../record/log/held-up.ts'
import { askingOwn } from '../../../record/log/rows.ts'
import { functions, shapes } from '../../../record/log/laid-down.ts'
import { functionsThere } from '../../../record/log/strangers.ts'
import { shapesThere } from '../../../record/log/shapes.ts'
import { proveEntry } from '../../../record/log/proofs.ts'
import { readLogStanding } from '../../../casework/operation.ts'
import { isRefusal } from '../../../domain/refusal.ts'
import { withDatabase } from '../../setup/database.ts'
import { handClock, recordOn } from '../../support/world.ts'
import { liveCases, withKeeper } from './house.ts'

vi.setConfig({ testTimeout: 120_000 })

const database = withDatabase()
const keeper = withKeeper(database)

/** Functions and operators that fit better than those of PostgreSQL, each with the words that it is noticed by. */
const shadows = [
  ['concat_ws', 'text, text, text', 'text'],
  ['concat_ws', 'text, name, name', 'text'],
  ['jsonb_build_array', 'integer, text, text, text, text, text, text, text, text', 'jsonb'],
  ['jsonb_build_array', 'text, text, text, text, text, text, text', 'jsonb'],
  ['jsonb_build_array', 'text, text, text, text, integer, jsonb, text, text, text', 'jsonb'],
  ['times', 'double precision, integer', 'double precision', '*'],
  ['is', 'oid, regnamespace', 'boolean', '='],
  ['is_not', 'bigint, integer', 'boolean', '>='],
  ['plus', 'bigint, integer', 'bigint', '+'],
] as const

it('knows every function of the migrations, with what it does', async () => {
  expect(await functionsThere(askingOwn(database.owner))).toEqual(functions)
})

it('asks nothing of functions and operators that whoever owns the database has made', async () => {
  const [caseNo = ''] = await liveCases(database, 2)
  await keeper.sign()
  for (const [name, types, returns, operator] of shadows) {
    await database.owner.query(
      `CREATE FUNCTION public."${name}"(${types}) RETURNS ${returns} LANGUAGE plpgsql AS $f$ BEGIN RAISE 'a stranger was asked'; END $f$`,
    )
    const [left, right] = types.split(', ')
    if (operator !== undefined)
      await database.owner.query(
        `CREATE OPERATOR public.${operator} (LEFTARG = ${left}, RIGHTARG = ${right}, FUNCTION = public."${name}")`,
      )
  }
  await expect(database.pool.query('SELECT 2::float * 3')).rejects.toThrow('a stranger was asked')
  const compared = await compareWithCopy({ pool: database.pool, folder: keeper.folder, restsPerWork: 0 })
  // It tells that they are there, and nothing else.
  expect(compared?.failure).toMatch(/^A guard of the database .*\(function public\./)
  expect(await readLogStanding(recordOn(database, handClock('2026-04-07')))).toMatchObject({ state: 'altered' })
  await watchOn(askingOwn(database.pool))()
  expect(isRefusal(await proveEntry(database.pool, caseNo, 1))).toBe(false)
  const { faults } = await keeper.verify()
  expect(new Set(faults.map(({ code }) => code))).toEqual(new Set(['guard.changed']))
  expect(faults.length).toBeGreaterThan(10)
})

it('knows the columns and constraints of every table', async () => {
  expect(await shapesThere(askingOwn(database.owner))).toEqual(shapes)
})
